// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/dictionary.h"

#include "domain/field.h"
#include "sources/embedded/appender.h"

#include <QUtf8StringView>

#include <algorithm>

namespace tally {
namespace {

/// A cheap guess at where a value would be among the recent ones.
std::size_t recentSlot(std::string_view value)
{
    if (value.empty())
        return 0;
    const auto byte = [value](std::size_t i) { return std::size_t(static_cast<unsigned char>(value[i])); };
    return value.size() * 7 + byte(value.size() - 1) * 31 + byte(value.size() / 2) * 5 + byte(0);
}

} // namespace

Dictionary::Dictionary(std::string table, std::shared_ptr<int32_t> lastId, std::optional<bool> anonymous,
                       std::size_t maxKept)
    : m_table(std::move(table))
    , m_lastId(std::move(lastId))
    , m_anonymous(anonymous)
    , m_maxKept(maxKept)
{
}

std::string Dictionary::nameSpace() const
{
    if (!m_anonymous)
        return {};
    return *m_anonymous ? " AND anonymous" : " AND NOT anonymous";
}

Result<void> Dictionary::load(Connection &connection)
{
    Result<RowReader> bounds
        = connection.run("SELECT max(id), count(*) FILTER (WHERE true" + nameSpace() + ") FROM " + m_table);
    if (!bounds)
        return Unexpected(bounds.error());
    bounds->next();
    *m_lastId = std::max(*m_lastId, int32_t(bounds->integer(0)));
    const qint64 count = bounds->integer(1);
    m_any = count > 0;
    m_complete = count <= qint64(m_maxKept);
    m_loaded = true;
    if (!m_any || !m_complete)
        return {};
    Result<RowReader> rows = connection.run("SELECT id, value FROM " + m_table + " WHERE true" + nameSpace());
    if (!rows)
        return Unexpected(rows.error());
    while (rows->next())
        m_ids.emplace(std::string(rows->text(1)), int32_t(rows->integer(0)));
    return {};
}

void Dictionary::forget()
{
    m_recent.fill(nullptr);
    m_ids.clear();
    m_pending.clear();
    m_settled.clear();
    m_new.clear();
    m_loaded = false;
    m_complete = false;
    *m_lastId = 0;
}

/// 0 where it is not known.
int32_t Dictionary::find(std::string_view value)
{
    const Ids::value_type *&recent = m_recent[recentSlot(value) % RecentSlots];
    if (recent && recent->first == value)
        return recent->second;
    const auto found = m_ids.find(value);
    if (found == m_ids.end())
        return 0;
    recent = &*found;
    return found->second;
}

int32_t Dictionary::idOf(std::string_view value)
{
    if (const int32_t id = find(value); id != 0)
        return id;
    if (!QUtf8StringView(value.data(), qsizetype(value.size())).isValidUtf8()) {
        // Two broken texts that read the same are one value.
        const QByteArray valid = QString::fromUtf8(value.data(), qsizetype(value.size())).toUtf8();
        return idOf(std::string_view(valid.constData(), std::size_t(valid.size())));
    }
    const int32_t provisional = -int32_t(m_pending.size()) - 1;
    const auto placed = m_ids.emplace(std::string(value), provisional).first;
    m_pending.push_back(&*placed);
    return provisional;
}

Result<void> Dictionary::settle(Connection &connection)
{
    m_settled.assign(m_pending.size(), 0);
    if (m_pending.empty())
        return {};
    if (!m_complete) {
        if (const Result<void> done = lookUpPending(connection); !done)
            return done;
    }
    numberPending();
    m_any = m_any || !m_new.empty();
    return appendNew(connection);
}

Result<void> Dictionary::lookUpPending(Connection &connection)
{
    TextList values;
    values.reserve(m_pending.size());
    for (const Ids::value_type *entry : m_pending)
        values.emplace_back(entry->first);
    Result<RowReader> rows = connection.run(
        "SELECT value, id FROM " + m_table + " WHERE value IN (SELECT unnest($1::VARCHAR[]))" + nameSpace(),
        {std::move(values)});
    if (!rows)
        return Unexpected(rows.error());
    while (rows->next()) {
        const auto found = m_ids.find(rows->text(0));
        if (found != m_ids.end() && found->second < 0)
            m_settled[std::size_t(-found->second - 1)] = int32_t(rows->integer(1));
    }
    return {};
}

void Dictionary::numberPending()
{
    for (std::size_t i = 0; i < m_pending.size(); ++i) {
        if (m_settled[i] == 0) {
            m_settled[i] = nextId(m_pending[i]->first);
            m_new.push_back(m_pending[i]);
        }
        m_ids.find(m_pending[i]->first)->second = m_settled[i];
    }
}

int32_t Dictionary::nextId(const std::string &value)
{
    // Actions that metrics know have fixed ids, all others follow after a gap for actions to come.
    constexpr int32_t firstFreeAction = 1001;
    if (m_table != "d_action")
        return ++*m_lastId;
    if (const std::optional<Action> action = actionByName(QString::fromStdString(value)))
        return int32_t(*action);
    *m_lastId = std::max(*m_lastId + 1, firstFreeAction);
    return *m_lastId;
}

Result<void> Dictionary::appendNew(Connection &connection)
{
    if (m_new.empty())
        return {};
    Result<std::unique_ptr<Appender>> appender = Appender::open(connection, m_table);
    if (!appender)
        return Unexpected(appender.error());
    const std::size_t step = Appender::chunkSize();
    for (std::size_t begin = 0; begin < m_new.size(); begin += step) {
        const std::size_t count = std::min(step, m_new.size() - begin);
        for (std::size_t i = 0; i < count; ++i) {
            (*appender)->integers(0)[i] = m_new[begin + i]->second;
            (*appender)->setText(1, i, m_new[begin + i]->first);
            if (m_anonymous)
                (*appender)->booleans(2)[i] = *m_anonymous;
        }
        if (const Result<void> done = (*appender)->endChunk(count); !done)
            return done;
    }
    return (*appender)->close();
}

void Dictionary::endBatch()
{
    m_pending.clear();
    m_settled.clear();
    m_new.clear();
    if (m_ids.size() > m_maxKept) {
        m_recent.fill(nullptr);
        m_ids.clear();
        m_complete = false;
    }
}

} // namespace tally
