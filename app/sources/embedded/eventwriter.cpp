// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/eventwriter.h"

#include "sources/embedded/hourtables.h"
#include "sources/embedded/storedcolumn.h"

#include <algorithm>

namespace tally {
namespace {

constexpr std::string_view Human = "human";

bool isMapped(Field field)
{
    return storedColumn(field).storage == Storage::Dictionary && field != Field::Viewer
        && field != Field::AnonymousId;
}

} // namespace

EventWriter::EventWriter(Connection &connection)
    : m_connection(&connection)
    , m_lastViewer(std::make_shared<int32_t>(0))
{
    for (const FieldInfo &info : fields()) {
        const StoredColumn &column = storedColumn(info.field);
        if (isMapped(info.field))
            m_dictionaries[std::size_t(info.field)]
                = std::make_unique<Dictionary>(column.dictionary, std::make_shared<int32_t>(0));
    }
    const std::string &viewers = storedColumn(Field::Viewer).dictionary;
    m_dictionaries[std::size_t(Field::Viewer)] = std::make_unique<Dictionary>(viewers, m_lastViewer, false);
    m_dictionaries[std::size_t(Field::AnonymousId)]
        = std::make_unique<Dictionary>(viewers, m_lastViewer, true);
}

void EventWriter::forget()
{
    for (const auto &dictionary : m_dictionaries) {
        if (dictionary)
            dictionary->forget();
    }
}

Result<void> EventWriter::load()
{
    for (const auto &dictionary : m_dictionaries) {
        if (!dictionary || dictionary->isLoaded())
            continue;
        if (const Result<void> done = dictionary->load(*m_connection); !done)
            return done;
    }
    return {};
}

Result<void> EventWriter::append(const EventBatch &batch, const std::vector<qsizetype> &rows,
                                 const CancelToken &cancel)
{
    if (rows.empty())
        return {};
    if (const Result<void> done = load(); !done)
        return done;
    mapTexts(batch, rows);
    mapViewers(batch, rows);
    if (const Result<void> done = settle(); !done)
        return done;
    if (const Result<void> done = appendRows(batch, rows, cancel); !done)
        return done;
    for (const auto &dictionary : m_dictionaries) {
        if (dictionary)
            dictionary->endBatch();
    }
    return {};
}

void EventWriter::mapTexts(const EventBatch &batch, const std::vector<qsizetype> &rows)
{
    for (const FieldInfo &info : fields()) {
        if (!isMapped(info.field))
            continue;
        std::vector<int32_t> &ids = m_ids[std::size_t(info.field)];
        ids.assign(rows.size(), 0);
        Dictionary &values = dictionary(info.field);
        const bool human = info.field == Field::TrafficClass;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (batch.has(info.field, rows[i]))
                ids[i] = values.idOf(batch.text(info.field, rows[i]));
            else if (human)
                ids[i] = values.idOf(Human);
        }
    }
}

void EventWriter::mapViewers(const EventBatch &batch, const std::vector<qsizetype> &rows)
{
    std::vector<int32_t> &viewers = m_ids[std::size_t(Field::Viewer)];
    std::vector<int32_t> &anonymous = m_ids[std::size_t(Field::AnonymousId)];
    viewers.assign(rows.size(), 0);
    anonymous.assign(rows.size(), 0);
    m_viewerIsAnonymous.assign(rows.size(), false);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool known = batch.has(Field::Viewer, rows[i]);
        if (known)
            viewers[i] = dictionary(Field::Viewer).idOf(batch.text(Field::Viewer, rows[i]));
        if (!batch.has(Field::AnonymousId, rows[i]))
            continue;
        const int32_t id = dictionary(Field::AnonymousId).idOf(batch.text(Field::AnonymousId, rows[i]));
        (known ? anonymous : viewers)[i] = id;
        m_viewerIsAnonymous[i] = !known;
    }
}

Result<void> EventWriter::settle()
{
    const int32_t lastViewer = *m_lastViewer;
    for (const auto &dictionary : m_dictionaries) {
        if (!dictionary)
            continue;
        if (const Result<void> done = dictionary->settle(*m_connection); !done)
            return done;
    }
    if (const Result<void> done = addTagItems(); !done)
        return done;
    return addTwins(lastViewer + 1);
}

Result<void> EventWriter::addTagItems()
{
    if (!dictionary(Field::Tags).hasNew())
        return {};
    return m_connection->execute("INSERT INTO tag_items SELECT DISTINCT t.id, unnest(from_json(t.value, "
                                 "'[\"VARCHAR\"]')) FROM d_tags t "
                                 "WHERE t.id NOT IN (SELECT set_id FROM tag_items) AND json_valid(t.value)");
}

Result<void> EventWriter::addTwins(int32_t firstNewViewer)
{
    const Dictionary &users = dictionary(Field::Viewer);
    const Dictionary &anonymous = dictionary(Field::AnonymousId);
    if (!users.hasValues() || !anonymous.hasValues() || (!users.hasNew() && !anonymous.hasNew()))
        return {};
    return m_connection->execute(
        "INSERT INTO viewer_twins SELECT n.id, o.id FROM d_viewer n JOIN d_viewer o "
        "ON o.value = n.value AND o.anonymous <> n.anonymous AND o.id < n.id WHERE n.id >= "
        + std::to_string(firstNewViewer));
}

Result<void> EventWriter::appendRows(const EventBatch &batch, const std::vector<qsizetype> &rows,
                                     const CancelToken &cancel)
{
    // They wait in a table of their own, from which the hour tables are counted as well.
    if (const Result<void> made
        = m_connection->execute("CREATE OR REPLACE TEMP TABLE incoming AS SELECT * FROM events LIMIT 0");
        !made)
        return made;
    Result<std::unique_ptr<Appender>> appender = Appender::open(*m_connection, "incoming");
    if (!appender)
        return Unexpected(appender.error());
    const std::size_t step = Appender::chunkSize();
    for (std::size_t begin = 0; begin < rows.size(); begin += step) {
        if (cancel.isCancelled())
            return Unexpected(cancelledError());
        const std::size_t count = std::min(step, rows.size() - begin);
        for (const FieldInfo &info : fields())
            fillColumn(**appender, info.field, batch, rows, begin, count);
        if (const Result<void> done = (*appender)->endChunk(count); !done)
            return done;
    }
    return (*appender)->close().and_then([&] { return takeIncoming(cancel); });
}

Result<void> EventWriter::takeIncoming(const CancelToken &cancel)
{
    std::vector<std::string> statements = hourtables::addSql("incoming");
    statements.insert(statements.begin(), "INSERT INTO events SELECT * FROM incoming");
    statements.push_back(hourtables::addFirstsSql("incoming"));
    statements.push_back("DROP TABLE incoming");
    for (const std::string &sql : statements) {
        if (const Result<void> done = m_connection->execute(sql, {}, cancel); !done)
            return done;
    }
    return {};
}

void EventWriter::fillColumn(Appender &appender, Field field, const EventBatch &batch,
                             const std::vector<qsizetype> &rows, std::size_t begin, std::size_t count)
{
    const int column = int(field);
    const Storage storage = storedColumn(field).storage;
    if (storage == Storage::Dictionary)
        return fillIds(appender, field, begin, count);
    for (std::size_t i = 0; i < count; ++i) {
        const qsizetype row = rows[begin + i];
        if (!batch.has(field, row))
            appender.setNull(column, i);
        else if (storage == Storage::Number)
            appender.numbers(column)[i] = batch.integer(field, row);
        else if (storage == Storage::Decimal)
            appender.decimals(column)[i] = batch.decimal(field, row);
        else
            appender.setText(column, i, batch.text(field, row));
    }
}

void EventWriter::fillIds(Appender &appender, Field field, std::size_t begin, std::size_t count)
{
    const std::vector<int32_t> &ids = m_ids[std::size_t(field)];
    const Dictionary &own = dictionary(field);
    const Dictionary &other = dictionary(Field::AnonymousId);
    int32_t *cells = appender.integers(int(field));
    for (std::size_t i = 0; i < count; ++i) {
        const bool anonymous = field == Field::Viewer && m_viewerIsAnonymous[begin + i];
        cells[i] = (anonymous ? other : own).settled(ids[begin + i]);
        if (cells[i] == 0)
            appender.setNull(int(field), i);
    }
}

} // namespace tally
