// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/storeinfo.h"

#include "core/errorcodes.h"
#include "sources/embedded/filtersql.h"
#include "sources/embedded/schema.h"
#include "sources/embedded/storedcolumn.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

Result<QSet<QString>> textsOf(Connection &connection, const char *sql, const CancelToken &cancel)
{
    Result<RowReader> rows = connection.run(sql, {}, cancel);
    if (!rows)
        return Unexpected(rows.error());
    QSet<QString> texts;
    while (rows->next())
        texts.insert(rows->string(0));
    return texts;
}

/// The events of each value: "SELECT value, n".
std::string countsSql(const DimensionInfo &dimension, Bindings &bindings)
{
    if (dimension.kind == DimensionKind::Label)
        return "SELECT " + labelSql(dimension.labelName, bindings)
            + " AS value, count(*) AS n FROM events e GROUP BY 1";
    const StoredColumn &column = storedColumn(dimension.field);
    if (column.storage != Storage::Dictionary)
        return "SELECT CAST(e." + column.name
            + " AS VARCHAR) AS value, count(*) AS n FROM events e GROUP BY 1";
    const std::string counted
        = "(SELECT e." + column.name + " AS id, count(*) AS n FROM events e GROUP BY 1) c";
    if (dimension.field == Field::Tags)
        return "SELECT d.tag AS value, sum(c.n) AS n FROM " + counted
            + " JOIN tag_items d ON d.set_id = c.id GROUP BY 1";
    return "SELECT d.value, sum(c.n) AS n FROM " + counted + " JOIN " + column.dictionary
        + " d ON d.id = c.id GROUP BY 1";
}

} // namespace

Result<std::optional<DataBounds>> storeBounds(Connection &connection)
{
    Result<RowReader> rows = connection.run("SELECT min(first_ms), max(last_ms) FROM event_days");
    if (!rows)
        return Unexpected(rows.error());
    if (!rows->next() || rows->isNull(0))
        return std::nullopt;
    return DataBounds{rows->integer(0), rows->integer(1)};
}

Result<SourceInfo> storeInfo(Connection &connection, const CancelToken &cancel)
{
    const Result<std::unique_ptr<Transaction>> snapshot
        = Transaction::begin(connection, Transaction::Mode::Read);
    if (!snapshot)
        return Unexpected(snapshot.error());
    SourceInfo info;
    const auto take = [](auto &into, auto result) -> Result<void> {
        if (!result)
            return Unexpected(result.error());
        into = std::move(*result);
        return {};
    };
    const Result<void> done
        = take(info.bounds, storeBounds(connection))
              .and_then([&] { return take(info.dataVersion, Schema::dataVersion(connection)); })
              .and_then([&] {
                  return take(info.actions, textsOf(connection, "SELECT value FROM d_action", cancel));
              })
              .and_then([&] {
                  return take(info.fields, textsOf(connection, "SELECT name FROM present_fields", cancel));
              });
    if (!done)
        return Unexpected(done.error());
    Result<RowReader> rows = connection.run(
        "SELECT (SELECT coalesce(sum(events), 0) FROM event_days), (SELECT max(finished_ms) FROM imports)",
        {}, cancel);
    if (!rows)
        return Unexpected(rows.error());
    rows->next();
    info.events = rows->integer(0);
    if (!rows->isNull(1))
        info.lastImportMs = rows->integer(1);
    return info;
}

Result<QList<DimensionValue>> dimensionValues(Connection &connection, const QString &dimension,
                                              const QString &text, int limit, const CancelToken &cancel)
{
    const std::optional<DimensionInfo> info = findDimension(dimension);
    if (!info)
        return failure(ErrorKind::InvalidInput, codes::UnknownDimension, dimension);
    using enum DimensionKind;
    if (info->kind != Field && info->kind != Attribute && info->kind != Label)
        return failure(ErrorKind::InvalidInput, codes::IncompatibleDimension, dimension);
    Bindings bindings;
    std::string sql = "SELECT value, n FROM (" + countsSql(*info, bindings) + ") WHERE value IS NOT NULL";
    if (!text.isEmpty())
        sql += " AND contains(lower(value), lower(" + bindings.bind(text.toStdString()) + "))";
    sql += " ORDER BY n DESC, value LIMIT " + std::to_string(std::max(0, limit));
    Result<RowReader> rows = connection.run(sql, bindings.values(), cancel);
    if (!rows)
        return Unexpected(rows.error());
    QList<DimensionValue> values;
    while (rows->next())
        values.append({rows->string(0), rows->integer(1)});
    return values;
}

} // namespace tally
