// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/eventreader.h"

#include "sources/embedded/filtersql.h"
#include "sources/embedded/storedcolumn.h"
#include "sources/embedded/storeinfo.h"

#include <algorithm>

namespace tally {
namespace {

constexpr qint64 EventsAPart = 200'000;
constexpr qsizetype EventsABatch = 8'192;

/// The column of a field as the event had it; dictionaries are joined as `v_FIELD`.
std::string outputColumn(Field field, std::string &joins)
{
    const StoredColumn &column = storedColumn(field);
    if (column.storage != Storage::Dictionary)
        return "e." + column.name;
    const std::string alias = "v" + std::to_string(int(field));
    joins += " LEFT JOIN " + column.dictionary + ' ' + alias + " ON " + alias + ".id = e." + column.name;
    const std::string viewer = "v" + std::to_string(int(Field::Viewer));
    if (field == Field::Viewer)
        return "CASE WHEN NOT " + alias + ".anonymous THEN " + alias + ".value END";
    if (field == Field::AnonymousId)
        return "CASE WHEN " + viewer + ".anonymous THEN " + viewer + ".value ELSE " + alias + ".value END";
    return alias + ".value";
}

void takeCell(const RowReader &rows, const FieldInfo &info, EventBatch &batch)
{
    const int column = int(info.field);
    if (rows.isNull(column))
        return;
    switch (storedColumn(info.field).storage) {
    case Storage::Number:
        batch.setInteger(info.field, rows.integer(column));
        break;
    case Storage::Decimal:
        batch.setDecimal(info.field, rows.decimal(column));
        break;
    case Storage::Text:
    case Storage::Dictionary:
        batch.setText(info.field, rows.text(column));
        break;
    }
}

} // namespace

Result<void> EventReader::read(const EventSelection &selection,
                               const std::function<Result<void>(const EventBatch &)> &take)
{
    const Result<std::unique_ptr<Transaction>> snapshot
        = Transaction::begin(m_connection, Transaction::Mode::Read);
    if (!snapshot)
        return Unexpected(snapshot.error());
    const Result<DateRange> range = resolve(selection);
    if (!range)
        return Unexpected(range.error());
    const Result<std::vector<Part>> list = parts(*range);
    if (!list)
        return Unexpected(list.error());
    for (const Part &part : *list) {
        if (const Result<void> done = readPart(*range, selection.filters, part, take); !done)
            return done;
    }
    return {};
}

Result<DateRange> EventReader::resolve(const EventSelection &selection)
{
    const Result<std::optional<DataBounds>> bounds = storeBounds(m_connection);
    if (!bounds)
        return Unexpected(bounds.error());
    if (selection.range)
        return resolveRange(*selection.range, m_nowMs, selection.weekStart, *bounds);
    const DataBounds all = bounds->value_or(DataBounds{0, -1});
    return DateRange::ofInstants(all.firstMs, all.lastMs + 1, Zone());
}

Result<std::vector<EventReader::Part>> EventReader::parts(const DateRange &range)
{
    Result<RowReader> days = m_connection.run("SELECT day, events FROM event_days ORDER BY day");
    if (!days)
        return Unexpected(days.error());
    std::vector<Part> list;
    qint64 events = EventsAPart;
    while (days->next()) {
        const Part day{std::max(days->integer(0) * DayMs, range.fromMs),
                       std::min((days->integer(0) + 1) * DayMs, range.toMs)};
        if (day.fromMs >= day.toMs)
            continue;
        if (events + days->integer(1) > EventsAPart) {
            list.push_back(day);
            events = 0;
        }
        list.back().toMs = day.toMs;
        events += days->integer(1);
    }
    return list;
}

Result<void> EventReader::readPart(const DateRange &range, const QList<Filter> &filters, const Part &part,
                                   const std::function<Result<void>(const EventBatch &)> &take)
{
    PlanContext context;
    context.range = range; // what filters mean by "in the range"
    context.humanOnly = false;
    context.lookUp = [this](const std::string &sql, const std::vector<SqlValue> &values) {
        return lookUpIds(m_connection, sql, values, m_cancel);
    };
    Bindings bindings;
    const Result<std::string> condition = FilterSql(context, bindings).all(filters);
    if (!condition)
        return Unexpected(condition.error());
    std::string joins;
    std::string columns;
    for (const FieldInfo &info : fields())
        columns += (columns.empty() ? "" : ", ") + outputColumn(info.field, joins);
    Result<RowReader> rows = m_connection.stream(
        "SELECT " + columns + " FROM events e" + joins + " WHERE e.time >= " + std::to_string(part.fromMs)
            + " AND e.time < " + std::to_string(part.toMs) + " AND " + *condition + " ORDER BY e.time, e.event_id",
        bindings.values(), m_cancel);
    if (!rows)
        return Unexpected(rows.error());
    EventBatch batch;
    while (rows->next()) {
        for (const FieldInfo &info : fields())
            takeCell(*rows, info, batch);
        batch.endRow();
        if (batch.size() < EventsABatch)
            continue;
        if (const Result<void> taken = take(batch); !taken)
            return taken;
        batch.clear();
    }
    if (m_cancel.isCancelled())
        return Unexpected(cancelledError());
    if (const Result<void> failed = rows->failed(); !failed)
        return failed;
    return batch.isEmpty() ? Result<void>() : take(batch);
}

} // namespace tally
