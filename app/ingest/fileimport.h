// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/deadletters.h"
#include "ingest/importledger.h"
#include "ingest/lineoccurrences.h"
#include "ingest/openfile.h"

#include <array>
#include <map>

namespace tally {

/// One file's way into the sink: takes parsed chunks in order, gives lines without an id theirs, keeps
/// rejected ones, and writes batches. Works on the calling thread.
class FileImport
{
public:
    struct Shared
    {
        EventSink &sink;
        DeadLetters &deadLetters;
        std::array<qint64, RejectReasonCount> &reasons;
        CancelToken cancel;
    };

    /// `origin`: for what is set aside.
    FileImport(LetterOrigin origin, const ImportOptions &options, Shared shared);

    /// Events leave the chunk; its batch may be used again.
    Result<void> take(ParsedChunk &chunk);
    /// Writes what there is, however little.
    Result<void> flush() { return writePending(); }
    /// Writes what is left, ends the import in the sink, and answers the ledger.
    Result<QList<LedgerEntry>> finish();
    qint64 rows() const { return m_rows; }

private:
    Result<void> numberEqualLines(ParsedChunk &chunk);
    Result<void> setAside(const std::vector<RejectedLine> &lines);
    Result<void> writePending();

    LetterOrigin m_origin;
    qsizetype m_batchRows;
    Shared m_shared;
    LineOccurrences m_occurrences;
    EventBatch m_pending;
    std::map<QString, qint64> m_rejectedByDay; // not told to the sink yet
    qint64 m_rows = 0;
};

} // namespace tally
