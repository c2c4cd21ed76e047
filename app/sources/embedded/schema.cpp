// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/schema.h"

#include "core/errorcodes.h"
#include "sources/embedded/hourtables.h"
#include "sources/embedded/storedcolumn.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

using Statements = std::vector<std::string>;

std::string columnType(const StoredColumn &column)
{
    switch (column.storage) {
    case Storage::Number:
        return "BIGINT";
    case Storage::Decimal:
        return "DOUBLE";
    case Storage::Text:
        return "VARCHAR";
    case Storage::Dictionary:
        break;
    }
    return "INTEGER";
}

std::string eventsTable()
{
    std::string sql = "CREATE TABLE events (";
    for (const FieldInfo &info : fields()) {
        const StoredColumn &column = storedColumn(info.field);
        sql += (info.field == Field::Time ? "" : ", ") + column.name + ' ' + columnType(column);
    }
    return sql + ')';
}

Statements firstVersion()
{
    Statements all = {
        eventsTable(),
        "CREATE TABLE tag_items (set_id INTEGER, tag VARCHAR)",
        "CREATE TABLE viewer_twins (id INTEGER, text_id INTEGER)",
        "CREATE TABLE imports (id BIGINT, file VARCHAR, field_map VARCHAR, started_ms BIGINT, finished_ms "
        "BIGINT)",
        "CREATE TABLE ledger (import_id BIGINT, day VARCHAR, stored BIGINT, duplicates BIGINT, rejected "
        "BIGINT, "
        "PRIMARY KEY (import_id, day))",
        "CREATE TABLE event_days (day BIGINT PRIMARY KEY, events BIGINT, first_ms BIGINT, last_ms BIGINT)",
        "CREATE TABLE present_fields (name VARCHAR PRIMARY KEY)",
    };
    QSet<QByteArray> made;
    for (const FieldInfo &info : fields()) {
        const std::string &table = storedColumn(info.field).dictionary;
        const QByteArray name = QByteArray::fromStdString(table);
        if (table.empty() || made.contains(name))
            continue;
        made.insert(name);
        const bool viewer = info.field == Field::Viewer;
        all.push_back("CREATE TABLE " + table + " (id INTEGER, value VARCHAR"
                      + (viewer ? ", anonymous BOOLEAN)" : ")"));
    }
    return all;
}

Statements secondVersion()
{
    return {
        "CREATE TABLE first_viewers (viewer INTEGER PRIMARY KEY, first_ms BIGINT, human_first_ms BIGINT)",
        "CREATE TABLE first_uploads (uploader INTEGER PRIMARY KEY, first_ms BIGINT, first_event VARCHAR, "
        "second_ms BIGINT, second_event VARCHAR)",
        "CREATE TABLE first_contents (content INTEGER PRIMARY KEY, published_ms BIGINT, uploaded_ms BIGINT, "
        "deleted_ms BIGINT, first_view_ms BIGINT)",
    };
}

Statements thirdVersion()
{
    Statements all = hourtables::createSql();
    for (std::string &sql : hourtables::addSql("events"))
        all.push_back(std::move(sql));
    return all;
}

Statements fourthVersion()
{
    return {
        hourtables::createFirstsSql(),
        hourtables::addFirstsSql("events"),
    };
}

/// What brings version i to version i + 1.
const std::vector<Statements> &migrations()
{
    static const std::vector<Statements> all = {firstVersion(), secondVersion(), thirdVersion(),
                                                  fourthVersion()};
    return all;
}

Result<QSet<QString>> tables(Connection &connection)
{
    Result<RowReader> rows = connection.run("SELECT table_name FROM duckdb_tables() WHERE NOT temporary");
    if (!rows)
        return Unexpected(rows.error());
    QSet<QString> names;
    while (rows->next())
        names.insert(rows->string(0));
    return names;
}

Result<int> storedVersion(Connection &connection, qint64 nowMs)
{
    const Result<QSet<QString>> names = tables(connection);
    if (!names)
        return Unexpected(names.error());
    if (names->isEmpty()) {
        const Result<void> made
            = connection.execute("CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR)").and_then([&] {
                  // The version of the data starts at the time of its making, so that two stores never share
                  // one.
                  return connection.execute(
                      "INSERT INTO meta VALUES ('schema_version', '0'), ('data_version', $1)",
                      {std::to_string(nowMs)});
              });
        return made ? Result<int>(0) : Unexpected(made.error());
    }
    if (!names->contains(u"meta"_s))
        return failure(ErrorKind::InvalidInput, codes::InvalidSource, u"a database of another program"_s);
    const Result<std::optional<QString>> text = Schema::meta(connection, "schema_version");
    if (!text)
        return Unexpected(text.error());
    bool read = false;
    const int version = text->value_or(QString()).toInt(&read);
    if (!read || version < 0)
        return failure(ErrorKind::Damaged, codes::StoreDamaged, u"no readable schema version"_s);
    return version;
}

Result<void> migrate(Connection &connection, int from)
{
    for (std::size_t i = std::size_t(from); i < migrations().size(); ++i) {
        for (const std::string &sql : migrations()[i]) {
            if (const Result<void> done = connection.execute(sql); !done)
                return done;
        }
    }
    return connection.execute("UPDATE meta SET value = $1 WHERE key = 'schema_version'",
                              {std::to_string(migrations().size())});
}

} // namespace

int Schema::supportedVersion()
{
    return int(migrations().size());
}

Result<std::optional<QString>> Schema::meta(Connection &connection, const std::string &key)
{
    Result<RowReader> rows = connection.run("SELECT value FROM meta WHERE key = $1", {key});
    if (!rows)
        return Unexpected(rows.error());
    if (!rows->next())
        return std::nullopt;
    return rows->string(0);
}

Result<void> Schema::setMeta(Connection &connection, const std::string &key, const std::string &value)
{
    return connection.execute("INSERT OR REPLACE INTO meta VALUES ($1, $2)", {key, value});
}

Result<void> Schema::prepare(Connection &connection, qint64 nowMs)
{
    // Labels are read with the engine's JSON functions, which a distributor may have left out.
    if (const Result<void> json = connection.execute(R"(SELECT json_extract_string('{"a":1}', '/a'))"); !json)
        return json;
    Result<std::unique_ptr<Transaction>> transaction
        = Transaction::begin(connection, Transaction::Mode::Write);
    if (!transaction)
        return Unexpected(transaction.error());
    const Result<int> version = storedVersion(connection, nowMs);
    if (!version)
        return Unexpected(version.error());
    if (*version > supportedVersion())
        return failure(
            ErrorKind::Conflict, codes::StoreTooNew,
            u"schema version %1, this program knows up to %2"_s.arg(*version).arg(supportedVersion()));
    if (*version == supportedVersion())
        return {};
    if (const Result<void> done = migrate(connection, *version); !done)
        return done;
    return (*transaction)->commit();
}

Result<quint64> Schema::dataVersion(Connection &connection)
{
    return meta(connection, "data_version").map([](const std::optional<QString> &text) {
        return text.value_or(QString()).toULongLong();
    });
}

Result<void> Schema::bumpDataVersion(Connection &connection)
{
    return connection.execute("UPDATE meta SET value = CAST(CAST(value AS UBIGINT) + 1 AS VARCHAR) "
                              "WHERE key = 'data_version'");
}

} // namespace tally
