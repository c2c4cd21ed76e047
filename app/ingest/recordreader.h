// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/bytesource.h"
#include "ingest/rejection.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

inline constexpr qsizetype ChunkBytes = 1024 * 1024;
inline constexpr qsizetype KeptOfLongLine = 64 * 1024;
inline constexpr qsizetype ChunkPadding
    = 64; ///< zeros behind a chunk's text: the JSON parser reads in wide steps

/// One record of a chunk: a line, a CSV record (which may span lines), or an element of a JSON array.
struct Record
{
    qsizetype offset = 0;
    qsizetype length = 0; ///< without the line's end
    qint64 line = 0; ///< where it begins, from 1
    bool shortened = false; ///< only the beginning of a line that is too long
    std::optional<RejectReason> fault; ///< it can't be read: why
};

/// About a MiB of whole records.
struct Chunk
{
    std::string bytes; ///< ends with ChunkPadding zeros
    std::vector<Record> records;

    std::string_view text(const Record &record) const
    {
        return std::string_view(bytes).substr(size_t(record.offset), size_t(record.length));
    }
};

/// Cuts a byte stream into records. Blank lines are no records. A line longer than MaxLineBytes becomes one
/// faulty record that keeps its beginning. When the stream breaks, what was complete comes first, then one
/// faulty record for the torn end, and error() tells. One thread at a time; memory is bounded whatever the
/// stream holds.
class RecordReader
{
public:
    /// `head`: bytes already taken from the stream.
    RecordReader(std::unique_ptr<ByteSource> source, std::string head);
    virtual ~RecordReader() = default;
    RecordReader(const RecordReader &) = delete;
    RecordReader &operator=(const RecordReader &) = delete;

    /// The next records; false at the end. May answer an empty chunk in between.
    bool next(Chunk &chunk);
    const std::optional<Error> &error() const { return m_error; }

protected:
    /// Cuts what it can off the front of `chunk.bytes` into records and answers how many bytes that took; the
    /// rest comes again with more behind it. At the end everything must be taken.
    virtual qsizetype cut(Chunk &chunk, bool atEnd) = 0;

    bool isTorn() const { return m_error.has_value(); }
    /// Adds chunk.bytes[begin, end) as the record of m_line, unless it is blank.
    void add(Chunk &chunk, size_t begin, size_t end, std::optional<RejectReason> fault = {});

    qint64 m_line = 1;

private:
    void fill(std::string &bytes);

    std::unique_ptr<ByteSource> m_source;
    std::string m_carry;
    std::optional<Error> m_error;
    bool m_atEnd = false;
    bool m_done = false;
};

/// Lines that end with LF or CRLF: NDJSON.
std::unique_ptr<RecordReader> makeLineReader(std::unique_ptr<ByteSource> source, std::string head);
/// RFC 4180: quoted cells may hold separators, doubled quotes and line ends. A line with a bad quote is one
/// faulty record, and reading goes on with the next line.
std::unique_ptr<RecordReader> makeCsvReader(std::unique_ptr<ByteSource> source, std::string head,
                                            char separator);
/// The elements of one JSON array.
std::unique_ptr<RecordReader> makeJsonArrayReader(std::unique_ptr<ByteSource> source, std::string head);

} // namespace tally
