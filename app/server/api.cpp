// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api.h"

#include "core/errorcodes.h"
#include "domain/jsonreading.h"
#include "server/eventsanswer.h"
#include "server/exportanswer.h"
#include "server/infoanswers.h"
#include "server/problem.h"
#include "server/queryanswers.h"
#include "server/segmentanswers.h"
#include "server/summaryanswer.h"

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

using Json = nlohmann::ordered_json;
constexpr int MostWaiting = 512;

Error refusal(const QString &code, const QString &detail)
{
    return {ErrorKind::InvalidInput, code, detail, {}, false};
}

/// `application/json; charset=utf-8` is application/json.
bool consumes(const Endpoint &endpoint, std::string_view contentType)
{
    const std::string_view media = contentType.substr(0, contentType.find(';'));
    const QString given = QString::fromLatin1(media.data(), qsizetype(media.size())).trimmed().toLower();
    return endpoint.consumes.contains(given);
}

std::string_view keyText(const ServedRequest &request)
{
    constexpr std::string_view bearer = "Bearer ";
    const std::string_view authorization = request.field("authorization");
    if (authorization.substr(0, bearer.size()) == bearer)
        return authorization.substr(bearer.size());
    return request.field("x-api-key");
}

ServedResponse answer(const ApiCall &call)
{
    switch (call.endpoint->id) {
    case Endpoint::Id::Query:
        return answerQuery(call);
    case Endpoint::Id::QueryBatch:
        return answerQueryBatch(call);
    case Endpoint::Id::Catalog:
        return answerCatalog(call);
    case Endpoint::Id::DimensionValues:
        return answerDimensionValues(call);
    case Endpoint::Id::GetSegment:
        return answerGetSegment(call);
    case Endpoint::Id::PutSegment:
        return answerPutSegment(call);
    case Endpoint::Id::DeleteSegment:
        return answerDeleteSegment(call);
    case Endpoint::Id::Annotations:
        return answerAnnotations(call);
    case Endpoint::Id::Export:
        return answerExport(call);
    case Endpoint::Id::Quality:
        return answerQuality(call);
    case Endpoint::Id::ViewersSummary:
        return answerSummary(call, u"unique_viewers"_s);
    case Endpoint::Id::ContentsSummary:
        return answerSummary(call, u"views"_s);
    case Endpoint::Id::Health:
        return answerHealth(call);
    case Endpoint::Id::Metrics:
        return answerMetrics(call);
    case Endpoint::Id::OpenApi:
        return answerOpenApi(call);
    case Endpoint::Id::Events:
        break; // answers later: Api::work
    }
    return problem(refusal(servercodes::NotFound, u"there is nothing at this path"_s));
}

/// Answers that are made without waiting for anything.
bool isQuick(Endpoint::Id id)
{
    return id == Endpoint::Id::Health || id == Endpoint::Id::Metrics || id == Endpoint::Id::OpenApi
        || id == Endpoint::Id::Catalog;
}

ApiCall &callOf(const ServedRequest &request)
{
    return *static_cast<ApiCall *>(request.context.get());
}

} // namespace

Api::Api(ApiContext context)
    : m_context(std::move(context))
    , m_keys(std::make_shared<const ApiKeys>())
{
}

void Api::setKeys(ApiKeys keys)
{
    const std::lock_guard lock(m_keysMutex);
    m_keys = std::make_shared<const ApiKeys>(std::move(keys));
}

qint64 Api::bodyLimit(const Endpoint &endpoint) const
{
    if (endpoint.consumes.isEmpty())
        return 0;
    return endpoint.id == Endpoint::Id::Events ? m_context.options.bodyBytes : MaxJsonBytes;
}

Result<void> Api::authorise(const ServedRequest &request, ApiCall &call)
{
    std::shared_ptr<const ApiKeys> keys;
    {
        const std::lock_guard lock(m_keysMutex);
        keys = m_keys;
    }
    if (keys->isEmpty())
        return {}; // only where nobody but this machine can ask: checkServerOptions()
    const ApiKey *key = keys->find(keyText(request), m_context.clock->nowMs());
    if (key == nullptr && call.endpoint->scope != KeyScope::None)
        return Unexpected(refusal(servercodes::Unauthorized, u"a valid key is needed: Authorization: Bearer KEY"_s));
    if (key == nullptr)
        return {};
    if (!key->allows(call.endpoint->scope))
        return Unexpected(refusal(servercodes::Forbidden, u"this key does not allow that"_s));
    const int perSecond = key->perSecond > 0 ? key->perSecond : m_context.options.ratePerSecond;
    if (!m_rates.take(key->id, perSecond, RateLimit::Instant::clock::now()))
        return failure(ErrorKind::Unavailable, servercodes::RateLimited,
                       u"more than %1 requests a second"_s.arg(perSecond), {}, true);
    call.key = *key;
    return {};
}

HttpHandler::Admission Api::admit(ServedRequest &request)
{
    Result<Route> found = route(request.method, request.target);
    if (!found) {
        Admission refused{problem(found.error()), 0};
        if (found.error().code == servercodes::MethodNotAllowed)
            refused.refused->fields.emplace_back("Allow", found.error().place.toStdString());
        return refused;
    }
    const auto call = std::make_shared<ApiCall>();
    call->endpoint = found->endpoint;
    call->values = std::move(found->values);
    call->context = &m_context;
    request.context = call;
    if (const Result<void> allowed = authorise(request, *call); !allowed)
        return {problem(allowed.error()), 0};
    if (!call->endpoint->consumes.isEmpty() && !consumes(*call->endpoint, request.field("content-type")))
        return {problem(refusal(servercodes::UnsupportedMediaType,
                                u"the body must be %1"_s.arg(call->endpoint->consumes.join(u" or "_s)))),
                0};
    return {std::nullopt, bodyLimit(*call->endpoint)};
}

void Api::handle(std::shared_ptr<ServedRequest> request, HttpResponder respond)
{
    ApiCall &found = callOf(*request);
    if (isQuick(found.endpoint->id)) {
        found.request = request;
        ServedResponse response = answer(found);
        found.request.reset();
        return respond(std::move(response));
    }
    // A call of its own, as the request holds the first one: no circle.
    const auto call = std::make_shared<ApiCall>(found);
    call->request = std::move(request);
    if (call->endpoint->id == Endpoint::Id::Query) {
        if (std::optional<ServedResponse> cached = cachedQuery(*call))
            return respond(std::move(*cached));
    }
    if (++m_waiting > MostWaiting) {
        --m_waiting;
        return respond(problem({ErrorKind::Unavailable, servercodes::Overloaded, u"too many requests wait"_s, {}, true}));
    }
    m_post([this, call, respond = std::move(respond)] {
        work(call, respond);
        --m_waiting;
    });
}

void Api::work(const std::shared_ptr<ApiCall> &call, const HttpResponder &respond)
{
    if (call->endpoint->id == Endpoint::Id::Events)
        return answerEvents(*call, respond);
    if (call->request->cancel.isCancelled())
        return respond(problem({ErrorKind::Cancelled, codes::Cancelled, u"the client went away"_s, {}, false}));
    respond(answer(*call));
}

ServedResponse Api::fault(HttpFault fault)
{
    using namespace servercodes;
    switch (fault) {
    case HttpFault::Malformed:
        return problem(refusal(BadRequest, u"not a request as RFC 9112 has it"_s));
    case HttpFault::Timeout:
        return problem(refusal(RequestTimeout, u"the request did not come in time"_s));
    case HttpFault::HeaderTooLarge:
        return problem(refusal(HeaderTooLarge, u"the header is too large"_s));
    case HttpFault::BodyTooLarge:
        return problem(refusal(TooLarge, u"the body is too large"_s));
    case HttpFault::BadEncoding:
        return problem(refusal(BadRequest, u"the body is not whole gzip"_s));
    case HttpFault::UnknownEncoding:
        return problem(refusal(UnsupportedMediaType, u"a body may be packed by gzip only"_s));
    case HttpFault::Busy:
        return problem({ErrorKind::Unavailable, Overloaded, u"too much is being read at once"_s, {}, true});
    case HttpFault::UnknownVersion:
        return problem(refusal(UnsupportedVersion, u"versions 1.1 and 1.0 are spoken here"_s));
    }
    return problem(refusal(BadRequest, u"not a request"_s));
}

void Api::record(const HttpRecord &record)
{
    const auto *call
        = record.request != nullptr ? static_cast<const ApiCall *>(record.request->context.get()) : nullptr;
    m_context.metrics.count(call != nullptr ? call->endpoint : nullptr, record.status, record.seconds, record.bytes);
    const bool isError = record.status >= 500;
    if (!m_context.log.wants(isError ? ServerLog::Level::Errors : ServerLog::Level::Requests))
        return;
    Json facts{{"status", record.status}, {"bytes", record.bytes}, {"ms", record.seconds * 1000}};
    if (record.request != nullptr) {
        facts["method"] = record.request->method;
        facts["path"] = record.request->target.substr(0, record.request->target.find('?')).substr(0, 200);
        facts["peer"] = record.request->peer;
    }
    if (call != nullptr && call->key)
        facts["key"] = call->key->id.toStdString();
    m_context.log.event("request", facts);
}

} // namespace tally
