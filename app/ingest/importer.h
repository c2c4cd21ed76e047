// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "ingest/inputformat.h"
#include "sources/eventsink.h"

#include <QList>
#include <QStringList>

#include <functional>
#include <optional>

namespace tally {

struct ImportOptions
{
    QString
        fieldMap; ///< a built-in map's name or a file; empty: found beside the data, else guessed, else `ecs`
    std::optional<InputFormat> format; ///< unset: found from name and content
    char separator = 0; ///< of CSV; 0: as the field map says, else found
    QString deadLetterDir; ///< folder (made when needed) for the file of rejected lines; empty: they are only
                           ///< counted
    QString tempDir; ///< where long imports keep the hashes of lines without an id; empty: the system's
    qint64 nowMs = 0; ///< ingested_at of events that have none, and the time in names; 0: the system's clock
    int parsers = 0; ///< parsing threads; 0: one a core
    qsizetype batchRows = 100'000;
};

/// What became of one file. `error` is set where reading ended early; what came before it is stored and
/// counted.
struct FileReport
{
    QString file;
    QString fieldMap; ///< its name
    QList<LedgerEntry>
        ledger; ///< by UTC day, ascending; lines whose day could not be read first, under an empty day
    LedgerEntry total;
    std::optional<Error> error;
};

struct RejectedLines
{
    QString reason; ///< a stable word: ingest/rejection.h
    qint64 lines = 0;
};

struct ImportResult
{
    QList<FileReport> files;
    QList<LedgerEntry> ledger; ///< all files, by UTC day, ascending
    LedgerEntry total; ///< received = stored + duplicates + rejected
    QList<RejectedLines> rejected; ///< most frequent first
    QString deadLetters; ///< the file of rejected lines; empty where there is none
    qint64 deadLettersNotKept = 0; ///< rejected lines beyond the size limit of that file
    double seconds = 0;
    bool cancelled = false; ///< stopped on request: what was stored until then stays and is in the ledger

    bool hasErrors() const; ///< a file could not be read to its end
};

/// Reads event logs into a sink: decompression, parsing and storing overlap on threads of their own, events
/// arrive in the order of their lines, and memory does not grow with the files. Call it on any thread but the
/// GUI's; it blocks.
class Importer
{
public:
    /// Bytes as they lie in the files (compressed ones as such); bytesTotal is −1 where unknown (standard
    /// input). Called on the calling thread, about twenty times a second.
    using Progress = std::function<void(qint64 bytesDone, qint64 bytesTotal, qint64 rows)>;

    /// `-` among the files is standard input. Nothing is stored when a file or the field map can't be opened
    /// (errors `invalid_file`, `io_error`, `invalid_field_map` with the file as place). A sink's error ends
    /// the import.
    Result<ImportResult> run(const QStringList &files, const ImportOptions &options, EventSink &sink,
                             const Progress &progress, CancelToken cancel);
};

} // namespace tally
