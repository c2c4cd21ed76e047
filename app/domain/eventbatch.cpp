// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/eventbatch.h"

#include <algorithm>
#include <bit>

namespace tally {

EventBatch::EventBatch() = default;

// Columns are padded only when something is set, so that a field which no event has costs nothing.
void EventBatch::place(Column &column, std::uint64_t cell)
{
    const auto row = std::size_t(m_rows);
    if (column.present.size() < row) {
        const std::uint64_t padding = column.bytes.empty() || column.cells.empty() ? 0 : column.cells.back();
        column.present.resize(row, 0);
        column.cells.resize(row, padding);
    }
    column.present.resize(row + 1);
    column.cells.resize(row + 1);
    column.present[row] = 1;
    column.cells[row] = cell;
}

void EventBatch::setText(Field field, std::string_view utf8)
{
    Column &column = m_columns[std::size_t(field)];
    const auto row = std::size_t(m_rows);
    if (column.present.size() > row) // set twice: the later text stays
        column.bytes.resize(row == 0 ? 0 : column.cells[row - 1]);
    column.bytes.append(utf8);
    place(column, 0);
    column.cells[row] = column.bytes.size();
}

void EventBatch::setInteger(Field field, qint64 number)
{
    place(m_columns[std::size_t(field)], std::bit_cast<std::uint64_t>(number));
}

void EventBatch::setDecimal(Field field, double number)
{
    place(m_columns[std::size_t(field)], std::bit_cast<std::uint64_t>(number));
}

void EventBatch::endRow()
{
    ++m_rows;
}

void EventBatch::dropRow()
{
    const auto row = std::size_t(m_rows);
    for (Column &column : m_columns) {
        if (column.present.size() <= row)
            continue;
        column.present.resize(row);
        column.cells.resize(row);
        if (!column.bytes.empty())
            column.bytes.resize(row == 0 ? 0 : column.cells[row - 1]);
    }
}

void EventBatch::clear()
{
    for (Column &column : m_columns) {
        column.present.clear();
        column.cells.clear();
        column.bytes.clear();
    }
    m_rows = 0;
}

void EventBatch::append(const EventBatch &other)
{
    const auto before = std::size_t(m_rows);
    const auto added = std::size_t(other.m_rows);
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const Column &from = other.m_columns[i];
        Column &to = m_columns[i];
        const std::size_t count = std::min(from.present.size(), added);
        if (count == 0)
            continue;
        const std::uint64_t base = to.bytes.size(); // 0 in columns without text
        to.present.resize(before, 0);
        to.cells.resize(before, base);
        to.present.insert(to.present.end(), from.present.begin(),
                          from.present.begin() + std::ptrdiff_t(count));
        to.cells.reserve(before + count);
        for (std::size_t row = 0; row < count; ++row)
            to.cells.push_back(from.cells[row] + base);
        to.bytes += from.bytes;
    }
    m_rows += other.m_rows;
}

bool EventBatch::has(Field field, qsizetype row) const
{
    const Column &column = m_columns[std::size_t(field)];
    return std::size_t(row) < column.present.size() && column.present[std::size_t(row)] != 0;
}

std::string_view EventBatch::text(Field field, qsizetype row) const
{
    if (!has(field, row))
        return {};
    const Column &column = m_columns[std::size_t(field)];
    const std::size_t begin = row == 0 ? 0 : column.cells[std::size_t(row) - 1];
    return std::string_view(column.bytes).substr(begin, column.cells[std::size_t(row)] - begin);
}

qint64 EventBatch::integer(Field field, qsizetype row) const
{
    return has(field, row) ? std::bit_cast<qint64>(m_columns[std::size_t(field)].cells[std::size_t(row)]) : 0;
}

double EventBatch::decimal(Field field, qsizetype row) const
{
    return has(field, row) ? std::bit_cast<double>(m_columns[std::size_t(field)].cells[std::size_t(row)])
                           : 0.0;
}

} // namespace tally
