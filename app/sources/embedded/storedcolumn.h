// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/field.h"

#include <string>

namespace tally {

/// How a field lies in the table of events.
enum class Storage {
    Number, ///< BIGINT: instants (UTC ms) and whole numbers
    Decimal, ///< DOUBLE
    Text, ///< VARCHAR: what hardly repeats
    Dictionary, ///< INTEGER: an id of the field's dictionary table (id, value)
};

struct StoredColumn
{
    Field field = Field::Time;
    Storage storage = Storage::Text;
    std::string name; ///< quoted column name: `"country"`
    std::string dictionary; ///< table name: `d_country`; viewer and anonymous_id share `d_viewer`
};

/// The viewer's dictionary has a third column, `anonymous`: user ids and anonymous ids are separate name
/// spaces. The column `viewer` is who the event counts for; `anonymous_id` is only set where the event
/// carries both ids. `tags` holds ids of whole sets (JSON arrays); `tag_items` (set_id, tag) lists their
/// members.
const StoredColumn &storedColumn(Field field);

inline constexpr const char *TagItemsTable = "tag_items";

} // namespace tally
