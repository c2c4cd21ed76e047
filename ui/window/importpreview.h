// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/importer.h"

#include <QStringList>

namespace tally {

/// What the beginning of a file would become.
struct ImportPreview
{
    QString fieldMap; ///< the map that would be used
    QStringList columns; ///< short names of the fields that occur
    QList<QStringList> rows; ///< the first events, texts by column
    LedgerEntry total; ///< of the lines read so far
    QList<RejectedLines> rejected;
};

inline constexpr int PreviewRows = 8;

/// Reads some hundred lines of the file, storing nothing. Blocks: on a worker thread. `options` as for the
/// import.
Result<ImportPreview> previewImport(const QString &file, ImportOptions options, CancelToken cancel);

} // namespace tally
