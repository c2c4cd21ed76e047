// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/source.h"

#include <map>

namespace tally {

/// Ledgers of several files as one, by day.
class ImportLedger
{
public:
    void add(const QList<LedgerEntry> &entries);
    QList<LedgerEntry> days() const; ///< ascending; an unknown day first
    static LedgerEntry total(const QList<LedgerEntry> &entries);

private:
    std::map<QString, LedgerEntry> m_days;
};

} // namespace tally
