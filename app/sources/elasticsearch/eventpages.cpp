// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/elasticsearch/eventpages.h"

#include "sources/elasticsearch/documentreader.h"

#include <nlohmann/json.hpp>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

/// A scroll: the one way to page from a snapshot that all versions of both engines know. It is ended in every
/// case.
class Scroll
{
public:
    Scroll(EngineClient &client, const CancelToken &cancel)
        : m_client(client)
        , m_cancel(cancel)
    {
    }
    ~Scroll()
    {
        if (m_id.isEmpty())
            return;
        const Json body{{"scroll_id", Json::array({m_id.toStdString()})}};
        HttpRequest request{"DELETE", u"/_search/scroll"_s, QByteArray::fromStdString(body.dump())};
        request.anyStatus = true;
        m_client.http().send(request, CancelToken()); // nobody waits: an engine forgets it by itself as well
    }
    Scroll(const Scroll &) = delete;
    Scroll &operator=(const Scroll &) = delete;

    QFuture<Result<HttpAnswer>> first(const PageRequest &request)
    {
        Json body{{"size", request.pageSize}, {"query", request.query}, {"track_total_hits", true}};
        body["sort"] = request.sorted
            ? Json::array({{{"@timestamp", {{"order", "asc"}, {"unmapped_type", "date"}}}},
                           {{"event.id", {{"order", "asc"}, {"unmapped_type", "keyword"}}}}})
            : Json::array({"_doc"});
        const QString path = u"/%1/_search?scroll=5m&allow_partial_search_results=%2"_s.arg(
            request.indices, request.allowPartial ? u"true"_s : u"false"_s);
        return send(path, body, true);
    }

    QFuture<Result<HttpAnswer>> next()
    {
        // Sent twice it would skip a page.
        return send(u"/_search/scroll"_s, {{"scroll", "5m"}, {"scroll_id", m_id.toStdString()}}, false);
    }

    void setId(const QByteArray &id) { m_id = id; }

private:
    QFuture<Result<HttpAnswer>> send(const QString &path, const Json &body, bool repeatable)
    {
        HttpRequest request{"POST", path, QByteArray::fromStdString(body.dump())};
        request.anyStatus = true;
        request.repeatable = repeatable;
        return m_client.http().send(request, m_cancel);
    }

    EngineClient &m_client;
    CancelToken m_cancel;
    QByteArray m_id;
};

Result<QByteArray> waitFor(QFuture<Result<HttpAnswer>> &future)
{
    future.waitForFinished();
    if (future.resultCount() == 0)
        return failure(ErrorKind::Cancelled, codes::Cancelled, u"the connection is being closed"_s);
    Result<HttpAnswer> answer = future.takeResult();
    if (!answer)
        return Unexpected(answer.error());
    if (answer->status != 200)
        return Unexpected(engineError(*answer));
    return std::move(answer->body);
}

Result<void> note(const DocumentPage &page, const QByteArray &bytes, const PageRequest &request,
                  PagesRead &read)
{
    read.unreadable += page.unreadable;
    read.shardsFailed = std::max(read.shardsFailed, page.shardsFailed);
    read.timedOut = read.timedOut || page.timedOut;
    if (request.allowPartial || (page.shardsFailed == 0 && !page.timedOut))
        return {};
    const Result<Json> answer = parseAnswer(bytes);
    const std::optional<Error> partial = answer ? partialError(*answer) : std::nullopt;
    return Unexpected(
        partial.value_or(Error{ErrorKind::Unavailable, codes::PartialResult, u"shards failed"_s, {}, true}));
}

} // namespace

Json timeRange(qint64 fromMs, qint64 toMs)
{
    return {{"range", {{"@timestamp", {{"gte", fromMs}, {"lt", toMs}, {"format", "epoch_millis"}}}}}};
}

Result<PagesRead> readEvents(EngineClient &client, const PageRequest &request,
                             const std::function<Result<void>(EventBatch &)> &take, const CancelToken &cancel)
{
    PagesRead all;
    DocumentReader reader;
    EventBatch batch;
    Scroll scroll(client, cancel);
    QFuture<Result<HttpAnswer>> page = scroll.first(request);
    std::optional<qint64> total;
    qint64 seen = 0;
    for (;;) {
        Result<QByteArray> bytes = waitFor(page);
        if (!bytes)
            return Unexpected(bytes.error());
        batch.clear();
        const Result<DocumentPage> read = reader.read(*bytes, batch);
        if (!read)
            return Unexpected(read.error());
        if (!read->scrollId.isEmpty())
            scroll.setId(read->scrollId);
        if (const Result<void> whole = note(*read, *bytes, request, all); !whole)
            return Unexpected(whole.error());
        if (!total)
            total = read->total;
        seen += read->hits;
        if (read->hits == 0 && seen != total.value_or(seen))
            return failure(ErrorKind::Unavailable, codes::UpstreamUnavailable,
                           u"%1 of %2 events came"_s.arg(seen).arg(*total), {}, true);
        if (read->hits == 0)
            return all;
        page = scroll.next();
        all.events += batch.size();
        if (batch.isEmpty())
            continue;
        if (const Result<void> taken = take(batch); !taken)
            return Unexpected(taken.error());
    }
}

} // namespace tally
