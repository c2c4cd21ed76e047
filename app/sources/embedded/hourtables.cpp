// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/hourtables.h"

#include "core/utcday.h"
#include "sources/embedded/storedcolumn.h"

namespace tally {
namespace {

constexpr qint64 HoursADay = DayMs / HourMs;

std::string fieldColumn(const CountTable &table)
{
    return table.field ? storedColumn(*table.field).name + ", " : std::string();
}

std::string sums(const CountTable &table, const std::string &where)
{
    return "SELECT slot, traffic_class, action, " + fieldColumn(table)
        + "CAST(sum(n) AS BIGINT) AS n, CAST(sum(with_impression) AS BIGINT) AS with_impression, "
          "sum(watched_ms) AS watched_ms FROM "
        + table.name + where + " GROUP BY ALL ORDER BY slot";
}

std::string unions(const std::string &where)
{
    return std::string(
               "SELECT slot, traffic_class, viewer_set_union(seen) AS seen, viewer_set_union(viewed) AS "
               "viewed FROM ")
        + ViewerTable + where + " GROUP BY ALL ORDER BY slot";
}

Result<void> mergeOne(Connection &connection, const std::string &table, const std::string &merged,
                      const std::string &where)
{
    for (const std::string &sql :
         {"CREATE OR REPLACE TEMP TABLE merged_slots AS " + merged, "DELETE FROM " + table + where,
          "INSERT INTO " + table + " SELECT * FROM merged_slots", std::string("DROP TABLE merged_slots")}) {
        if (const Result<void> done = connection.execute(sql); !done)
            return done;
    }
    return {};
}

/// A table of all viewers is not written anew for a few new ones.
Result<void> mergeFirsts(Connection &connection)
{
    const std::string table = ViewerFirstsTable;
    Result<RowReader> rows = connection.run("SELECT 4 * count(*) > 5 * count(DISTINCT viewer) FROM " + table);
    if (!rows)
        return Unexpected(rows.error());
    rows->next();
    if (!rows->boolean(0))
        return {};
    return mergeOne(connection, table,
                    "SELECT viewer, min(first_ms) AS first_ms, min(human_ms) AS human_ms FROM " + table
                        + " GROUP BY viewer ORDER BY viewer",
                    {});
}

} // namespace

const std::vector<CountTable> &countTables()
{
    static const std::vector<CountTable> all = {
        {"hour_counts", std::nullopt, HourMs},
        {"hour_counts_device", Field::Device, HourMs},
        {"hour_counts_country", Field::Country, HourMs},
        {"hour_counts_traffic_source", Field::TrafficSource, HourMs},
        {"hour_counts_content_type", Field::ContentType, HourMs},
        {"hour_counts_category", Field::Category, HourMs},
        {"hour_counts_viewer_plan", Field::ViewerPlan, HourMs},
        {"day_counts_content", Field::Content, DayMs},
        {"day_counts_uploader", Field::Uploader, DayMs},
    };
    return all;
}

namespace hourtables {

std::vector<std::string> createSql()
{
    std::vector<std::string> all;
    for (const CountTable &table : countTables()) {
        const std::string field
            = table.field ? storedColumn(*table.field).name + " INTEGER, " : std::string();
        all.push_back("CREATE TABLE " + table.name + " (slot INTEGER, traffic_class INTEGER, action INTEGER, "
                      + field + "n BIGINT, with_impression BIGINT, watched_ms HUGEINT)");
    }
    all.push_back(std::string("CREATE TABLE ") + ViewerTable
                  + " (slot INTEGER, traffic_class INTEGER, seen BLOB, viewed BLOB)");
    return all;
}

std::string createFirstsSql()
{
    return std::string("CREATE TABLE ") + ViewerFirstsTable
        + " (viewer INTEGER, first_ms BIGINT, human_ms BIGINT)";
}

std::string addFirstsSql(const std::string &relation)
{
    return std::string("INSERT INTO ") + ViewerFirstsTable
        + " SELECT viewer, min(time), min(time) FILTER (traffic_class IN (SELECT id FROM d_traffic_class "
          "WHERE value "
          "= 'human')) FROM "
        + relation + " WHERE viewer IS NOT NULL GROUP BY viewer";
}

std::vector<std::string> addSql(const std::string &relation)
{
    std::vector<std::string> all;
    for (const CountTable &table : countTables())
        all.push_back("INSERT INTO " + table.name + " SELECT CAST(time // " + std::to_string(table.slotMs)
                      + " AS INTEGER) AS slot, traffic_class, action, " + fieldColumn(table)
                      + "count(*), count(impression), coalesce(sum(watched_ms), 0) FROM " + relation
                      + " GROUP BY ALL ORDER BY slot");
    all.push_back(std::string("INSERT INTO ") + ViewerTable + " SELECT CAST(time // " + std::to_string(HourMs)
                  + " AS INTEGER) AS slot, traffic_class, viewer_set(viewer), viewer_set(CASE WHEN action = "
                  + std::to_string(int(Action::View)) + " THEN viewer END) FROM " + relation
                  + " WHERE viewer IS NOT NULL GROUP BY ALL ORDER BY slot");
    return all;
}

std::vector<std::string> removeSql(qint64 beforeDay)
{
    const auto sql = [beforeDay](const std::string &table, qint64 slotMs) {
        return "DELETE FROM " + table + " WHERE slot < " + std::to_string(beforeDay * (DayMs / slotMs));
    };
    std::vector<std::string> all;
    for (const CountTable &table : countTables())
        all.push_back(sql(table.name, table.slotMs));
    all.push_back(sql(ViewerTable, HourMs));
    return all;
}

Result<void> merge(Connection &connection)
{
    const Result<void> found
        = connection.execute("CREATE OR REPLACE TEMP TABLE split_slots AS SELECT "
                             "DISTINCT slot FROM (SELECT slot FROM hour_counts GROUP BY "
                             "slot, traffic_class, action HAVING count(*) > 1 UNION ALL SELECT slot FROM "
                             "hour_viewers GROUP BY slot, traffic_class "
                             "HAVING count(*) > 1)");
    if (!found)
        return found;
    const std::string hours = " WHERE slot IN (SELECT slot FROM split_slots)";
    const std::string days
        = " WHERE slot IN (SELECT slot // " + std::to_string(HoursADay) + " FROM split_slots)";
    for (const CountTable &table : countTables()) {
        const std::string &where = table.slotMs == HourMs ? hours : days;
        if (const Result<void> done = mergeOne(connection, table.name, sums(table, where), where); !done)
            return done;
    }
    if (const Result<void> done = mergeOne(connection, ViewerTable, unions(hours), hours); !done)
        return done;
    if (const Result<void> done = connection.execute("DROP TABLE split_slots"); !done)
        return done;
    return mergeFirsts(connection);
}

} // namespace hourtables

} // namespace tally
