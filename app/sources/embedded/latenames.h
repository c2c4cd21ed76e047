// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/embedded/grouprows.h"

namespace tally {

class Connection;

/// Names (content_title, uploader_name) that stand beside what they name do not tell groups apart, where
/// every event has what they name: then they are looked up for the rows of an answer alone, instead of for
/// all that the range holds.
class LateNames
{
public:
    explicit LateNames(const PassSpec &spec);

    bool any() const { return !m_columns.empty(); }
    /// The pass without the names.
    PassSpec rest() const;
    /// Puts the names into the rows of that pass, and into its statement's dimensions.
    Result<void> addTo(GroupRows &groups, Statement &statement, Connection &connection,
                       const CancelToken &cancel) const;

private:
    struct Column
    {
        int index; ///< among the dimensions of the whole pass
        int owner;
    };
    int ownerOf(int index) const;
    bool isDropped(int index) const;

    PassSpec m_spec;
    std::vector<Column> m_columns; ///< by index, ascending
};

} // namespace tally
