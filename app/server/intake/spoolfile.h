// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace tally {

/// Where a record begins: the number of its file and the offset in it.
struct SpoolPlace
{
    quint64 segment = 0;
    qint64 offset = 0;
    bool operator==(const SpoolPlace &) const = default;
};

/// Accepted events of one request or one stretch of a stream, as NDJSON in the Elastic Common Schema.
struct SpoolRecord
{
    qint64 receivedMs = 0;
    qint64 rows = 0;
    std::string lines;
};

/// A record with its frame: a mark, its length, a checksum.
std::string framed(const SpoolRecord &record);

struct SpoolRead
{
    std::optional<SpoolRecord> record; ///< unset: no whole record from there on
    qint64 next = 0; ///< the offset behind it
    qint64 skipped = 0; ///< damaged bytes before it
};
/// The next whole record at `offset` or, where that is damaged, behind it.
SpoolRead readRecord(std::string_view file, qint64 offset);

/// `0000000012.spool` in the folder.
QString spoolFileName(const QString &folder, quint64 segment);
/// Numbers of the files in the folder, ascending.
QList<quint64> spoolSegments(const QString &folder);

} // namespace tally
