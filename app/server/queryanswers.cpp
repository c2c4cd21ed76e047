// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/queryanswers.h"

#include "core/errorcodes.h"
#include "domain/jsonreading.h"
#include "domain/queryjson.h"
#include "server/http/answerhead.h"
#include "server/http/gzip.h"
#include "server/problem.h"
#include "workspace/savedfilters.h"

#include <QCryptographicHash>

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr std::size_t MostInBatch = 100;

std::string cacheKey(const ApiCall &call)
{
    return (call.mayNameViewers() ? "v" : "-") + call.request->body;
}

bool filtersNameViewers(const QList<Filter> &filters)
{
    return std::any_of(filters.begin(), filters.end(), [](const Filter &filter) {
        return namesViewers({filter.dimension}) || filtersNameViewers(filter.children);
    });
}

Result<void> checkRights(const Query &query, const ApiCall &call)
{
    if (call.mayNameViewers())
        return {};
    const QStringList named = query.dimensions + (query.top ? QStringList{query.top->dimension} : QStringList());
    if (namesViewers(named) || filtersNameViewers(query.filters))
        return failure(ErrorKind::InvalidInput, servercodes::Forbidden, u"this key may not see single viewers"_s);
    return {};
}

/// Ranges by the bounds of the data are asked for, others are known at once.
Result<void> checkRange(const RangeSpec &spec, const Query &query, const ApiCall &call, const QString &place)
{
    const int mostDays = call.context->options.maxRangeDays;
    std::optional<DataBounds> bounds;
    if (spec.name == u"all"_s) {
        if (query.dimensions.isEmpty())
            return {};
        const Result<SourceInfo> info = call.context->source.info(call.request->cancel).result();
        if (!info)
            return Unexpected(info.error());
        bounds = info->bounds;
    }
    const qint64 now = query.asOfMs.value_or(call.context->clock->nowMs());
    const Result<DateRange> range = resolveRange(spec, now, query.weekStart, bounds);
    constexpr qint64 hourMs = 3'600'000;
    // A day of a clock change is longer.
    if (range && range->toMs - range->fromMs > mostDays * 24 * hourMs + hourMs)
        return failure(ErrorKind::InvalidInput, codes::RangeTooLarge,
                       u"a range has at most %1 days here; totals of all time are answered"_s.arg(mostDays), place);
    return {}; // what cannot be resolved, the source tells
}

/// Until when the answer stands while the data is the same: unset for ever.
std::optional<AnswerCache::Instant> standsUntil(const Query &query, const ResultTable &table, const ApiCall &call)
{
    const bool isFixed = query.range.name.isEmpty() && table.range.toMs <= call.context->clock->nowMs()
        && table.quality.incompleteBuckets.isEmpty()
        && (query.compare.mode != CompareMode::Custom || query.compare.custom.name.isEmpty());
    if (isFixed && call.context->onlyWriter)
        return std::nullopt;
    return std::chrono::steady_clock::now() + std::chrono::seconds(call.context->options.cacheSeconds);
}

ServedResponse responseOf(const CachedAnswer &answer)
{
    ServedResponse response;
    response.body = answer.body;
    response.packed = answer.packed;
    response.fields.emplace_back("ETag", answer.etag);
    return response;
}

std::string etagOf(const std::string &body)
{
    const QByteArray hash = QCryptographicHash::hash(QByteArray::fromRawData(body.data(), qsizetype(body.size())),
                                                     QCryptographicHash::Sha256);
    return "W/\"" + hash.toHex().left(32).toStdString() + '"';
}

} // namespace

bool namesViewers(const QStringList &dimensions)
{
    static const QStringList names{u"viewer"_s,     u"anonymous_id"_s, u"session"_s,
                                   u"event_id"_s,   u"playback"_s,     u"impression"_s};
    return std::any_of(dimensions.begin(), dimensions.end(),
                       [](const QString &dimension) { return names.contains(dimension); });
}

Result<nlohmann::ordered_json> bodyJson(const std::string &body)
{
    try {
        return parseUntrusted(QByteArray::fromRawData(body.data(), qsizetype(body.size())));
    } catch (const Misread &misread) {
        return Unexpected(misread.error);
    }
}

Result<Query> admitted(Query query, const ApiCall &call)
{
    const SavedFilters saved(call.context->options.workspaceFolder + u"/filters"_s);
    Result<Query> expanded = expandSegments(query, [&saved](const QString &name) -> std::optional<QList<Filter>> {
        const std::optional<SavedFilter> found = saved.find(name);
        return found ? std::optional(found->filters) : std::nullopt;
    });
    if (!expanded)
        return expanded;
    if (Result<void> allowed = checkRights(*expanded, call); !allowed)
        return Unexpected(allowed.error());
    if (call.context->options.maxRangeDays == 0)
        return expanded;
    if (Result<void> fits = checkRange(expanded->range, *expanded, call, u"range"_s); !fits)
        return Unexpected(fits.error());
    if (expanded->compare.mode != CompareMode::Custom)
        return expanded;
    return checkRange(expanded->compare.custom, *expanded, call, u"compare.range"_s).and_then([&expanded] {
        return expanded;
    });
}

Result<ResultTable> ask(const Query &query, const ApiCall &call)
{
    const int seconds = call.context->options.querySeconds;
    const Deadlines::Watch watch = call.context->deadlines.watch(call.request->cancel, seconds);
    Result<ResultTable> table = call.context->source.query(query, call.request->cancel).result();
    if (!table && table.error().kind == ErrorKind::Cancelled && *watch)
        return failure(ErrorKind::Timeout, codes::Timeout, u"longer than %1 seconds"_s.arg(seconds), {}, true);
    return table;
}

std::optional<ServedResponse> cachedQuery(const ApiCall &call)
{
    const auto found = call.context->cache.find(cacheKey(call), std::chrono::steady_clock::now());
    return found ? std::optional(responseOf(*found)) : std::nullopt;
}

ServedResponse answerQuery(const ApiCall &call)
{
    const quint64 generation = call.context->cache.generation();
    const Result<Query> query
        = bodyJson(call.request->body).and_then(queryFromJson).and_then([&call](const Query &asked) {
              return admitted(asked, call);
          });
    if (!query)
        return problem(query.error());
    const Result<ResultTable> table = ask(*query, call);
    if (!table)
        return problem(table.error());
    const QByteArray text = resultToJsonText(*table);
    CachedAnswer answer{std::make_shared<const std::string>(text.constData(), size_t(text.size())), {}, {}};
    answer.etag = etagOf(*answer.body);
    ServedResponse response = responseOf(answer);
    if (isWorthPacking(response))
        answer.packed = std::make_shared<const std::string>(gzipped(*answer.body));
    response.packed = answer.packed;
    if (call.context->options.cacheBytes > 0)
        call.context->cache.add(cacheKey(call), answer, generation, standsUntil(*query, *table, call));
    return response;
}

ServedResponse answerQueryBatch(const ApiCall &call)
{
    const Result<nlohmann::ordered_json> queries = bodyJson(call.request->body);
    if (!queries)
        return problem(queries.error());
    if (!queries->is_array() || queries->empty() || queries->size() > MostInBatch)
        return problem({ErrorKind::InvalidInput, codes::InvalidQuery,
                        u"a list of 1 to %1 queries is expected"_s.arg(MostInBatch), {}, false});
    nlohmann::ordered_json answers = nlohmann::ordered_json::array();
    for (const auto &json : *queries) {
        const Result<ResultTable> table
            = queryFromJson(json)
                  .and_then([&call](const Query &asked) { return admitted(asked, call); })
                  .and_then([&call](const Query &asked) { return ask(asked, call); });
        if (call.request->cancel.isCancelled() && !table)
            return problem(table.error());
        answers.push_back(table ? resultToJson(*table) : problemJson(table.error()));
    }
    return ServedResponse::of(200,
                            answers.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

} // namespace tally
