// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/duplicatefinder.h"

#include "core/utcday.h"
#include "sources/embedded/appender.h"
#include "sources/embedded/storedcolumn.h"

#include <algorithm>
#include <unordered_set>

namespace tally {
namespace {

struct Key
{
    qint64 day;
    std::string_view id;
    bool operator==(const Key &) const = default;
};

struct KeyHash
{
    std::size_t operator()(const Key &key) const
    {
        return std::hash<std::string_view>{}(key.id) ^ (std::size_t(key.day) * 0x9E3779B97F4A7C15U);
    }
};

} // namespace

Result<std::vector<qsizetype>> DuplicateFinder::newRows(const EventBatch &batch,
                                                        const QHash<qint64, qint64> &storedDays,
                                                        const CancelToken &cancel)
{
    std::unordered_set<Key, KeyHash> seen;
    seen.reserve(std::size_t(batch.size()));
    std::vector<std::uint8_t> isNew(std::size_t(batch.size()), 0);
    std::vector<qsizetype> suspects;
    for (qsizetype row = 0; row < batch.size(); ++row) {
        const qint64 day = utcDay(batch.integer(Field::Time, row));
        if (!seen.insert({day, batch.text(Field::EventId, row)}).second)
            continue;
        isNew[std::size_t(row)] = 1;
        if (storedDays.contains(day))
            suspects.push_back(row);
    }
    if (!suspects.empty()) {
        if (const Result<void> done = markStored(batch, suspects, isNew, cancel); !done)
            return Unexpected(done.error());
    }
    std::vector<qsizetype> rows;
    rows.reserve(isNew.size());
    for (std::size_t row = 0; row < isNew.size(); ++row) {
        if (isNew[row])
            rows.push_back(qsizetype(row));
    }
    return rows;
}

Result<void> DuplicateFinder::ask(const EventBatch &batch, const std::vector<qsizetype> &suspects)
{
    const Result<void> emptied = m_connection->execute(
        m_hasTable ? "DELETE FROM suspects"
                   : "CREATE TEMP TABLE suspects (row INTEGER, day BIGINT, id VARCHAR)");
    if (!emptied)
        return emptied;
    m_hasTable = true;
    Result<std::unique_ptr<Appender>> appender = Appender::open(*m_connection, "suspects");
    if (!appender)
        return Unexpected(appender.error());
    const std::size_t step = Appender::chunkSize();
    for (std::size_t begin = 0; begin < suspects.size(); begin += step) {
        const std::size_t count = std::min(step, suspects.size() - begin);
        for (std::size_t i = 0; i < count; ++i) {
            const qsizetype row = suspects[begin + i];
            (*appender)->integers(0)[i] = int32_t(row);
            (*appender)->numbers(1)[i] = utcDay(batch.integer(Field::Time, row));
            (*appender)->setText(2, i, batch.text(Field::EventId, row));
        }
        if (const Result<void> done = (*appender)->endChunk(count); !done)
            return done;
    }
    return (*appender)->close();
}

Result<void> DuplicateFinder::markStored(const EventBatch &batch, const std::vector<qsizetype> &suspects,
                                         std::vector<std::uint8_t> &isNew, const CancelToken &cancel)
{
    if (const Result<void> asked = ask(batch, suspects); !asked)
        return asked;
    const auto earlier = [&batch](qsizetype a, qsizetype b) {
        return batch.integer(Field::Time, a) < batch.integer(Field::Time, b);
    };
    const auto [first, last] = std::minmax_element(suspects.begin(), suspects.end(), earlier);
    const qint64 from = utcDay(batch.integer(Field::Time, *first)) * DayMs;
    const qint64 to = (utcDay(batch.integer(Field::Time, *last)) + 1) * DayMs;
    // Plain numbers, so that row groups of other days are skipped by their zone maps.
    Result<RowReader> rows
        = m_connection->run("SELECT s.row FROM events e JOIN suspects s ON s.id = e.event_id AND s.day = "
                            "e.time // 86400000 WHERE e.time >= "
                                + std::to_string(from) + " AND e.time < " + std::to_string(to),
                            {}, cancel);
    if (!rows)
        return Unexpected(rows.error());
    while (rows->next())
        isNew[std::size_t(rows->integer(0))] = 0;
    return {};
}

} // namespace tally
