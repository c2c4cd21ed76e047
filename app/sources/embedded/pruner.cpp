// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/pruner.h"

#include "core/utcday.h"
#include "domain/field.h"
#include "sources/embedded/connection.h"
#include "sources/embedded/groupsql.h"
#include "sources/embedded/hourtables.h"
#include "sources/embedded/schema.h"
#include "sources/embedded/storedcolumn.h"

#include <algorithm>

namespace tally {
namespace {

std::string number(qint64 value)
{
    return std::to_string(value);
}

// Absent traffic classes were stored as human.
const char *const Human = "traffic_class IN (SELECT id FROM d_traffic_class WHERE value = 'human')";

std::string keepViewers(const std::string &old)
{
    return std::string("INSERT INTO first_viewers SELECT viewer, min(time), min(time) FILTER (") + Human
        + ") FROM events WHERE " + old
        + " AND viewer IS NOT NULL GROUP BY viewer ON CONFLICT DO UPDATE SET "
          "first_ms = least(first_ms, excluded.first_ms), "
          "human_first_ms = least(human_first_ms, excluded.human_first_ms)";
}

// Two uploads of one instant are told apart by their ids; one that was here before is not taken for another.
std::string keepUploads(const std::string &old)
{
    return "INSERT OR REPLACE INTO first_uploads SELECT uploader, two[1].t, two[1].id, two[2].t, two[2].id "
           "FROM (SELECT uploader, list({'t': t, 'id': id} ORDER BY t, id)[1:2] AS two FROM ("
           "SELECT uploader, time AS t, event_id AS id FROM events WHERE "
        + old + " AND " + actionIs(Action::ContentUpload) + " AND uploader IS NOT NULL AND " + Human
        + " UNION SELECT uploader, first_ms, first_event FROM first_uploads"
          " UNION SELECT uploader, second_ms, second_event FROM first_uploads WHERE second_ms IS NOT NULL) "
          "GROUP BY uploader)";
}

std::string keepContents(const std::string &old)
{
    const auto earliest
        = [](Action action) { return ", min(time) FILTER (" + actionIs(action) + " AND " + Human + ")"; };
    return std::string("INSERT INTO first_contents SELECT content, min(content_published_at) FILTER (")
        + Human + ")" + earliest(Action::ContentUpload) + earliest(Action::ContentDelete)
        + earliest(Action::View) + " FROM events WHERE " + old
        + " AND content IS NOT NULL GROUP BY content ON CONFLICT DO UPDATE SET "
          "published_ms = least(published_ms, excluded.published_ms), "
          "uploaded_ms = least(uploaded_ms, excluded.uploaded_ms), "
          "deleted_ms = least(deleted_ms, excluded.deleted_ms), "
          "first_view_ms = least(first_view_ms, excluded.first_view_ms)";
}

Result<void> count(Connection &connection, const PruneOptions &options, PruneReport &report)
{
    Result<RowReader> last = connection.run("SELECT max(day) FROM event_days");
    if (!last)
        return Unexpected(last.error());
    last->next();
    if (!last->isNull(0))
        report.lastDay = last->integer(0);
    report.beforeDay
        = options.beforeDay.value_or(report.lastDay.value_or(0) + 1 - options.keepDays.value_or(0));
    Result<RowReader> rows = connection.run(
        "SELECT count(*), coalesce(sum(events), 0) FROM event_days WHERE day < $1", {report.beforeDay});
    if (!rows)
        return Unexpected(rows.error());
    rows->next();
    report.days = rows->integer(0);
    report.events = rows->integer(1);
    return {};
}

Result<void> remember(Connection &connection, qint64 beforeDay)
{
    const Result<std::optional<QString>> earlier = Schema::meta(connection, "pruned_before_day");
    if (!earlier)
        return Unexpected(earlier.error());
    const qint64 day = *earlier ? std::max((*earlier)->toLongLong(), beforeDay) : beforeDay;
    return Schema::setMeta(connection, "pruned_before_day", number(day));
}

Result<void> remove(Connection &connection, qint64 beforeDay, const CancelToken &cancel)
{
    const std::string old = "time < " + number(beforeDay * DayMs);
    std::vector<std::string> statements = hourtables::removeSql(beforeDay);
    statements.insert(statements.begin(),
                      {keepViewers(old), keepUploads(old), keepContents(old),
                       "DELETE FROM events WHERE " + old,
                       "DELETE FROM event_days WHERE day < " + number(beforeDay)});
    for (const std::string &sql : statements) {
        if (const Result<void> done = connection.execute(sql, {}, cancel); !done)
            return done;
    }
    return remember(connection, beforeDay).and_then([&] { return Schema::bumpDataVersion(connection); });
}

} // namespace

Result<PruneReport> pruneDays(Connection &connection, const PruneOptions &options, const CancelToken &cancel)
{
    Result<std::unique_ptr<Transaction>> transaction
        = Transaction::begin(connection, Transaction::Mode::Write);
    if (!transaction)
        return Unexpected(transaction.error());
    PruneReport report;
    if (const Result<void> counted = count(connection, options, report); !counted)
        return Unexpected(counted.error());
    if (options.dryRun || report.events == 0)
        return report;
    if (const Result<void> removed = remove(connection, report.beforeDay, cancel); !removed)
        return Unexpected(removed.error());
    if (const Result<void> committed = (*transaction)->commit(); !committed)
        return Unexpected(committed.error());
    return report;
}

} // namespace tally
