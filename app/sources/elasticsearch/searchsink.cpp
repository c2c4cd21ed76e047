// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/elasticsearch/searchsink.h"

#include "core/utcday.h"
#include "sources/elasticsearch/indexnames.h"

#include <QDeadlineTimer>
#include <QThread>

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;
namespace od = simdjson::ondemand;

namespace {

Error cancelledImport()
{
    return {ErrorKind::Cancelled, codes::Cancelled, u"stopped on request"_s, {}, true};
}

/// In small steps, so that stopping does not wait.
bool pause(int ms, const CancelToken &cancel)
{
    for (QDeadlineTimer timer(ms); !timer.hasExpired();) {
        if (cancel.isCancelled())
            return false;
        QThread::msleep(10);
    }
    return !cancel.isCancelled();
}

} // namespace

SearchSink::SearchSink(std::shared_ptr<EngineClient> client, QString base, Rejected rejected,
                       std::function<void()> changed)
    : SearchSink(std::move(client), std::move(base), std::move(rejected), std::move(changed), Limits())
{
}

SearchSink::SearchSink(std::shared_ptr<EngineClient> client, QString base, Rejected rejected,
                       std::function<void()> changed, const Limits &limits)
    : m_client(std::move(client))
    , m_base(std::move(base))
    , m_rejected(std::move(rejected))
    , m_changed(std::move(changed))
    , m_limits(limits)
{
}

Result<void> SearchSink::begin(const ImportInfo &)
{
    m_ledger.clear();
    const QString index = indexExpression({indexOfInstant(m_base, IndexStyle::Day, 0)}, {});
    const Result<Json> answer
        = m_client->json("POST", u"/_index_template/_simulate_index/"_s + index, {}, CancelToken());
    if (!answer && answer.error().code == codes::Forbidden)
        return {}; // who may only write can't look: whoever gave that right put the template
    if (!answer)
        return Unexpected(answer.error());
    const Json::json_pointer type("/template/mappings/properties/event/properties/id/type");
    if (answer->contains(type) && answer->at(type) == "keyword")
        return {};
    return failure(
        ErrorKind::NotFound, codes::EngineRefused,
        u"no index template maps events for %1-*: `tally indices template` puts one"_s.arg(m_base));
}

SearchSink::Item SearchSink::itemOf(const EventBatch &batch, qsizetype row) const
{
    Item item;
    item.row = row;
    item.day = utcDay(batch.integer(Field::Time, row));
    item.action = R"({"create":{"_index":)";
    appendJsonText(item.action, indexOfInstant(m_base, IndexStyle::Day, item.day * DayMs).toStdString());
    item.action += R"(,"_id":)";
    appendJsonText(item.action, documentId(batch.text(Field::EventId, row)));
    item.action += "}}";
    m_writer.append(batch, row, DocumentWriter::Labels::Indexed, item.document);
    return item;
}

Result<void> SearchSink::write(const EventBatch &batch, CancelToken cancel)
{
    m_batch = &batch;
    Items items;
    std::size_t bytes = 0;
    Result<void> done;
    for (qsizetype row = 0; row < batch.size() && done; ++row) {
        Item item = itemOf(batch, row);
        bytes += item.action.size() + item.document.size() + 2;
        items.push_back(std::move(item));
        if (bytes < m_limits.bulkBytes)
            continue;
        done = send(std::exchange(items, {}), cancel);
        bytes = 0;
    }
    if (done && !items.empty())
        done = send(std::move(items), cancel);
    if (done)
        done = takeAll(cancel);
    if (done)
        done = sendPutOff(cancel);
    m_bulks.clear();
    m_underWay.clear();
    m_putOff.clear();
    m_batch = nullptr;
    return done;
}

Result<void> SearchSink::send(Items items, const CancelToken &cancel)
{
    const bool meetsEqual = std::any_of(
        items.cbegin(), items.cend(), [this](const Item &item) { return m_underWay.contains(item.action); });
    if (meetsEqual) {
        if (const Result<void> taken = takeAll(cancel); !taken)
            return taken;
    }
    while (m_bulks.size() >= m_limits.inFlight) {
        if (const Result<void> taken = takeOldest(cancel); !taken)
            return taken;
    }
    HttpRequest request{"POST", u"/_bulk?filter_path=items.*.status,items.*.error"_s, {}};
    request.contentType = "application/x-ndjson";
    request.anyStatus = true;
    for (const Item &item : items) {
        m_underWay.insert(item.action);
        request.body.append(item.action.data(), qsizetype(item.action.size())).append('\n');
        request.body.append(item.document.data(), qsizetype(item.document.size())).append('\n');
    }
    m_bulks.push_back({std::move(items), m_client->http().send(request, cancel)});
    return {};
}

Result<void> SearchSink::takeAll(const CancelToken &cancel)
{
    while (!m_bulks.empty()) {
        if (const Result<void> taken = takeOldest(cancel); !taken)
            return taken;
    }
    return {};
}

Result<void> SearchSink::takeOldest(const CancelToken &)
{
    Bulk bulk = std::move(m_bulks.front());
    m_bulks.pop_front();
    bulk.answer.waitForFinished();
    if (bulk.answer.resultCount() == 0)
        return Unexpected(cancelledImport());
    Result<HttpAnswer> answer = bulk.answer.takeResult();
    if (!answer)
        return Unexpected(answer.error());
    if (answer->status == 429) {
        const std::vector<Outcome> allBusy(bulk.items.size(), Outcome{429, {}});
        return settle(std::move(bulk.items), allBusy);
    }
    if (answer->status != 200)
        return Unexpected(engineError(*answer));
    const Result<std::vector<Outcome>> outcomes = outcomesOf(std::move(answer->body), bulk.items.size());
    if (!outcomes)
        return Unexpected(outcomes.error());
    return settle(std::move(bulk.items), *outcomes);
}

Result<std::vector<SearchSink::Outcome>> SearchSink::outcomesOf(QByteArray answer, std::size_t count)
{
    std::vector<Outcome> outcomes;
    const auto size = std::size_t(answer.size());
    answer.reserve(answer.size() + qsizetype(simdjson::SIMDJSON_PADDING));
    try {
        od::parser parser;
        od::document document = parser.iterate(answer.constData(), size, size + simdjson::SIMDJSON_PADDING);
        for (auto item : document["items"].get_array()) {
            Outcome outcome;
            for (auto member : item["create"].get_object()) {
                const std::string_view key = member.unescaped_key();
                if (key == "status") {
                    outcome.status = int(int64_t(member.value().get_int64()));
                } else if (key == "error") {
                    od::object error = member.value().get_object();
                    const std::string_view raw = error.raw_json();
                    outcome.reason = QString::fromUtf8(raw.data(), qsizetype(raw.size())).left(1000);
                }
            }
            outcomes.push_back(std::move(outcome));
        }
    } catch (const simdjson::simdjson_error &error) {
        return failure(ErrorKind::Unavailable, codes::UpstreamUnavailable,
                       u"the answer to a bulk request can't be read: "_s + QString::fromUtf8(error.what()));
    }
    if (outcomes.size() != count)
        return failure(
            ErrorKind::Unavailable, codes::UpstreamUnavailable,
            u"the answer to a bulk request of %1 events tells of %2"_s.arg(count).arg(outcomes.size()));
    return outcomes;
}

/// Only what the engine says to have created counts as stored.
Result<void> SearchSink::settle(Items items, const std::vector<Outcome> &outcomes)
{
    for (std::size_t i = 0; i < items.size(); ++i) {
        Item &item = items[i];
        const Outcome &outcome = outcomes[i];
        LedgerEntry &entry = entryOf(utcDayText(item.day));
        m_underWay.erase(item.action);
        if (outcome.status == 201 || outcome.status == 200) {
            ++entry.stored;
        } else if (outcome.status == 409) {
            ++entry.duplicates;
        } else if (outcome.status == 429 || outcome.status == 503) {
            m_putOff.push_back(std::move(item));
        } else if (outcome.status == 400 && !item.keepsLabels && m_batch->has(Field::Labels, item.row)) {
            item.keepsLabels = true;
            item.document.clear();
            m_writer.append(*m_batch, item.row, DocumentWriter::Labels::Kept, item.document);
            m_putOff.push_back(std::move(item));
        } else if (outcome.status == 400 || outcome.status == 413) {
            ++entry.rejected;
            if (m_rejected)
                m_rejected(item.document, outcome.reason);
        } else { // not the event's fault: a missing right, a blocked index
            HttpAnswer answer{outcome.status, "{\"error\":" + outcome.reason.toUtf8() + '}', {}, {}};
            return Unexpected(engineError(answer));
        }
    }
    return {};
}

Result<void> SearchSink::sendPutOff(const CancelToken &cancel)
{
    for (int attempt = 0; !m_putOff.empty(); ++attempt) {
        if (attempt >= m_limits.attempts)
            return failure(ErrorKind::Unavailable, codes::RateLimited,
                           u"the engine puts off %1 events again and again"_s.arg(m_putOff.size()), {}, true);
        if (attempt > 0 && !pause(m_limits.firstPauseMs << std::min(attempt - 1, 6), cancel))
            return Unexpected(cancelledImport());
        Items items = std::exchange(m_putOff, {});
        std::stable_sort(items.begin(), items.end(),
                         [](const Item &a, const Item &b) { return a.row < b.row; });
        const Result<void> done = send(std::move(items), cancel).and_then([&] { return takeAll(cancel); });
        if (!done)
            return done;
    }
    return {};
}

LedgerEntry &SearchSink::entryOf(const QString &day)
{
    LedgerEntry &entry = m_ledger[day];
    entry.day = day;
    return entry;
}

void SearchSink::addRejected(const QString &day, qint64 lines)
{
    entryOf(day).rejected += lines;
}

Result<QList<LedgerEntry>> SearchSink::finish()
{
    QList<LedgerEntry> entries;
    qint64 stored = 0;
    for (LedgerEntry entry : std::as_const(m_ledger)) {
        entry.received = entry.stored + entry.duplicates + entry.rejected;
        stored += entry.stored;
        entries.append(entry);
    }
    std::sort(entries.begin(), entries.end(),
              [](const LedgerEntry &a, const LedgerEntry &b) { return a.day < b.day; });
    if (stored == 0)
        return entries;
    const Result<QByteArray> seen = m_client->call(
        "POST", u'/' + indexExpression({}, m_base + u"-*"_s) + u"/_refresh"_s, {}, CancelToken());
    if (!seen)
        return Unexpected(seen.error());
    if (m_changed)
        m_changed();
    return entries;
}

} // namespace tally
