// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tally {

using IntegerList = std::vector<std::optional<qint64>>;
using TextList = std::vector<std::optional<std::string>>;
/// What is bound to a statement: null, a number, a text (UTF-8), or a list of either.
using SqlValue = std::variant<std::monostate, qint64, double, std::string, IntegerList, TextList>;

/// The values of a statement in the order of their numbers: bind() keeps one and answers its place holder
/// ("$3").
class Bindings
{
public:
    std::string bind(SqlValue value)
    {
        m_values.push_back(std::move(value));
        return "$" + std::to_string(m_values.size());
    }
    const std::vector<SqlValue> &values() const { return m_values; }

private:
    std::vector<SqlValue> m_values;
};

} // namespace tally
