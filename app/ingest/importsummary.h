// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/deadletters.h"
#include "ingest/importer.h"
#include "ingest/importledger.h"

#include <array>

namespace tally {

using RejectCounts = std::array<qint64, RejectReasonCount>;

/// Puts the account of an import together from those of its files.
class ImportSummary
{
public:
    void add(const FileReport &report);
    void add(const RejectCounts &reasons);
    void add(const DeadLetters &letters);
    ImportResult result() const;

private:
    ImportResult m_result;
    ImportLedger m_ledger;
    RejectCounts m_reasons{};
};

} // namespace tally
