// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/embeddedsink.h"

#include "core/errorcodes.h"

using namespace Qt::StringLiterals;

namespace tally {

EmbeddedSink::EmbeddedSink(std::shared_ptr<StoreWriter> writer, std::shared_ptr<const Clock> clock,
                           std::function<void()> changed, qint64 resumed)
    : m_writer(std::move(writer))
    , m_clock(std::move(clock))
    , m_changed(std::move(changed))
    , m_resumed(resumed)
{
}

EmbeddedSink::~EmbeddedSink()
{
    if (m_unsignalled)
        m_changed();
    m_writer->rest();
}

Result<void> EmbeddedSink::begin(const ImportInfo &info)
{
    return m_writer->beginImport(info, m_resumed).map([this](qint64 import) { m_import = import; });
}

Result<void> EmbeddedSink::write(const EventBatch &batch, CancelToken cancel)
{
    constexpr qint64 signalEveryMs = 2'000;
    if (m_import == 0)
        return failure(ErrorKind::Internal, codes::Internal, u"write() before begin()"_s);
    const Result<bool> stored = m_writer->write(m_import, batch, m_rejected, cancel);
    if (!stored)
        return Unexpected(stored.error());
    m_rejected.clear();
    m_unsignalled = m_unsignalled || *stored;
    const qint64 now = m_clock->nowMs();
    if (m_unsignalled && now - m_lastSignalMs >= signalEveryMs) {
        m_lastSignalMs = now;
        m_unsignalled = false;
        m_changed();
    }
    return {};
}

void EmbeddedSink::addRejected(const QString &day, qint64 lines)
{
    m_rejected[day].rejected += lines;
}

Result<QList<LedgerEntry>> EmbeddedSink::finish()
{
    const Result<QList<LedgerEntry>> ledger = m_writer->finishImport(m_import, m_rejected, m_clock->nowMs());
    if (ledger)
        m_rejected.clear();
    m_unsignalled = false;
    m_changed();
    return ledger;
}

} // namespace tally
