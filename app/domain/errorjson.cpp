// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errorcodes.h"
#include "domain/queryjson.h"

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

int httpStatus(const Error &error)
{
    if (error.code == codes::CursorExpired)
        return 410;
    switch (error.kind) {
    case ErrorKind::InvalidInput:
        return 400;
    case ErrorKind::NotFound:
        return 404;
    case ErrorKind::Conflict:
        return 409;
    case ErrorKind::Unavailable:
        return 503;
    case ErrorKind::Timeout:
        return 504;
    case ErrorKind::Cancelled:
        return 499; // the client went away
    case ErrorKind::Io:
    case ErrorKind::Damaged:
    case ErrorKind::Internal:
        break;
    }
    return 500;
}

/// "invalid_time_zone" is titled "Invalid time zone".
QString title(const QString &code)
{
    QString words = code;
    words.replace(u'_', u' ');
    return words.left(1).toUpper() + words.mid(1);
}

} // namespace

nlohmann::ordered_json errorToJson(const Error &error)
{
    const QString code = error.code.isEmpty() ? codes::Internal : error.code;
    nlohmann::ordered_json json{{"type", (u"urn:tallyroom:problem:"_s + code).toStdString()},
                                {"title", title(code).toStdString()},
                                {"status", httpStatus(error)},
                                {"detail", error.detail.toStdString()},
                                {"code", code.toStdString()}};
    if (!error.place.isEmpty())
        json["pointer"] = error.place.toStdString();
    if (error.retryable)
        json["retryable"] = true;
    return json;
}

} // namespace tally
