// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/qualitysql.h"

#include "core/utcday.h"
#include "sources/embedded/groupsql.h"
#include "sources/embedded/storedcolumn.h"
#include "sources/embedded/textsql.h"

namespace tally {
namespace {

std::string number(qint64 value)
{
    return std::to_string(value);
}

std::string actionsSql(const QList<Action> &actions)
{
    std::vector<qint64> ids;
    for (const Action action : actions)
        ids.push_back(qint64(action));
    return "e.action IN (" + idList(ids) + ')';
}

TextList textList(const QStringList &words)
{
    TextList list;
    for (const QString &word : words)
        list.emplace_back(word.toStdString());
    return list;
}

bool isOfLedger(QualityProblem problem)
{
    return problem == QualityProblem::RejectedLine || problem == QualityProblem::DuplicateEvent;
}

std::string flag(QualityProblem problem)
{
    return indexed("p", int(problem));
}

/// "(p6 OR p7)"
std::string anyOf(QualityFigure figure)
{
    std::vector<std::string> flags;
    for (const QualityProblem problem : problemsOf(figure)) {
        if (!isOfLedger(problem))
            flags.push_back(flag(problem));
    }
    return flags.empty() ? "false" : '(' + joined(flags, " OR ") + ')';
}

/// Upload and deletion of each content, also of events that were pruned.
std::string uploadsSql()
{
    return "uploads AS MATERIALIZED (SELECT content, min(uploaded) AS uploaded_ms, min(deleted) AS "
           "deleted_ms "
           "FROM (SELECT e.content, min(e.time) FILTER (WHERE e."
        + actionIs(Action::ContentUpload) + ") AS uploaded, min(e.time) FILTER (WHERE e."
        + actionIs(Action::ContentDelete) + ") AS deleted FROM events e WHERE e.content IS NOT NULL AND "
        + actionsSql({Action::ContentUpload, Action::ContentDelete})
        + " GROUP BY e.content UNION ALL SELECT content, uploaded_ms, deleted_ms FROM first_contents) GROUP "
          "BY "
          "content)";
}

/// When a viewer who ever withdrew came and went; of the same instant, coming counts.
std::string livesSql()
{
    return "lives AS MATERIALIZED (SELECT e.viewer, e.time AS ms, bool_or(e." + actionIs(Action::SignUp)
        + ") AS here FROM events e WHERE " + actionsSql({Action::SignUp, Action::Withdraw})
        + " AND e.viewer IN (SELECT e.viewer FROM events e WHERE e." + actionIs(Action::Withdraw)
        + ") GROUP BY e.viewer, e.time)";
}

} // namespace

QualitySql::QualitySql(qint64 fromMs, qint64 toMs, qint64 nowMs)
    : m_fromMs(fromMs)
    , m_toMs(toMs)
    , m_nowMs(nowMs)
{
}

std::string QualitySql::inRange(const char *alias) const
{
    return std::string(alias) + ".time >= " + number(m_fromMs) + " AND " + alias + ".time < "
        + number(m_toMs);
}

std::string QualitySql::unknownWord()
{
    std::vector<std::string> parts;
    for (const QualityWords &words : qualityWords()) {
        const StoredColumn &column = storedColumn(words.field);
        parts.push_back("e." + column.name + " IS NOT NULL AND e." + column.name + " NOT IN (SELECT id FROM "
                        + column.dictionary + " WHERE value IN (SELECT unnest("
                        + m_bindings.bind(textList(words.words)) + "::VARCHAR[])))");
    }
    return joined(parts, " OR ");
}

/// True where the event has the fault; unknown counts as false.
std::string QualitySql::condition(QualityProblem problem)
{
    using enum QualityProblem;
    const auto missing = [&](const char *column) {
        return actionsSql(actionsNeeding(problem)) + " AND e." + column + " IS NULL";
    };
    switch (problem) {
    case UnknownWord:
        return unknownWord();
    case MissingViewer:
        return missing("viewer");
    case MissingContent:
        return missing("content");
    case MissingUploader:
        return missing("uploader");
    case MissingAmount:
        return missing("amount");
    case MissingWatched:
        return missing("watched_ms");
    case LateEvent:
        return "e.ingested_at - e.time > " + number(LateMs);
    case BeforeUpload:
        return actionsSql(actionsOnContent()) + " AND e.time < u.uploaded_ms";
    case AfterDeletion:
        return actionsSql(actionsOnContent()) + " AND e.time > u.deleted_ms";
    case AfterWithdrawal:
        return "gone.rid IS NOT NULL";
    case FutureTime:
        return "e.time - coalesce(e.ingested_at, " + number(m_nowMs) + ") > " + number(FutureMs);
    case ImpossibleValue:
        return "e.watched_ms < 0 OR e.content_duration_ms < 0 OR e.amount < 0 OR e.quantity < 0";
    case WatchedTooLong:
        return "longer.rid IS NOT NULL";
    case UnknownCountry:
        return "e.country IS NOT NULL AND e.country NOT IN (SELECT id FROM d_country WHERE value IN (SELECT "
               "unnest("
            + m_bindings.bind(textList(knownCountries())) + "::VARCHAR[])))";
    case RejectedLine:
    case DuplicateEvent:
        break;
    }
    return "false";
}

std::string QualitySql::flagged()
{
    const std::string gone = "gone AS MATERIALIZED (SELECT e.rowid AS rid FROM events e ASOF JOIN lives l ON "
                             "e.viewer = l.viewer "
                             "AND e.time > l.ms WHERE NOT l.here AND NOT e."
        + actionIs(Action::SignUp) + " AND " + inRange("e") + ')';
    const std::string most = number(WatchedMostMs);
    // The day before the range holds the playback's earlier event, if that matters at all.
    const std::string longer
        = "longer AS MATERIALIZED (SELECT rid FROM (SELECT e.rowid AS rid, e.time, e.watched_ms, e.time - "
          "lag(e.time) OVER (PARTITION BY e.playback ORDER BY e.time, e.event_id) AS gap FROM events e WHERE "
          "e.playback IS NOT NULL AND e.time >= "
        + number(m_fromMs - WatchedMostMs) + " AND e.time < " + number(m_toMs)
        + ") WHERE watched_ms > least(coalesce(gap, " + most + "), " + most + ") + " + number(WatchedSlackMs)
        + " AND time >= " + number(m_fromMs)
        + " UNION ALL SELECT e.rowid FROM events e WHERE e.playback IS NULL AND e.watched_ms > "
        + number(WatchedMostMs + WatchedSlackMs) + " AND " + inRange("e") + ')';
    std::string columns = "e.*, e.time // " + number(DayMs) + " AS day";
    for (int i = 0; i < QualityProblemCount; ++i)
        columns += ", coalesce(" + condition(QualityProblem(i)) + ", false) AS " + flag(QualityProblem(i));
    return "WITH " + uploadsSql() + ", " + livesSql() + ", " + gone + ", " + longer + ", flagged AS (SELECT "
        + columns
        + " FROM events e LEFT JOIN uploads u ON u.content = e.content LEFT JOIN gone ON gone.rid = e.rowid "
          "LEFT JOIN longer ON longer.rid = e.rowid WHERE "
        + inRange("e") + ')';
}

std::string QualitySql::daysSql()
{
    std::string sql = flagged() + " SELECT day, count(*), count(ingested_at)";
    for (int i = 0; i < QualityFigureCount; ++i)
        sql += ", count(*) FILTER (WHERE " + anyOf(QualityFigure(i)) + ')';
    for (int i = 0; i < QualityProblemCount; ++i)
        sql += ", count(*) FILTER (WHERE " + flag(QualityProblem(i)) + ')';
    return sql
        + ", quantile_disc(ingested_at - time, 0.5), quantile_disc(ingested_at - time, 0.95) FROM flagged "
          "GROUP BY GROUPING SETS ((day), ()) ORDER BY day NULLS LAST";
}

/// The value that is wrong, of the row `r` of rowsSql().
std::string QualitySql::valueSql() const
{
    using enum QualityProblem;
    const auto when = [](QualityProblem problem, const std::string &value) {
        return " WHEN " + number(int(problem)) + " THEN " + value;
    };
    const auto text = [](const char *column) { return "CAST(r." + std::string(column) + " AS VARCHAR)"; };
    std::string word = "concat_ws(', '";
    for (const QualityWords &words : qualityWords()) {
        const StoredColumn &column = storedColumn(words.field);
        word += ", (SELECT value FROM " + column.dictionary + " d WHERE d.id = r." + column.name + ')';
    }
    return "CASE r.problem" + when(UnknownWord, word + ')')
        + when(UnknownCountry, "(SELECT value FROM d_country d WHERE d.id = r.country)")
        + when(LateEvent, "CAST(r.ingested_at - r.time AS VARCHAR)")
        + when(WatchedTooLong, text("watched_ms")) + when(FutureTime, text("ingested_at"))
        + when(ImpossibleValue,
               "CAST(coalesce(CASE WHEN r.watched_ms < 0 THEN r.watched_ms END, CASE WHEN "
               "r.content_duration_ms "
               "< 0 THEN r.content_duration_ms END, CASE WHEN r.amount < 0 THEN r.amount END, r.quantity) AS "
               "VARCHAR)")
        + " END";
}

std::string QualitySql::rowsSql(QualityFigure figure, int limit)
{
    std::string problem = "CASE";
    for (const QualityProblem one : problemsOf(figure)) {
        if (!isOfLedger(one))
            problem += " WHEN " + flag(one) + " THEN " + number(int(one));
    }
    problem += problem == "CASE" ? " WHEN true THEN -1 END" : " END";
    const auto word = [](Field field) {
        const StoredColumn &column = storedColumn(field);
        return "(SELECT value FROM " + column.dictionary + " d WHERE d.id = r." + column.name + ')';
    };
    return flagged() + ", r AS MATERIALIZED (SELECT *, " + problem
        + " AS problem, count(*) OVER () AS n FROM flagged WHERE " + anyOf(figure)
        + " ORDER BY time DESC, event_id LIMIT " + std::to_string(limit) + ") SELECT r.time, r.event_id, "
        + word(Field::Action) + ", " + word(Field::Viewer) + ", " + word(Field::Content) + ", "
        + word(Field::Uploader) + ", r.problem, " + valueSql()
        + ", r.n FROM r ORDER BY r.time DESC, r.event_id";
}

} // namespace tally
