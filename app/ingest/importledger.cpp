// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/importledger.h"

#include <QDateTime>
#include <QTimeZone>

namespace tally {
namespace {

void addTo(LedgerEntry &sum, const LedgerEntry &entry)
{
    sum.received += entry.received;
    sum.stored += entry.stored;
    sum.duplicates += entry.duplicates;
    sum.rejected += entry.rejected;
}

} // namespace

void ImportLedger::add(const QList<LedgerEntry> &entries)
{
    for (const LedgerEntry &entry : entries) {
        LedgerEntry &day = m_days[entry.day];
        day.day = entry.day;
        addTo(day, entry);
    }
}

QList<LedgerEntry> ImportLedger::days() const
{
    QList<LedgerEntry> list;
    for (const auto &entry : m_days)
        list.append(entry.second);
    return list;
}

LedgerEntry ImportLedger::total(const QList<LedgerEntry> &entries)
{
    LedgerEntry sum;
    for (const LedgerEntry &entry : entries)
        addTo(sum, entry);
    return sum;
}

} // namespace tally
