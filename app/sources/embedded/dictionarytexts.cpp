// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/dictionarytexts.h"

namespace tally {
namespace {

constexpr qint64 MaxWholeTable = 50'000;

} // namespace

Result<void> DictionaryTexts::prepare(Connection &connection, const std::string &idsSql,
                                      const CancelToken &cancel)
{
    if (m_complete)
        return {};
    Result<RowReader> count = connection.run("SELECT count(*) FROM " + m_table, {}, cancel);
    if (!count)
        return Unexpected(count.error());
    count->next();
    m_complete = count->integer(0) <= MaxWholeTable;
    std::string sql
        = "SELECT id, value" + std::string(m_hasNameSpaces ? ", anonymous" : "") + " FROM " + m_table;
    if (!m_complete)
        sql += " WHERE id IN (" + idsSql + ')';
    Result<RowReader> rows = connection.stream(sql, {}, cancel);
    if (!rows)
        return Unexpected(rows.error());
    m_entries.clear();
    while (rows->next())
        m_entries.emplace(rows->integer(0),
                          Entry{std::string(rows->text(1)), m_hasNameSpaces && rows->boolean(2)});
    return rows->failed();
}

const DictionaryTexts::Entry &DictionaryTexts::find(qint64 id) const
{
    static const Entry none;
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? none : found->second;
}

} // namespace tally
