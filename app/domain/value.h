// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <variant>

namespace tally {

/// The cell of the rest of a dimension's values under a `top`; shown and written as "Other".
struct OtherValues
{
    bool operator==(const OtherValues &) const = default;
};

/// One cell of a table: unknown (null), a whole number, a decimal, a text, or the rest of a dimension.
/// Dates and times are text as query.md writes them (`2026-10-01`, `2026-10-01T13:00:00+09:00`).
class Value
{
public:
    Value() = default;
    Value(qint64 number) : m_data(number) {}
    Value(int number) : m_data(qint64(number)) {}
    Value(double number) : m_data(number) {}
    Value(bool) = delete;
    Value(const QString &text) : m_data(text) {}
    Value(OtherValues other) : m_data(other) {}

    bool isNull() const { return std::holds_alternative<std::monostate>(m_data); }
    bool isInteger() const { return std::holds_alternative<qint64>(m_data); }
    bool isDouble() const { return std::holds_alternative<double>(m_data); }
    bool isNumber() const { return isInteger() || isDouble(); }
    bool isText() const { return std::holds_alternative<QString>(m_data); }
    bool isOther() const { return std::holds_alternative<OtherValues>(m_data); }

    /// 0 where the cell is no number: ask isNumber() first.
    double toDouble() const;
    qint64 toInteger() const;
    /// Empty where the cell is no text; "Other" for the rest.
    QString toText() const;
    /// The cell as plain text for keys, CSV and logs: numbers in C locale (shortest that reads back), null as empty.
    QString toPlainText() const;

    bool operator==(const Value &) const = default;

private:
    std::variant<std::monostate, qint64, double, QString, OtherValues> m_data;
};

/// The order of query results: numbers by size, text by its UTF-8 bytes, the rest after all values, null last.
/// Negative, zero or positive.
int compareValues(const Value &left, const Value &right);

} // namespace tally
