// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/storewriter.h"

#include "core/utcday.h"
#include "sources/embedded/hourtables.h"
#include "sources/embedded/labelnames.h"
#include "sources/embedded/schema.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

// Beyond this many different names labels are data rather than names.
constexpr qsizetype MaxPresentFields = 2'000;

StoreWriter::DayCounts countByDay(const EventBatch &batch, const std::vector<qsizetype> &rows)
{
    QHash<qint64, StoreWriter::DayCount> byDay;
    for (qsizetype row = 0; row < batch.size(); ++row)
        ++byDay[utcDay(batch.integer(Field::Time, row))].duplicates;
    for (const qsizetype row : rows) {
        const qint64 time = batch.integer(Field::Time, row);
        StoreWriter::DayCount &count = byDay[utcDay(time)];
        count.firstMs = count.stored == 0 ? time : std::min(count.firstMs, time);
        count.lastMs = count.stored == 0 ? time : std::max(count.lastMs, time);
        ++count.stored;
        --count.duplicates;
    }
    StoreWriter::DayCounts named;
    for (auto it = byDay.cbegin(); it != byDay.cend(); ++it)
        named.insert(utcDayText(it.key()), it.value());
    return named;
}

QString labelField(std::string_view rawName)
{
    QByteArray name(rawName.data(), qsizetype(rawName.size()));
    if (name.contains('\\'))
        name = QJsonDocument::fromJson("[\"" + name + "\"]").array().at(0).toString().toUtf8();
    return u"labels."_s + QString::fromUtf8(name);
}

} // namespace

StoreWriter::StoreWriter(std::unique_ptr<Connection> connection)
    : m_connection(std::move(connection))
    , m_duplicates(*m_connection)
    , m_events(*m_connection)
{
}

Result<qint64> StoreWriter::beginImport(const ImportInfo &info, qint64 resumed)
{
    const QMutexLocker lock(&m_mutex);
    if (resumed > 0) {
        Result<RowReader> known = m_connection->run(
            "SELECT id FROM imports WHERE id = $1 AND file = $2 AND finished_ms IS NULL",
            {resumed, info.file.toStdString()});
        if (!known)
            return Unexpected(known.error());
        if (known->next())
            return resumed;
    }
    Result<RowReader> rows
        = m_connection->run("INSERT INTO imports SELECT coalesce(max(id), 0) + 1, $1, $2, $3::BIGINT, NULL "
                            "FROM imports RETURNING id",
                            {info.file.toStdString(), info.fieldMap.toStdString(), info.startedMs});
    if (!rows)
        return Unexpected(rows.error());
    rows->next();
    return rows->integer(0);
}

Result<bool> StoreWriter::write(qint64 import, const EventBatch &batch, const DayCounts &rejected,
                                const CancelToken &cancel)
{
    const QMutexLocker lock(&m_mutex);
    Result<std::unique_ptr<Transaction>> transaction
        = Transaction::begin(*m_connection, Transaction::Mode::Write);
    if (!transaction)
        return Unexpected(transaction.error());
    Result<bool> done = writeInTransaction(import, batch, rejected, cancel);
    if (done) {
        if (const Result<void> committed = (*transaction)->commit(); !committed)
            done = Unexpected(committed.error());
    }
    if (!done)
        forget();
    return done;
}

Result<bool> StoreWriter::writeInTransaction(qint64 import, const EventBatch &batch,
                                             const DayCounts &rejected, const CancelToken &cancel)
{
    if (const Result<void> loaded = loadState(); !loaded)
        return Unexpected(loaded.error());
    const Result<std::vector<qsizetype>> rows = m_duplicates.newRows(batch, m_storedDays, cancel);
    if (!rows)
        return Unexpected(rows.error());
    DayCounts counts = countByDay(batch, *rows);
    for (auto it = rejected.cbegin(); it != rejected.cend(); ++it)
        counts[it.key()].rejected += it->rejected;
    // An import that goes on for days would split every hour into as many rows as it has batches.
    constexpr int batchesBeforeMerge = 64;
    if (m_batchesUnmerged >= batchesBeforeMerge) {
        if (const Result<void> merged = mergeTables(); !merged)
            return Unexpected(merged.error());
    }
    m_batchesUnmerged += rows->empty() ? 0 : 1;
    const Result<void> done
        = m_events.append(batch, *rows, cancel)
              .and_then([&] { return addPresentFields(batch, *rows); })
              .and_then([&] { return addToDays(counts); })
              .and_then([&] { return addToLedger(import, counts); })
              .and_then(
                  [&] { return rows->empty() ? Result<void>() : Schema::bumpDataVersion(*m_connection); });
    if (!done)
        return Unexpected(done.error());
    return !rows->empty();
}

Result<QList<LedgerEntry>> StoreWriter::finishImport(qint64 import, const DayCounts &rejected, qint64 nowMs)
{
    const QMutexLocker lock(&m_mutex);
    Result<std::unique_ptr<Transaction>> transaction
        = Transaction::begin(*m_connection, Transaction::Mode::Write);
    if (!transaction)
        return Unexpected(transaction.error());
    const Result<void> done = addToLedger(import, rejected).and_then([&] {
        return m_connection->execute("UPDATE imports SET finished_ms = $1 WHERE id = $2", {nowMs, import});
    });
    if (!done)
        return Unexpected(done.error());
    if (const Result<void> merged = mergeTables(); !merged)
        return Unexpected(merged.error());
    if (const Result<void> committed = (*transaction)->commit(); !committed)
        return Unexpected(committed.error());
    return ledger(import);
}

Result<void> StoreWriter::change(const std::function<Result<void>(Connection &)> &work)
{
    const QMutexLocker lock(&m_mutex);
    const Result<void> done = work(*m_connection);
    forget(); // days and dictionaries may be other ones now
    return done;
}

void StoreWriter::rest()
{
    const QMutexLocker lock(&m_mutex);
    forget();
}

Result<void> StoreWriter::loadState()
{
    if (m_loaded)
        return {};
    Result<RowReader> days = m_connection->run("SELECT day, events FROM event_days");
    if (!days)
        return Unexpected(days.error());
    while (days->next())
        m_storedDays.insert(days->integer(0), days->integer(1));
    Result<RowReader> names = m_connection->run("SELECT name FROM present_fields");
    if (!names)
        return Unexpected(names.error());
    while (names->next())
        m_presentFields.insert(names->string(0));
    m_loaded = true;
    return {};
}

Result<void> StoreWriter::addToLedger(qint64 import, const DayCounts &counts)
{
    TextList days;
    IntegerList stored;
    IntegerList duplicates;
    IntegerList rejected;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        days.emplace_back(it.key().toStdString());
        stored.emplace_back(it->stored);
        duplicates.emplace_back(it->duplicates);
        rejected.emplace_back(it->rejected);
    }
    if (days.empty())
        return {};
    return m_connection->execute(
        "INSERT INTO ledger SELECT $1::BIGINT, unnest($2::VARCHAR[]), unnest($3::BIGINT[]), "
        "unnest($4::BIGINT[]), "
        "unnest($5::BIGINT[]) ON CONFLICT DO UPDATE SET stored = stored + excluded.stored, "
        "duplicates = duplicates + excluded.duplicates, rejected = rejected + excluded.rejected",
        {import, std::move(days), std::move(stored), std::move(duplicates), std::move(rejected)});
}

Result<void> StoreWriter::addToDays(const DayCounts &counts)
{
    IntegerList days;
    IntegerList events;
    IntegerList first;
    IntegerList last;
    for (const DayCount &count : counts) {
        if (count.stored == 0)
            continue;
        const qint64 day = utcDay(count.firstMs);
        m_storedDays[day] += count.stored;
        days.emplace_back(day);
        events.emplace_back(count.stored);
        first.emplace_back(count.firstMs);
        last.emplace_back(count.lastMs);
    }
    if (days.empty())
        return {};
    return m_connection->execute(
        "INSERT INTO event_days SELECT unnest($1::BIGINT[]), unnest($2::BIGINT[]), unnest($3::BIGINT[]), "
        "unnest($4::BIGINT[]) ON CONFLICT DO UPDATE SET events = events + excluded.events, "
        "first_ms = least(first_ms, excluded.first_ms), last_ms = greatest(last_ms, excluded.last_ms)",
        {std::move(days), std::move(events), std::move(first), std::move(last)});
}

Result<void> StoreWriter::addPresentFields(const EventBatch &batch, const std::vector<qsizetype> &rows)
{
    TextList added;
    const auto add = [&](const QString &name) {
        if (m_presentFields.size() >= MaxPresentFields || m_presentFields.contains(name))
            return;
        m_presentFields.insert(name);
        added.emplace_back(name.toStdString());
    };
    for (const FieldInfo &info : fields()) {
        const auto present = [&](qsizetype row) { return batch.has(info.field, row); };
        if (!m_presentFields.contains(info.name) && std::any_of(rows.cbegin(), rows.cend(), present))
            add(info.name);
    }
    QByteArray last; // equal neighbours are common, and their names need no second look
    for (const qsizetype row : rows) {
        const std::string_view labels = batch.text(Field::Labels, row);
        if (labels.empty() || labels == std::string_view(last.constData(), std::size_t(last.size())))
            continue;
        last = QByteArray(labels.data(), qsizetype(labels.size()));
        for (const std::string_view name : labelNames(labels))
            add(labelField(name));
    }
    if (added.empty())
        return {};
    return m_connection->execute("INSERT INTO present_fields SELECT unnest($1::VARCHAR[])",
                                 {std::move(added)});
}

Result<QList<LedgerEntry>> StoreWriter::ledger(qint64 import)
{
    Result<RowReader> rows = m_connection->run(
        "SELECT day, stored, duplicates, rejected FROM ledger WHERE import_id = $1 ORDER BY day", {import});
    if (!rows)
        return Unexpected(rows.error());
    QList<LedgerEntry> entries;
    while (rows->next()) {
        LedgerEntry entry{rows->string(0), 0, rows->integer(1), rows->integer(2), rows->integer(3)};
        entry.received = entry.stored + entry.duplicates + entry.rejected;
        entries.append(entry);
    }
    return entries;
}

Result<void> StoreWriter::mergeTables()
{
    if (m_batchesUnmerged == 0)
        return {};
    return hourtables::merge(*m_connection).map([this] { m_batchesUnmerged = 0; });
}

void StoreWriter::forget()
{
    m_events.forget();
    m_storedDays.clear();
    m_presentFields.clear();
    m_loaded = false;
}

} // namespace tally
