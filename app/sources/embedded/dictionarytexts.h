// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/embedded/connection.h"

#include <string_view>
#include <unordered_map>

namespace tally {

/// The texts of one dictionary's ids, for whoever reads events: all of them where there are few, else those
/// that a part of the events needs. One thread.
class DictionaryTexts
{
public:
    DictionaryTexts(std::string table, bool hasNameSpaces)
        : m_table(std::move(table))
        , m_hasNameSpaces(hasNameSpaces)
    {
    }

    /// Makes the ids known that `idsSql` selects, unless all are.
    Result<void> prepare(Connection &connection, const std::string &idsSql, const CancelToken &cancel);

    std::string_view text(qint64 id) const { return find(id).text; }
    bool isAnonymous(qint64 id) const { return find(id).anonymous; }

private:
    struct Entry
    {
        std::string text;
        bool anonymous = false;
    };
    const Entry &find(qint64 id) const;

    std::string m_table;
    bool m_hasNameSpaces;
    bool m_complete = false;
    std::unordered_map<qint64, Entry> m_entries;
};

} // namespace tally
