// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/importer.h"
#include "ingest/rowparser.h"

namespace tally {

/// A file that is ready to be parsed: its format and field map are known, its CSV header is read.
struct OpenFile
{
    std::unique_ptr<RecordReader> reader;
    Chunk first; ///< the records already read
    ParsePlan plan;
};

/// Opens a file as ImportOptions say. Errors: `invalid_file`, `io_error`, `invalid_field_map`, `cancelled`.
Result<OpenFile> openFile(const QString &file, const ImportOptions &options, CancelToken cancel,
                          std::atomic<qint64> &consumed);

/// The same over bytes that are open already, of text that is not packed.
Result<OpenFile> openText(const QString &file, const ImportOptions &options,
                          std::unique_ptr<ByteSource> source);

/// The file's field map before its content is looked at: the one asked for, or one beside the data.
Result<std::optional<FieldMap>> chosenFieldMap(const QString &file, const ImportOptions &options);

/// Whether the file exists and may be read: `invalid_file` for a folder, `io_error` else.
Result<void> checkReadable(const QString &file);

} // namespace tally
