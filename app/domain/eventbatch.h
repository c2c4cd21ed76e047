// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/field.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// Some thousands of events, column by column, on their way into a store. Not thread-safe; movable.
/// Row protocol: set() what the event has, then endRow(). A field not set is missing.
class EventBatch
{
public:
    EventBatch();

    void setText(Field field, std::string_view utf8);
    void setInteger(Field field, qint64 number); ///< instants (UTC ms) and whole numbers
    void setDecimal(Field field, double number);
    void endRow();
    void dropRow(); ///< forgets what was set since the last endRow()
    void clear();   ///< keeps the memory
    void append(const EventBatch &other); ///< adds all finished rows of another batch behind the own ones

    qsizetype size() const { return m_rows; }
    bool isEmpty() const { return m_rows == 0; }

    bool has(Field field, qsizetype row) const;
    std::string_view text(Field field, qsizetype row) const; ///< valid until the batch changes
    qint64 integer(Field field, qsizetype row) const;
    double decimal(Field field, qsizetype row) const;

private:
    struct Column
    {
        std::vector<std::uint8_t> present; // one a finished row, and one for the row being built
        std::vector<std::uint64_t> cells;  // integer or decimal bits, or the end of the text in `bytes`
        std::string bytes;
    };
    void place(Column &column, std::uint64_t cell);

    std::array<Column, FieldCount> m_columns;
    qsizetype m_rows = 0;
};

} // namespace tally
