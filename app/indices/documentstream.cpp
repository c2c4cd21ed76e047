// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "indices/documentstream.h"

#include "core/errorcodes.h"
#include "indices/exactjson.h"
#include "indices/jsonpick.h"

#include <nlohmann/json.hpp>

#include <QScopeGuard>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr qint64 BytesOfPage = 4 << 20;
constexpr int StoreShrinks = 3; // an index on disk is smaller than its documents' text by about that

Json searchBody(const StreamOptions &options)
{
    const Json all{{"match_all", Json::object()}};
    const Json having{{"exists", {{"field", options.field.toStdString()}}}};
    return {{"size", options.pageSize},
            {"sort", Json::array({"_doc"})},
            {"track_total_hits", true},
            {"query", options.field.isEmpty() ? all : having}};
}

struct Page
{
    QString scroll;
    qint64 total = 0; // of all pages
    std::vector<StoredDocument> documents;
};

Result<Page> readPage(const ClusterAnswer &answer, const QString &index)
{
    if (answer.status < 200 || answer.status > 299)
        return Unexpected(refusalOf(answer));
    Result<Json> json = parseExact(answer.body);
    if (!json)
        return Unexpected(json.error());
    if (!isWhole(*json))
        return failure(ErrorKind::Unavailable, codes::PartialResult, u"a shard did not answer"_s, index,
                       true);
    Page page;
    page.scroll = textOf(pick(*json, {"_scroll_id"}));
    page.total = integerOf(pick(*json, {"hits", "total", "value"}), -1);
    const Json &hits = pick(*json, {"hits", "hits"});
    for (const Json &hit : hits) {
        page.documents.push_back(
            {textOf(pick(hit, {"_id"})), textOf(pick(hit, {"_routing"})), pick(hit, {"_source"})});
        if (page.documents.back().id.isEmpty() || !page.documents.back().source.is_object())
            return failure(ErrorKind::Damaged, codes::EngineRefused,
                           u"a document came without its id or source"_s, index);
    }
    if (page.scroll.isEmpty())
        return failure(ErrorKind::Damaged, codes::UpstreamUnavailable, u"the engine gave no scroll id"_s,
                       index);
    return page;
}

} // namespace

Result<void> streamDocuments(ClusterCalls &calls, const QString &index, const StreamOptions &options,
                             const std::function<Result<void>(std::vector<StoredDocument> &)> &take)
{
    QString scroll;
    const auto close = qScopeGuard([&] {
        if (!scroll.isEmpty())
            calls.send("DELETE", u"/_search/scroll"_s,
                       QByteArray::fromStdString(Json{{"scroll_id", scroll.toStdString()}}.dump()));
    });
    const QString first = u"/%1/_search?scroll=5m&allow_partial_search_results=false"_s.arg(pathPart(index));
    Result<ClusterAnswer> answer
        = calls.send("POST", first, QByteArray::fromStdString(searchBody(options).dump()));
    for (qint64 given = 0;;) {
        if (!answer)
            return Unexpected(answer.error());
        Result<Page> page = readPage(*answer, index);
        if (!page)
            return Unexpected(page.error());
        scroll = page->scroll;
        if (page->documents.empty() && given == page->total)
            return {};
        if (page->documents.empty()) // an answer that was lost on the way took its page with it
            return failure(ErrorKind::Unavailable, codes::PartialResult,
                           u"%1 of %2 documents came"_s.arg(given).arg(page->total), index, true);
        given += qint64(page->documents.size());
        if (const Result<void> taken = take(page->documents); !taken)
            return taken;
        if (options.most >= 0 && given >= options.most)
            return {};
        const Json next{{"scroll", "5m"}, {"scroll_id", scroll.toStdString()}};
        answer = calls.send("POST", u"/_search/scroll"_s, QByteArray::fromStdString(next.dump()));
    }
}

Result<int> pageSizeFor(ClusterCalls &calls, const QString &index)
{
    const Result<Json> stats = calls.get(u"/%1/_stats/docs,store"_s.arg(pathPart(index)));
    if (!stats)
        return Unexpected(stats.error());
    const Json &primaries = pick(*stats, {"_all", "primaries"});
    const qint64 documents = std::max<qint64>(1, integerOf(pick(primaries, {"docs", "count"})));
    const qint64 bytes = std::max<qint64>(
        1, integerOf(pick(primaries, {"store", "size_in_bytes"})) * StoreShrinks / documents);
    return int(std::clamp<qint64>(BytesOfPage / bytes, 10, 2000));
}

} // namespace tally
