// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/lineoccurrences.h"

#include "core/errorcodes.h"

#include <QDir>
#include <QTemporaryFile>

#include <bit>
#include <cerrno>
#include <cstring>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr size_t FirstSlots = 1 << 12;

struct FileSlot
{
    LineHash hash;
    quint64 count = 0; // 0: free
};
static_assert(sizeof(FileSlot) == 24);

Unexpected ioFailure()
{
    const bool isFull = errno == ENOSPC || errno == EDQUOT;
    return failure(ErrorKind::Io, isFull ? codes::DiskFull : codes::IoError,
                   u"the temporary table of lines: %1"_s.arg(QString::fromLocal8Bit(std::strerror(errno))));
}

} // namespace

/// A power of two of slots, found by the hash's top bits, so that growing keeps their order and runs through
/// the file from front to back. Slots are read some at a time.
class LineOccurrences::FileTable
{
public:
    static Result<std::unique_ptr<FileTable>> create(const QString &folder, int slotBits)
    {
        auto table = std::unique_ptr<FileTable>(new FileTable(folder, slotBits));
        const bool opened = table->m_file.open();
        if (!opened || ::ftruncate(table->m_file.handle(), table->bytes()) != 0)
            return ioFailure();
        return table;
    }

    /// Adds `by` to the line's count and answers what it was before.
    Result<qint64> add(const LineHash &hash, quint64 by)
    {
        std::array<FileSlot, 16> window;
        const quint64 mask = (quint64(1) << m_slotBits) - 1;
        for (quint64 slot = hash.high >> (64 - m_slotBits);;
             slot = (slot + window.size()) & mask & ~quint64(15)) {
            const size_t count
                = window.size() - (slot & 15); // windows are aligned, so that none wraps around
            if (!transfer<&::pread>(window.data(), count, slot))
                return ioFailure();
            for (size_t i = 0; i < count; ++i) {
                FileSlot &found = window[i];
                if (found.count != 0 && !(found.hash == hash))
                    continue;
                const quint64 before = found.count;
                m_used += before == 0 ? 1 : 0;
                found = {hash, before + by};
                if (!transfer<&::pwrite>(&found, 1, slot + i))
                    return ioFailure();
                return qint64(before);
            }
        }
    }

    bool isCrowded() const { return m_used * 10 > (quint64(7) << m_slotBits); }
    int slotBits() const { return m_slotBits; }

    Result<void> copyTo(FileTable &other)
    {
        std::vector<FileSlot> block(1 << 14);
        const quint64 all = quint64(1) << m_slotBits;
        for (quint64 slot = 0; slot < all; slot += block.size()) {
            const size_t count = size_t(std::min<quint64>(block.size(), all - slot));
            if (!transfer<&::pread>(block.data(), count, slot))
                return ioFailure();
            for (size_t i = 0; i < count; ++i) {
                if (block[i].count == 0)
                    continue;
                if (auto added = other.add(block[i].hash, block[i].count); !added)
                    return Unexpected(added.error());
            }
        }
        return {};
    }

private:
    FileTable(const QString &folder, int slotBits)
        : m_file(QDir(folder).filePath(u"tallyroom-lines-XXXXXX"_s))
        , m_slotBits(slotBits)
    {
    }
    off_t bytes() const { return off_t(sizeof(FileSlot)) << m_slotBits; }

    template <auto Call, typename Slots>
    bool transfer(Slots *slots, size_t count, quint64 at)
    {
        auto *bytes = reinterpret_cast<char *>(slots);
        size_t left = count * sizeof(FileSlot);
        off_t offset = off_t(at * sizeof(FileSlot));
        while (left > 0) {
            const ssize_t moved = Call(m_file.handle(), bytes, left, offset);
            if (moved < 0 && errno == EINTR)
                continue;
            if (moved <= 0)
                return false;
            bytes += moved;
            offset += moved;
            left -= size_t(moved);
        }
        return true;
    }

    QTemporaryFile m_file;
    int m_slotBits;
    quint64 m_used = 0;
};

LineOccurrences::LineOccurrences(QString folder, size_t inMemory)
    : m_folder(folder.isEmpty() ? QDir::tempPath() : std::move(folder))
    , m_inMemory(inMemory)
{
    rehash(FirstSlots);
}

LineOccurrences::~LineOccurrences() = default;

size_t LineOccurrences::slotOf(const LineHash &hash) const
{
    const size_t mask = m_hashes.size() - 1;
    size_t slot = size_t(hash.high) & mask;
    while (m_counts[slot] != 0 && !(m_hashes[slot] == hash))
        slot = (slot + 1) & mask;
    return slot;
}

void LineOccurrences::rehash(size_t slots)
{
    auto hashes = std::exchange(m_hashes, std::vector<LineHash>(slots));
    auto counts = std::exchange(m_counts, std::vector<quint32>(slots));
    for (size_t i = 0; i < hashes.size(); ++i) {
        if (counts[i] == 0)
            continue;
        const size_t slot = slotOf(hashes[i]);
        m_hashes[slot] = hashes[i];
        m_counts[slot] = counts[i];
    }
}

Result<qint64> LineOccurrences::next(const LineHash &hash)
{
    if (m_table) {
        if (auto grown = grow(); !grown)
            return Unexpected(grown.error());
        return m_table->add(hash, 1);
    }
    const size_t slot = slotOf(hash);
    if (m_counts[slot] != 0)
        return qint64(m_counts[slot]++);
    if (m_used >= m_inMemory) {
        if (auto moved = moveToDisk(); !moved)
            return Unexpected(moved.error());
        return m_table->add(hash, 1);
    }
    m_hashes[slot] = hash;
    m_counts[slot] = 1;
    if (++m_used * 4 > m_hashes.size() * 3)
        rehash(m_hashes.size() * 2);
    return 0;
}

Result<void> LineOccurrences::moveToDisk()
{
    const int bits = std::max(6, int(std::bit_width(m_used * 4)));
    auto made = FileTable::create(m_folder, bits);
    if (!made)
        return Unexpected(made.error());
    for (size_t i = 0; i < m_hashes.size(); ++i) {
        if (m_counts[i] == 0)
            continue;
        if (auto added = (*made)->add(m_hashes[i], m_counts[i]); !added)
            return Unexpected(added.error());
    }
    m_hashes = {};
    m_counts = {};
    m_table = std::move(*made);
    return {};
}

Result<void> LineOccurrences::grow()
{
    if (!m_table->isCrowded())
        return {};
    auto larger = FileTable::create(m_folder, m_table->slotBits() + 1);
    if (!larger)
        return Unexpected(larger.error());
    if (auto copied = m_table->copyTo(**larger); !copied)
        return copied;
    m_table = std::move(*larger);
    return {};
}

} // namespace tally
