// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/storedcolumn.h"

#include <array>

namespace tally {
namespace {

bool hardlyRepeats(Field field)
{
    return field == Field::EventId || field == Field::Impression || field == Field::Playback
        || field == Field::Labels;
}

Storage storageOf(const FieldInfo &info)
{
    switch (info.type) {
    case FieldType::Instant:
    case FieldType::Integer:
        return Storage::Number;
    case FieldType::Decimal:
        return Storage::Decimal;
    case FieldType::Keyword:
    case FieldType::KeywordList:
    case FieldType::Object:
        break;
    }
    return hardlyRepeats(info.field) ? Storage::Text : Storage::Dictionary;
}

std::array<StoredColumn, FieldCount> makeColumns()
{
    std::array<StoredColumn, FieldCount> all;
    for (const FieldInfo &info : fields()) {
        StoredColumn &column = all[std::size_t(info.field)];
        column.field = info.field;
        column.storage = storageOf(info);
        column.name = '"' + info.name.toStdString() + '"';
        if (column.storage == Storage::Dictionary)
            column.dictionary = "d_" + info.name.toStdString();
    }
    all[std::size_t(Field::AnonymousId)].dictionary = all[std::size_t(Field::Viewer)].dictionary;
    return all;
}

} // namespace

const StoredColumn &storedColumn(Field field)
{
    static const std::array<StoredColumn, FieldCount> all = makeColumns();
    return all[std::size_t(field)];
}

} // namespace tally
