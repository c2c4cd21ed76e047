// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "domain/value.h"
#include "domain/zone.h"
#include "reports/instanttext.h"

#include <QIODevice>

#include <optional>
#include <string>
#include <string_view>

namespace tally {

struct CsvOptions
{
    bool byteOrderMark = false; ///< what makes Excel read UTF-8
    Zone zone; ///< in which instants are written
};

/// The one writer of CSV: RFC 4180 (CRLF, UTF-8), formulas and broken text made harmless (reports/csvtext.h),
/// headers too; unknown is an empty cell. Streams in bounded memory to a device, which must outlive it. After
/// a failed write nothing more is written; finish() tells. One thread.
class CsvWriter
{
public:
    CsvWriter(QIODevice &out, const CsvOptions &options);

    void text(std::string_view utf8);
    void text(const QString &text);
    void integer(qint64 number);
    void decimal(double number);
    void instant(qint64 utcMs);
    void empty();
    void value(const Value &value);
    void endRow();

    /// Finished rows, headers among them.
    qint64 rows() const { return m_rows; }
    bool failed() const { return m_error.has_value(); }
    /// Writes what is buffered. Errors: disk_full, io_error.
    Result<void> finish();

private:
    void startCell();
    void flush();

    QIODevice &m_out;
    InstantText m_instants;
    std::string m_buffer;
    std::string m_scratch;
    std::size_t m_rowStart = 0;
    int m_cells = 0;
    qint64 m_rows = 0;
    std::optional<Error> m_error;
};

} // namespace tally
