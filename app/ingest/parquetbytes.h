// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/bytesource.h"

#include <QStringList>

namespace tally {

/// Whether a plain file begins as Parquet does.
bool isParquet(const QString &path);

/// The rows of a Parquet file as NDJSON, one line a row, so that they take the way of every other log: nested
/// structs as dotted names, instants as ISO 8601 in UTC (local to the field map's zone where the column is
/// not in UTC). Read by an engine of its own that can reach this file and nothing else. One thread.
class ParquetBytes final : public ByteSource
{
public:
    /// `consumed` grows by the file's size as its rows are read. Errors: `invalid_file`, `io_error`.
    static Result<std::unique_ptr<ParquetBytes>> open(const QString &path, CancelToken cancel,
                                                      std::atomic<qint64> &consumed);
    ~ParquetBytes() override;
    Result<qint64> read(char *to, qint64 most) override;

    /// The names of columns that hold instants, as they stand in the lines.
    const QStringList &instants() const;

private:
    struct Engine;
    ParquetBytes(std::unique_ptr<Engine> engine, CancelToken cancel, std::atomic<qint64> &consumed);
    Result<bool> nextChunk();

    std::unique_ptr<Engine> m_engine;
    CancelToken m_cancel;
    std::shared_ptr<void> m_watch;
    std::atomic<qint64> &m_consumed;
    std::string m_lines;
    std::size_t m_taken = 0;
};

} // namespace tally
