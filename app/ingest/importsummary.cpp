// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/importsummary.h"

#include <algorithm>

namespace tally {

void ImportSummary::add(const FileReport &report)
{
    m_ledger.add(report.ledger);
    m_result.files.append(report);
}

void ImportSummary::add(const RejectCounts &reasons)
{
    for (std::size_t i = 0; i < reasons.size(); ++i)
        m_reasons[i] += reasons[i];
}

void ImportSummary::add(const DeadLetters &letters)
{
    m_result.deadLetters = letters.path();
    m_result.deadLettersNotKept = letters.notKept();
}

ImportResult ImportSummary::result() const
{
    ImportResult result = m_result;
    result.ledger = m_ledger.days();
    result.total = ImportLedger::total(result.ledger);
    for (int i = 0; i < RejectReasonCount; ++i) {
        if (m_reasons[std::size_t(i)] > 0)
            result.rejected.append({rejectReasonName(RejectReason(i)), m_reasons[std::size_t(i)]});
    }
    std::stable_sort(result.rejected.begin(), result.rejected.end(),
                     [](const RejectedLines &a, const RejectedLines &b) { return a.lines > b.lines; });
    return result;
}

} // namespace tally
