// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/eventreader.h"

#include "core/utcday.h"
#include "sources/embedded/filtersql.h"
#include "sources/embedded/storedcolumn.h"
#include "sources/embedded/storeinfo.h"

#include <algorithm>

namespace tally {
namespace {

constexpr qint64 EventsAPart = 32'768; // what is sorted at a time: memory stays flat however large a day is
constexpr qsizetype EventsABatch = 4'096;

std::string between(const char *alias, qint64 fromMs, qint64 toMs)
{
    return alias + std::string(".time >= ") + std::to_string(fromMs) + " AND " + alias + ".time < "
        + std::to_string(toMs);
}

/// A day in so many slices of equal time.
template <typename Part>
void addSlices(std::vector<Part> &list, const Part &day, qint64 count)
{
    const qint64 length = day.toMs - day.fromMs;
    count = std::clamp<qint64>(count, 1, length);
    for (qint64 i = 0; i < count; ++i)
        list.push_back({day.fromMs + length / count * i, day.fromMs + length / count * (i + 1)});
    list.back().toMs = day.toMs;
}

bool isViewer(Field field)
{
    return field == Field::Viewer || field == Field::AnonymousId;
}

} // namespace

EventReader::EventReader(Connection &connection, qint64 nowMs, CancelToken cancel)
    : m_connection(connection)
    , m_nowMs(nowMs)
    , m_cancel(std::move(cancel))
{
    for (const FieldInfo &info : fields()) {
        const StoredColumn &column = storedColumn(info.field);
        if (column.storage == Storage::Dictionary)
            m_texts[std::size_t(info.field)]
                = std::make_unique<DictionaryTexts>(column.dictionary, isViewer(info.field));
    }
}

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
            addSlices(list, day, days->integer(1) / EventsAPart + 1);
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
    if (const Result<void> prepared = prepareTexts(part); !prepared)
        return prepared;
    Result<RowReader> rows
        = m_connection.stream("SELECT * FROM events e WHERE " + between("e", part.fromMs, part.toMs) + " AND "
                                  + *condition + " ORDER BY e.time, e.event_id",
                              bindings.values(), m_cancel);
    if (!rows)
        return Unexpected(rows.error());
    EventBatch batch;
    while (rows->next()) {
        takeEvent(*rows, batch);
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

Result<void> EventReader::prepareTexts(const Part &part)
{
    for (const FieldInfo &info : fields()) {
        DictionaryTexts *texts = m_texts[std::size_t(info.field)].get();
        if (!texts)
            continue;
        const std::string ids = "SELECT e." + storedColumn(info.field).name + " FROM events e WHERE "
            + between("e", part.fromMs, part.toMs);
        if (const Result<void> done = texts->prepare(m_connection, ids, m_cancel); !done)
            return done;
    }
    return {};
}

void EventReader::takeEvent(const RowReader &rows, EventBatch &batch) const
{
    for (const FieldInfo &info : fields()) {
        const int column = int(info.field);
        if (rows.isNull(column) || isViewer(info.field))
            continue;
        switch (storedColumn(info.field).storage) {
        case Storage::Number:
            batch.setInteger(info.field, rows.integer(column));
            break;
        case Storage::Decimal:
            batch.setDecimal(info.field, rows.decimal(column));
            break;
        case Storage::Text:
            batch.setText(info.field, rows.text(column));
            break;
        case Storage::Dictionary:
            batch.setText(info.field, m_texts[std::size_t(column)]->text(rows.integer(column)));
            break;
        }
    }
    takeViewer(rows, batch);
    batch.endRow();
}

/// The viewer's column holds whom the event counts for: a user, or else an anonymous visitor.
void EventReader::takeViewer(const RowReader &rows, EventBatch &batch) const
{
    const int viewer = int(Field::Viewer);
    const int anonymous = int(Field::AnonymousId);
    if (!rows.isNull(viewer)) {
        const DictionaryTexts &texts = *m_texts[std::size_t(viewer)];
        const qint64 id = rows.integer(viewer);
        batch.setText(texts.isAnonymous(id) ? Field::AnonymousId : Field::Viewer, texts.text(id));
    }
    if (!rows.isNull(anonymous))
        batch.setText(Field::AnonymousId, m_texts[std::size_t(anonymous)]->text(rows.integer(anonymous)));
}

} // namespace tally
