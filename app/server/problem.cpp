// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/problem.h"

#include "core/errorcodes.h"
#include "domain/queryjson.h"

#include <QHash>

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

const QHash<QString, unsigned> &statuses()
{
    using namespace servercodes;
    static const QHash<QString, unsigned> all{
        {BadRequest, 400},      {InvalidParameter, 400},       {Unauthorized, 401},    {Forbidden, 403},
        {NotFound, 404},        {MethodNotAllowed, 405},       {RequestTimeout, 408},  {TooLarge, 413},
        {UnsupportedMediaType, 415}, {HeaderTooLarge, 431},    {RateLimited, 429},     {Overloaded, 503},
        {SpoolFull, 503},       {NoEvents, 400},               {UnsupportedVersion, 505},
        {codes::DiskFull, 503}, {codes::UnknownSegment, 400}};
    return all;
}

bool isInside(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Io:
    case ErrorKind::Damaged:
    case ErrorKind::Internal:
        return true;
    case ErrorKind::Unavailable:
        return error.code == codes::UpstreamUnavailable;
    case ErrorKind::InvalidInput:
    case ErrorKind::NotFound:
    case ErrorKind::Conflict:
    case ErrorKind::Timeout:
    case ErrorKind::Cancelled:
        break;
    }
    return false;
}

QString outwardDetail(const Error &error)
{
    if (error.code == codes::UpstreamUnavailable)
        return u"the source behind this server does not answer"_s;
    if (error.code == codes::DiskFull)
        return u"the server's disk is full"_s;
    return u"something went wrong in the server; its log tells more"_s;
}

} // namespace

unsigned statusOf(const Error &error)
{
    if (const auto found = statuses().constFind(error.code); found != statuses().cend())
        return *found;
    return errorToJson(error).at("status").get<unsigned>();
}

Error outward(const Error &error)
{
    if (!isInside(error))
        return error;
    return {error.kind, error.code, outwardDetail(error), {}, error.retryable};
}

nlohmann::ordered_json problemJson(const Error &error)
{
    nlohmann::ordered_json json = errorToJson(outward(error));
    json["status"] = statusOf(error);
    return json;
}

ServedResponse problem(const Error &error)
{
    using Json = nlohmann::ordered_json;
    const unsigned status = statusOf(error);
    ServedResponse response = ServedResponse::of(status, problemJson(error).dump(-1, ' ', false, Json::error_handler_t::replace),
                                             "application/problem+json");
    if (status == 429 || status == 503)
        response.fields.emplace_back("Retry-After", status == 429 ? "1" : "5");
    if (status == 401)
        response.fields.emplace_back("WWW-Authenticate", "Bearer");
    return response;
}

} // namespace tally
