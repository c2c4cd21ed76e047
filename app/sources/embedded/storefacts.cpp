// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/storefacts.h"

#include "sources/embedded/connection.h"
#include "sources/embedded/schema.h"
#include "sources/embedded/storeinfo.h"

namespace tally {
namespace {

Result<void> takeCounts(Connection &connection, StoreFacts &facts, const CancelToken &cancel)
{
    Result<RowReader> rows
        = connection.run("SELECT (SELECT coalesce(sum(events), 0) FROM event_days), (SELECT count(*) FROM "
                         "event_days), (SELECT "
                         "count(*) FROM d_viewer), (SELECT count(*) FROM imports), (SELECT "
                         "CAST(sum(free_blocks * block_size) AS "
                         "BIGINT) FROM pragma_database_size() WHERE database_name = current_database())",
                         {}, cancel);
    if (!rows)
        return Unexpected(rows.error());
    rows->next();
    facts.events = rows->integer(0);
    facts.days = rows->integer(1);
    facts.viewers = rows->integer(2);
    facts.importCount = rows->integer(3);
    facts.freeBytes = rows->integer(4);
    return {};
}

Result<void> takeMissingDays(Connection &connection, StoreFacts &facts, const CancelToken &cancel)
{
    constexpr qint64 most = 60;
    Result<RowReader> rows = connection.run(
        "SELECT t.day, count(*) OVER () FROM (SELECT unnest(generate_series(min(day), max(day))) AS day FROM "
        "event_days WHERE events > 0) t WHERE t.day NOT IN (SELECT day FROM event_days WHERE events > 0) "
        "ORDER BY t.day DESC LIMIT $1",
        {most}, cancel);
    if (!rows)
        return Unexpected(rows.error());
    while (rows->next()) {
        facts.latestMissingDays.append(rows->integer(0));
        facts.missingDays = rows->integer(1);
    }
    return {};
}

Result<void> takeMeta(Connection &connection, StoreFacts &facts)
{
    const auto version = Schema::meta(connection, "schema_version");
    const auto pruned = Schema::meta(connection, "pruned_before_day");
    const auto pending = Schema::meta(connection, "rewrite_pending");
    for (const auto &read : {version, pruned, pending}) {
        if (!read)
            return Unexpected(read.error());
    }
    facts.schemaVersion = version->value_or(QString()).toInt();
    if (*pruned)
        facts.prunedBeforeDay = (*pruned)->toLongLong();
    facts.rewritePending = pending->has_value();
    return {};
}

Result<void> takeImports(Connection &connection, StoreFacts &facts, int count, const CancelToken &cancel)
{
    Result<RowReader> rows = connection.run(
        "SELECT i.id, i.file, i.field_map, i.started_ms, i.finished_ms, sum(l.stored), sum(l.duplicates), "
        "sum(l.rejected) FROM (SELECT * FROM imports ORDER BY id DESC LIMIT $1) i LEFT JOIN ledger l ON "
        "l.import_id = i.id GROUP BY ALL ORDER BY i.id DESC",
        {qint64(count)}, cancel);
    if (!rows)
        return Unexpected(rows.error());
    while (rows->next()) {
        StoredImport import;
        import.id = rows->integer(0);
        import.info = {rows->string(1), rows->string(2), rows->integer(3)};
        if (!rows->isNull(4))
            import.finishedMs = rows->integer(4);
        LedgerEntry &total = import.total;
        total.stored = rows->integer(5);
        total.duplicates = rows->integer(6);
        total.rejected = rows->integer(7);
        total.received = total.stored + total.duplicates + total.rejected;
        facts.imports.append(import);
    }
    return {};
}

} // namespace

Result<StoreFacts> storeFacts(Connection &connection, int imports, const CancelToken &cancel)
{
    const Result<std::unique_ptr<Transaction>> snapshot
        = Transaction::begin(connection, Transaction::Mode::Read);
    if (!snapshot)
        return Unexpected(snapshot.error());
    StoreFacts facts;
    const Result<std::optional<DataBounds>> bounds = storeBounds(connection);
    if (!bounds)
        return Unexpected(bounds.error());
    facts.bounds = *bounds;
    const Result<void> done = takeCounts(connection, facts, cancel)
                                  .and_then([&] { return takeMissingDays(connection, facts, cancel); })
                                  .and_then([&] { return takeMeta(connection, facts); })
                                  .and_then([&] { return takeImports(connection, facts, imports, cancel); });
    return done ? Result<StoreFacts>(facts) : Unexpected(done.error());
}

} // namespace tally
