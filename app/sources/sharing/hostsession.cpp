// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/sharing/hostsession.h"

#include "core/errorcodes.h"
#include "domain/queryjson.h"
#include "sources/sharing/batchbytes.h"
#include "sources/sharing/wire.h"
#include "sources/sharing/wirequality.h"

#include <QSemaphore>

namespace tally {

using namespace Qt::StringLiterals;
using wire::Json;

namespace {

constexpr int LookEveryMs = 50;
constexpr int Protocol = 1;

Unexpected unknownRequest()
{
    return failure(ErrorKind::InvalidInput, codes::InvalidQuery, u"an unknown request"_s);
}

std::string textOf(const Json &json, const char *key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

int intOf(const Json &json, const char *key, int otherwise)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_number_integer() ? found->get<int>() : otherwise;
}

Json partOf(const Json &json, const char *key)
{
    const auto found = json.find(key);
    return found != json.end() ? *found : Json();
}

void addRejected(EventSink &sink, const Json &step)
{
    const Result<QList<LedgerEntry>> rejected = wire::readLedger(partOf(step, "rejected"));
    for (const LedgerEntry &entry : rejected.value_or(QList<LedgerEntry>()))
        sink.addRejected(entry.day, entry.rejected);
}

} // namespace

Json hostGreeting()
{
    return {{"tallyroom", TALLYROOM_VERSION}, {"protocol", Protocol}, {"definitions", DefinitionsVersion}};
}

HostSession::HostSession(HostState &state, QLocalSocket &socket)
    : m_state(state)
    , m_socket(socket)
    , m_frames(socket)
{
}

void HostSession::run()
{
    if (!m_frames.send(hostGreeting()))
        return;
    const Result<Json> request = m_frames.receiveJson([this] { return m_state.stopping.load(); });
    if (!request)
        return;
    if (textOf(*request, "do") == "watch")
        return watch();
    const Result<Json> answered = answer(*request);
    // Whoever does not take the answer does not want it any more.
    static_cast<void>(m_frames.send(answered ? Json{{"ok", *answered}}
                                             : Json{{"error", wire::errorJson(answered.error())}}));
}

Result<Json> HostSession::answer(const Json &request)
{
    const std::string what = textOf(request, "do");
    if (what == "query")
        return query(request);
    if (what == "info") {
        const CancelToken cancel;
        return awaited(m_state.store->info(cancel), cancel).map(&wire::infoJson);
    }
    if (what == "values")
        return values(request);
    if (what == "export")
        return exportEvents(request);
    if (what == "import")
        return import(request);
    if (what == "backup")
        return backUp(request);
    if (what == "quality" || what == "quality_rows")
        return quality(what, request);
    return upkeep(what, request);
}

/// Waits for an answer; cancels it when the other side hangs up.
template <typename T>
Result<T> HostSession::awaited(QFuture<Result<T>> future, CancelToken cancel)
{
    QSemaphore done;
    const QFuture<void> signalled = future.then([&done](const Result<T> &) { done.release(); });
    while (!done.tryAcquire(1, LookEveryMs)) {
        m_socket.waitForReadyRead(0); // notices the end of the connection
        if (m_frames.isBroken())
            cancel.cancel();
    }
    return future.result();
}

Result<Json> HostSession::query(const Json &request)
{
    Result<Query> query = queryFromJson(partOf(request, "query"));
    if (!query)
        return Unexpected(query.error());
    query->explain = partOf(request, "explain") == Json(true);
    const CancelToken cancel;
    return awaited(m_state.store->query(*query, cancel), cancel).map(&wire::tableJson);
}

Result<Json> HostSession::values(const Json &request)
{
    const CancelToken cancel;
    const auto found = m_state.store->values(QString::fromStdString(textOf(request, "dimension")),
                                             QString::fromStdString(textOf(request, "text")),
                                             intOf(request, "limit", 20), cancel);
    return awaited(found, cancel).map(&wire::valuesJson);
}

Result<Json> HostSession::quality(const std::string &what, const Json &request)
{
    const Result<QualityQuestion> question = wire::readQuestion(partOf(request, "question"));
    if (!question)
        return Unexpected(question.error());
    const CancelToken cancel;
    if (what == "quality")
        return awaited(m_state.store->quality(*question, cancel), cancel).map(&wire::reportJson);
    const auto figure = qualityFigureByName(QString::fromStdString(textOf(request, "figure")));
    if (!figure)
        return unknownRequest();
    const int limit = intOf(request, "limit", 20);
    return awaited(m_state.store->qualityRows(*question, *figure, limit, cancel), cancel)
        .map(&wire::rowsJson);
}

Result<Json> HostSession::exportEvents(const Json &request)
{
    const Result<EventSelection> selection = wire::readSelection(partOf(request, "selection"));
    if (!selection)
        return Unexpected(selection.error());
    const auto send = [this](const EventBatch &batch) { return m_frames.sendBytes(batchToBytes(batch)); };
    return m_state.store->exportEvents(*selection, send, {}).map([] { return Json(); });
}

Result<Json> HostSession::backUp(const Json &request)
{
    CancelToken cancel;
    const auto progress = [this, &cancel](qint64 done, qint64 all) {
        if (!m_frames.send({{"progress", Json::array({done, all})}}))
            cancel.cancel();
    };
    return m_state.store->backUp(QString::fromStdString(textOf(request, "to")), progress, cancel)
        .map([](const BackupReport &report) {
            return Json{{"events", report.events}, {"bytes", report.bytes}};
        });
}

Result<Json> HostSession::upkeep(const std::string &what, const Json &request)
{
    if (what == "facts")
        return m_state.store->facts(intOf(request, "imports", 0), {}).map(&wire::factsJson);
    if (what == "prune") {
        return wire::readPrune(partOf(request, "options"))
            .and_then([this](const PruneOptions &options) { return m_state.store->prune(options, {}); })
            .map(&wire::prunedJson);
    }
    if (what == "erase") {
        return wire::readErasure(partOf(request, "options"))
            .and_then([this](const ErasureOptions &options) { return m_state.store->erase(options, {}); })
            .map(&wire::erasedJson);
    }
    return unknownRequest();
}

/// The sink lives as long as the connection: {"write"} and a batch, again and again, then {"finish"}.
Result<Json> HostSession::import(const Json &request)
{
    const Result<ImportInfo> info = wire::readImport(partOf(request, "info"));
    if (!info)
        return Unexpected(info.error());
    const Json resumed = partOf(request, "resume");
    const auto sink = m_state.store->makeSink(resumed.is_number_integer() ? resumed.get<qint64>() : 0);
    if (const Result<void> begun = sink->begin(*info); !begun)
        return Unexpected(begun.error());
    const qint64 id = sink->importId();
    if (const Result<void> told = m_frames.send({{"ok", {{"import", id}}}}); !told)
        return Unexpected(told.error());
    while (true) {
        const Result<Json> step = m_frames.receiveJson([this] { return m_state.stopping.load(); });
        if (!step)
            return Unexpected(step.error());
        addRejected(*sink, *step);
        if (textOf(*step, "do") == "finish")
            return sink->finish().map(&wire::ledgerJson);
        if (const Result<bool> goesOn = importStep(*sink, *step); !goesOn || !*goesOn)
            return goesOn ? Result<Json>(Json()) : Unexpected(goesOn.error());
    }
}

/// False: the other side is gone.
Result<bool> HostSession::importStep(EventSink &sink, const Json &step)
{
    if (textOf(step, "do") != "write")
        return unknownRequest();
    const Result<Frame> frame = m_frames.receive([] { return false; });
    if (!frame)
        return false;
    const Result<void> written = batchFromBytes(frame->payload).and_then([&sink](const EventBatch &batch) {
        return sink.write(batch, {});
    });
    const Json told = written ? Json{{"ok", Json()}} : Json{{"error", wire::errorJson(written.error())}};
    return m_frames.send(told).has_value();
}

void HostSession::watch()
{
    quint64 told = m_state.changes;
    // Once more at first: what changed between the other side's last answer and this.
    bool isNews = true;
    while (!m_state.stopping && !m_frames.isBroken()) {
        if (isNews && !m_frames.send({{"changed", told}}))
            return;
        m_socket.waitForReadyRead(LookEveryMs * 4);
        const quint64 now = m_state.changes;
        isNews = now != told;
        told = now;
    }
}

} // namespace tally
