// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "ingest/linehash.h"

#include <memory>
#include <vector>

namespace tally {

/// Counts how often each line came before, exactly. Up to `inMemory` different lines are kept in memory, more
/// of them in a hash table in an unnamed file of `folder`. Errors: `io_error`, `disk_full`. One thread at a
/// time.
class LineOccurrences
{
public:
    explicit LineOccurrences(QString folder = {}, size_t inMemory = 1'500'000);
    ~LineOccurrences();
    LineOccurrences(const LineOccurrences &) = delete;
    LineOccurrences &operator=(const LineOccurrences &) = delete;

    /// How often this line came before; counts it.
    Result<qint64> next(const LineHash &hash);
    bool isOnDisk() const { return m_table != nullptr; }

private:
    class FileTable;
    Result<void> moveToDisk();
    Result<void> grow();
    void rehash(size_t slots);
    size_t slotOf(const LineHash &hash) const;

    QString m_folder;
    size_t m_inMemory;
    size_t m_used = 0;
    std::vector<LineHash> m_hashes;
    std::vector<quint32> m_counts; // 0: the slot is free
    std::unique_ptr<FileTable> m_table;
};

} // namespace tally
