// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/csvwriter.h"

#include "reports/csvtext.h"
#include "reports/deviceerror.h"
#include "reports/utf8.h"

namespace tally {

namespace {
constexpr std::size_t FlushAt = 256 * 1024;
}

CsvWriter::CsvWriter(QIODevice &out, const CsvOptions &options)
    : m_out(out)
    , m_instants(options.zone)
{
    m_buffer.reserve(FlushAt + 64 * 1024);
    if (options.byteOrderMark)
        m_buffer = "\xef\xbb\xbf";
    m_rowStart = m_buffer.size();
}

void CsvWriter::startCell()
{
    if (m_cells++ > 0)
        m_buffer.push_back(',');
}

void CsvWriter::text(std::string_view utf8)
{
    startCell();
    csv::appendText(m_buffer, utf8);
}

void CsvWriter::text(const QString &text)
{
    m_scratch.clear();
    utf8::append(m_scratch, text);
    this->text(std::string_view(m_scratch));
}

void CsvWriter::integer(qint64 number)
{
    startCell();
    csv::appendInteger(m_buffer, number);
}

void CsvWriter::decimal(double number)
{
    startCell();
    csv::appendDecimal(m_buffer, number);
}

void CsvWriter::instant(qint64 utcMs)
{
    startCell();
    m_instants.append(m_buffer, utcMs);
}

void CsvWriter::empty()
{
    startCell();
}

void CsvWriter::value(const Value &value)
{
    if (value.isInteger())
        integer(value.toInteger());
    else if (value.isDouble())
        decimal(value.toDouble());
    else if (value.isNull())
        empty();
    else
        text(value.toText());
}

void CsvWriter::endRow()
{
    // An empty line is no row for most readers, so a lone empty cell is written with quotes.
    if (m_cells == 1 && m_buffer.size() == m_rowStart)
        m_buffer += "\"\"";
    m_buffer += "\r\n";
    m_cells = 0;
    ++m_rows;
    if (m_buffer.size() >= FlushAt)
        flush();
    m_rowStart = m_buffer.size();
}

void CsvWriter::flush()
{
    const auto size = qint64(m_buffer.size());
    if (!m_error && m_out.write(m_buffer.data(), size) != size)
        m_error = deviceError(m_out);
    m_buffer.clear();
}

Result<void> CsvWriter::finish()
{
    flush();
    m_rowStart = 0;
    if (m_error)
        return Unexpected(*m_error);
    return {};
}

} // namespace tally
