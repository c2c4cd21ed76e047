// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/outsidefacts.h"

#include "core/utcday.h"
#include "sources/embedded/connection.h"
#include "sources/embedded/schema.h"

namespace tally {

Result<void> takeFirstSeen(Connection &connection, const std::vector<FirstSeen> &seen,
                           const CancelToken &cancel)
{
    TextList viewers;
    IntegerList anonymous;
    IntegerList first;
    IntegerList human;
    for (const FirstSeen &one : seen) {
        viewers.emplace_back(one.viewer);
        anonymous.emplace_back(one.anonymous ? 1 : 0);
        first.emplace_back(one.firstMs);
        human.push_back(one.humanFirstMs);
    }
    if (viewers.empty())
        return {};
    return connection.execute(
        "INSERT INTO first_viewers SELECT d.id, f.first_ms, f.human_ms FROM (SELECT unnest($1::VARCHAR[]) AS "
        "value, "
        "unnest($2::BIGINT[]) = 1 AS anonymous, unnest($3::BIGINT[]) AS first_ms, unnest($4::BIGINT[]) AS "
        "human_ms) f "
        "JOIN d_viewer d ON d.value = f.value AND d.anonymous = f.anonymous ON CONFLICT DO UPDATE SET "
        "first_ms = least(first_ms, excluded.first_ms), human_first_ms = least(human_first_ms, "
        "excluded.human_first_ms)",
        {std::move(viewers), std::move(anonymous), std::move(first), std::move(human)}, cancel);
}

Result<void> takeBounds(Connection &connection, const DataBounds &bounds, quint64 dataVersion)
{
    for (const qint64 ms : {bounds.firstMs, bounds.lastMs}) {
        const Result<void> done
            = connection.execute("INSERT INTO event_days VALUES ($1, 0, $2, $2) ON CONFLICT DO UPDATE SET "
                                 "first_ms = least(first_ms, "
                                 "excluded.first_ms), last_ms = greatest(last_ms, excluded.last_ms)",
                                 {utcDay(ms), ms});
        if (!done)
            return done;
    }
    return Schema::setMeta(connection, "data_version", std::to_string(dataVersion));
}

} // namespace tally
