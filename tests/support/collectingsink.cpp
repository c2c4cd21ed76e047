// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/collectingsink.h"

#include "core/errorcodes.h"
#include "support/eventmaker.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace tally {

Result<void> CollectingSink::begin(const ImportInfo &info)
{
    m_imports.append(info);
    m_ledger.clear();
    ++m_open;
    return {};
}

Result<void> CollectingSink::write(const EventBatch &batch, CancelToken cancel)
{
    if (onWrite)
        onWrite();
    if (cancel.isCancelled())
        return failure(ErrorKind::Cancelled, codes::Cancelled, u"cancelled"_s);
    if (m_writes++ == failAtWrite)
        return failure(ErrorKind::Io, codes::DiskFull, u"planned"_s);
    m_batchSizes.append(batch.size());
    for (qsizetype row = 0; row < batch.size(); ++row) {
        const QDate day = QDateTime::fromMSecsSinceEpoch(batch.integer(Field::Time, row), Qt::UTC).date();
        LedgerEntry &entry = m_ledger[day.toString(Qt::ISODate)];
        entry.day = day.toString(Qt::ISODate);
        ++entry.received;
        const bool isNew
            = m_keys.emplace(day.toJulianDay(), std::string(batch.text(Field::EventId, row))).second;
        ++(isNew ? entry.stored : entry.duplicates);
        if (isNew)
            copyEvent(batch, row, m_events);
    }
    return {};
}

void CollectingSink::addRejected(const QString &day, qint64 lines)
{
    LedgerEntry &entry = m_ledger[day];
    entry.day = day;
    entry.received += lines;
    entry.rejected += lines;
}

Result<QList<LedgerEntry>> CollectingSink::finish()
{
    --m_open;
    QList<LedgerEntry> list;
    for (const auto &entry : m_ledger)
        list.append(entry.second);
    return list;
}

QString CollectingSink::row(qsizetype index) const
{
    return eventText(m_events, index);
}

QStringList CollectingSink::rows() const
{
    QStringList list;
    for (qsizetype i = 0; i < m_events.size(); ++i)
        list.append(row(i));
    return list;
}

} // namespace tally
