// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/sharing/sharedsink.h"

#include "core/errorcodes.h"
#include "sources/sharing/batchbytes.h"
#include "sources/sharing/sharedstore.h"
#include "sources/sharing/wire.h"

namespace tally {

namespace {

Result<wire::Json> answerOf(const wire::Json &frame)
{
    if (frame.contains("ok"))
        return frame["ok"];
    return Unexpected(wire::readError(frame.value("error", wire::Json())));
}

} // namespace

SharedSink::SharedSink(SharedStore &store, qint64 resumed)
    : m_store(store)
    , m_import(resumed)
{
}

Result<void> SharedSink::begin(const ImportInfo &info)
{
    m_info = info;
    const Result<void> begun = connectAndBegin();
    return begun || !isHostGone(begun.error()) ? begun : succeed();
}

Result<void> SharedSink::connectAndBegin()
{
    Result<std::unique_ptr<QLocalSocket>> socket = m_store.connectToHost();
    if (!socket)
        return Unexpected(socket.error());
    m_socket = std::move(*socket);
    Frames frames(*m_socket);
    const Json request{{"do", "import"}, {"info", wire::importJson(m_info)}, {"resume", m_import}};
    return frames.send(request)
        .and_then([&frames] { return frames.receiveJson([] { return false; }); })
        .and_then(&answerOf)
        .map([this](const Json &json) { m_import = json.value("import", qint64(0)); });
}

/// Goes on in the store's successor: with what its host has not confirmed.
Result<void> SharedSink::succeed()
{
    m_socket.reset();
    const Result<Store *> next = m_store.successor();
    if (!next)
        return Unexpected(next.error());
    m_local = (*next)->makeSink(m_import);
    const Result<void> begun = m_local->begin(m_info);
    for (auto day = m_rejected.cbegin(); day != m_rejected.cend(); ++day)
        m_local->addRejected(day.key(), day.value());
    m_rejected.clear();
    return begun;
}

SharedSink::Json SharedSink::rejectedJson() const
{
    QList<LedgerEntry> entries;
    for (auto day = m_rejected.cbegin(); day != m_rejected.cend(); ++day)
        entries += {day.key(), 0, 0, 0, day.value()};
    return wire::ledgerJson(entries);
}

Result<SharedSink::Json> SharedSink::askHost(const char *what, const QByteArray *batch,
                                             const CancelToken &cancel)
{
    Frames frames(*m_socket);
    Result<void> sent = frames.send({{"do", what}, {"rejected", rejectedJson()}});
    if (sent && batch != nullptr)
        sent = frames.sendBytes(*batch);
    if (!sent)
        return Unexpected(sent.error());
    return frames.receiveJson([&cancel] { return cancel.isCancelled(); }).and_then(&answerOf);
}

Result<void> SharedSink::write(const EventBatch &batch, CancelToken cancel)
{
    if (!m_local && m_socket) {
        const QByteArray bytes = batchToBytes(batch);
        const Result<Json> done = askHost("write", &bytes, cancel);
        if (done) {
            m_rejected.clear();
            return {};
        }
        if (!isHostGone(done.error()))
            return Unexpected(done.error());
        if (const Result<void> next = succeed(); !next)
            return next;
    }
    if (!m_local)
        return failure(ErrorKind::Internal, codes::Internal, QStringLiteral("write() before begin()"));
    return m_local->write(batch, cancel);
}

void SharedSink::addRejected(const QString &day, qint64 lines)
{
    if (m_local)
        m_local->addRejected(day, lines);
    else
        m_rejected[day] += lines;
}

Result<QList<LedgerEntry>> SharedSink::finish()
{
    if (!m_local && m_socket) {
        const Result<QList<LedgerEntry>> ledger = askHost("finish", nullptr, {}).and_then(&wire::readLedger);
        if (ledger || !isHostGone(ledger.error()))
            return ledger;
        if (const Result<void> next = succeed(); !next)
            return Unexpected(next.error());
    }
    if (!m_local)
        return failure(ErrorKind::Internal, codes::Internal, QStringLiteral("finish() before begin()"));
    return m_local->finish();
}

} // namespace tally
