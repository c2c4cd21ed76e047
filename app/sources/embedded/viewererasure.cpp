// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/viewererasure.h"

#include "sources/embedded/connection.h"
#include "sources/embedded/labeleraser.h"
#include "sources/embedded/schema.h"
#include "sources/embedded/storedcolumn.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

// The same notion of a word as namesId(), for the engine.
const char *const WordOfId = "('(^|[^0-9A-Za-z_])' || regexp_escape($1) || '($|[^0-9A-Za-z_])')";

QString newPseudonym()
{
    const quint64 high = QRandomGenerator::system()->generate64();
    const quint64 low = QRandomGenerator::system()->generate64();
    return u"forgotten-%1%2"_s.arg(high, 16, 16, '0'_L1).arg(low, 16, 16, '0'_L1);
}

class Erasure
{
public:
    Erasure(Connection &connection, const ErasureOptions &options, const CancelToken &cancel)
        : m_connection(connection)
        , m_options(options)
        , m_cancel(cancel)
        , m_id(options.viewer.toStdString())
    {
    }

    Result<ErasureReport> run()
    {
        const Result<void> done = find()
                                      .and_then([this] { return count(); })
                                      .and_then([this] { return eraseFromLabels(); })
                                      .and_then([this] { return lookElsewhere(); })
                                      .and_then([this] { return replace(); });
        return done ? Result<ErasureReport>(m_report) : Unexpected(done.error());
    }

private:
    Result<void> find()
    {
        Result<RowReader> rows
            = m_connection.run("SELECT id, anonymous FROM d_viewer WHERE value = $1", {m_id}, m_cancel);
        if (!rows)
            return Unexpected(rows.error());
        while (rows->next()) {
            const bool wanted = rows->boolean(1) == m_options.anonymous;
            (wanted ? m_report.known : m_report.otherNameSpace) = true;
            if (wanted)
                m_viewer = std::to_string(rows->integer(0));
        }
        if (m_report.known && !m_options.dryRun)
            m_report.pseudonym = newPseudonym();
        return {};
    }

    std::string ownEvents() const { return "(viewer = " + m_viewer + " OR anonymous_id = " + m_viewer + ")"; }

    /// Events that hold both ids of a person would tell whose the pseudonym is.
    std::string linkedEvents() const
    {
        return "((viewer = " + m_viewer + " AND anonymous_id IS NOT NULL) OR anonymous_id = " + m_viewer
            + ")";
    }

    Result<void> count()
    {
        Result<RowReader> events
            = m_connection.run("SELECT count(*) FROM events WHERE " + ownEvents(), {}, m_cancel);
        if (!events)
            return Unexpected(events.error());
        events->next();
        m_report.events = events->integer(0);
        const std::string other = m_options.anonymous ? "e.viewer" : "e.anonymous_id";
        Result<RowReader> linked
            = m_connection.run("SELECT DISTINCT d.value FROM events e JOIN d_viewer d ON d.id = " + other
                                   + " WHERE " + linkedEvents() + " AND d.id <> " + m_viewer + " ORDER BY 1",
                               {}, m_cancel);
        if (!linked)
            return Unexpected(linked.error());
        while (linked->next())
            m_report.linkedIds += linked->string(0);
        return {};
    }

    Result<void> eraseFromLabels()
    {
        Result<RowReader> rows = m_connection.run("SELECT labels, count(*) FROM events WHERE " + ownEvents()
                                                      + " AND labels IS NOT NULL GROUP BY 1",
                                                  {}, m_cancel);
        if (!rows)
            return Unexpected(rows.error());
        TextList before;
        TextList after;
        while (rows->next()) {
            ErasedLabels erased = eraseLabels(rows->text(0), m_id);
            if (erased.removed == 0)
                continue;
            m_report.labels += rows->integer(1);
            before.emplace_back(rows->text(0));
            after.emplace_back(erased.json.empty() ? std::nullopt : std::optional(std::move(erased.json)));
        }
        if (before.empty() || m_options.dryRun)
            return {};
        return m_connection.execute(
            "UPDATE events SET labels = m.after FROM (SELECT unnest($1::VARCHAR[]) AS "
            "before, unnest($2::VARCHAR[]) AS after) m WHERE labels = m.before AND "
                + ownEvents(),
            {std::move(before), std::move(after)}, m_cancel);
    }

    Result<void> lookElsewhere()
    {
        for (const FieldInfo &info : fields()) {
            const StoredColumn &column = storedColumn(info.field);
            const bool viewer = info.field == Field::Viewer || info.field == Field::AnonymousId;
            const bool text = column.storage == Storage::Dictionary || column.storage == Storage::Text;
            if (viewer || !text)
                continue;
            if (const Result<void> done = lookInto(info.field, column); !done)
                return done;
        }
        return {};
    }

    Result<void> lookInto(Field field, const StoredColumn &column)
    {
        const bool inEvents = column.storage == Storage::Text;
        const std::string table = inEvents ? "events" : column.dictionary;
        const std::string cell = inEvents ? column.name : "value";
        std::string where
            = " WHERE contains(" + cell + ", $1) AND regexp_matches(" + cell + ", " + WordOfId + ")";
        if (field == Field::Labels && m_report.known) // those of its own events are another matter
            where += " AND viewer IS DISTINCT FROM " + m_viewer + " AND anonymous_id IS DISTINCT FROM "
                + m_viewer;
        Result<RowReader> rows = m_connection.run("SELECT count(*) FROM " + table + where, {m_id}, m_cancel);
        if (!rows)
            return Unexpected(rows.error());
        rows->next();
        if (rows->integer(0) == 0)
            return {};
        const bool wanted = m_options.also.contains(field) && m_report.known;
        m_report.elsewhere.append({field, rows->integer(0), wanted && !m_options.dryRun});
        if (!wanted || m_options.dryRun)
            return {};
        const auto replaced = [&](const std::string &name) {
            return " SET " + name + " = regexp_replace(" + name + ", " + WordOfId
                + ", '\\1' || $2 || '\\2', 'g')";
        };
        const std::vector<SqlValue> values{m_id, m_report.pseudonym.toStdString()};
        std::vector<std::string> statements{table + replaced(cell) + where};
        if (field == Field::Tags)
            statements.push_back("tag_items" + replaced("tag") + " WHERE contains(tag, $1)");
        // Ids of events that are gone already.
        for (const char *name : {"first_event", "second_event"}) {
            if (field == Field::EventId)
                statements.push_back("first_uploads" + replaced(name) + " WHERE contains(" + name + ", $1)");
        }
        for (const std::string &statement : statements) {
            const Result<void> done = m_connection.execute("UPDATE " + statement, values, m_cancel);
            if (!done)
                return done;
        }
        return {};
    }

    Result<void> replace()
    {
        if (!m_report.known || m_options.dryRun)
            return {};
        const std::vector<SqlValue> pseudonym{m_report.pseudonym.toStdString()};
        return m_connection
            .execute("UPDATE d_viewer SET value = $1 WHERE id = " + m_viewer, pseudonym, m_cancel)
            .and_then([this] {
                return m_connection.execute("UPDATE events SET anonymous_id = NULL WHERE " + linkedEvents(),
                                            {}, m_cancel);
            })
            .and_then([this] {
                return m_connection.execute("DELETE FROM viewer_twins WHERE id = " + m_viewer
                                            + " OR text_id = " + m_viewer);
            })
            .and_then([this] { return Schema::setMeta(m_connection, "rewrite_pending", "1"); })
            .and_then([this] { return Schema::bumpDataVersion(m_connection); });
    }

    Connection &m_connection;
    const ErasureOptions &m_options;
    const CancelToken &m_cancel;
    std::string m_id;
    std::string m_viewer = "NULL"; // its number in the dictionary
    ErasureReport m_report;
};

} // namespace

Result<ErasureReport> eraseViewer(Connection &connection, const ErasureOptions &options,
                                  const CancelToken &cancel)
{
    Result<std::unique_ptr<Transaction>> transaction
        = Transaction::begin(connection, Transaction::Mode::Write);
    if (!transaction)
        return Unexpected(transaction.error());
    const Result<ErasureReport> report = Erasure(connection, options, cancel).run();
    if (!report || options.dryRun || !report->known)
        return report;
    if (const Result<void> committed = (*transaction)->commit(); !committed)
        return Unexpected(committed.error());
    return report;
}

} // namespace tally
