// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/qualityrunner.h"

#include "core/utcday.h"
#include "sources/embedded/connection.h"
#include "sources/embedded/qualitysql.h"
#include "sources/embedded/storeinfo.h"

#include <algorithm>
#include <map>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

using Days = std::map<QString, QualityDay>;

struct Asked
{
    qint64 fromMs;
    qint64 toMs;
    qint64 nowMs;
    std::string fromDay;
    std::string toDay; ///< exclusive
};

Result<Asked> resolved(Connection &connection, const QualityQuestion &question, qint64 nowMs)
{
    const Result<std::optional<DataBounds>> bounds = storeBounds(connection);
    if (!bounds)
        return Unexpected(bounds.error());
    const qint64 now = question.asOfMs.value_or(nowMs);
    const Result<DateRange> range = resolveRange(question.range, now, question.weekStart, *bounds);
    if (!range)
        return Unexpected(range.error());
    const qint64 from = utcDay(range->fromMs);
    const qint64 to = std::max(from, utcDay(range->toMs - 1) + 1);
    return Asked{from * DayMs, to * DayMs, now, utcDayText(from).toStdString(), utcDayText(to).toStdString()};
}

QualityCount &countOf(QualityDay &day, QualityFigure figure)
{
    return day.figures[std::size_t(figure)];
}

void takeEvents(const RowReader &row, QualityDay &day)
{
    constexpr int figuresAt = 3;
    constexpr int problemsAt = figuresAt + QualityFigureCount;
    constexpr int lagAt = problemsAt + QualityProblemCount;
    day.events = row.integer(1);
    for (int i = 0; i < QualityFigureCount; ++i)
        day.figures[std::size_t(i)] = {day.events, row.integer(figuresAt + i)};
    countOf(day, QualityFigure::Timeliness).checked = row.integer(2);
    for (int i = 0; i < QualityProblemCount; ++i)
        day.problems[std::size_t(i)] = row.integer(problemsAt + i);
    if (!row.isNull(lagAt))
        day.lagMedianMs = row.integer(lagAt);
    if (!row.isNull(lagAt + 1))
        day.lagP95Ms = row.integer(lagAt + 1);
}

Result<void> readEvents(Connection &connection, const Asked &asked, Days &days, QualityDay &total,
                        const CancelToken &cancel)
{
    QualitySql sql(asked.fromMs, asked.toMs, asked.nowMs);
    const std::string text = sql.daysSql();
    Result<RowReader> rows = connection.ask(text, sql.values(), cancel);
    if (!rows)
        return Unexpected(rows.error());
    while (rows->next())
        takeEvents(*rows, rows->isNull(0) ? total : days[utcDayText(rows->integer(0))]);
    return {};
}

void addLedger(LedgerEntry &to, const LedgerEntry &entry)
{
    to.received += entry.received;
    to.stored += entry.stored;
    to.duplicates += entry.duplicates;
    to.rejected += entry.rejected;
}

/// Lines of a day, and those of no day by the start of their import.
Result<void> readLedger(Connection &connection, const Asked &asked, Days &days, QualityReport &report,
                        const CancelToken &cancel)
{
    Result<RowReader> rows = connection.run(
        "SELECT l.day, sum(l.stored), sum(l.duplicates), sum(l.rejected) FROM ledger l LEFT JOIN imports i "
        "ON "
        "i.id = l.import_id WHERE (l.day >= $1 AND l.day < $2) OR (l.day = '' AND i.started_ms >= $3 AND "
        "i.started_ms < $4) GROUP BY l.day",
        {asked.fromDay, asked.toDay, asked.fromMs, asked.toMs}, cancel);
    if (!rows)
        return Unexpected(rows.error());
    while (rows->next()) {
        LedgerEntry entry{rows->string(0), 0, rows->integer(1), rows->integer(2), rows->integer(3)};
        entry.received = entry.stored + entry.duplicates + entry.rejected;
        addLedger(report.total.ledger, entry);
        if (entry.day.isEmpty())
            report.undated = entry;
        else
            days[entry.day].ledger = entry;
    }
    return {};
}

/// What the ledger says of a day's figures.
void judgeLedger(QualityDay &day)
{
    const LedgerEntry &ledger = day.ledger;
    QualityCount &validity = countOf(day, QualityFigure::Validity);
    validity.checked = std::max(day.events, ledger.stored + ledger.duplicates) + ledger.rejected;
    validity.failed += ledger.rejected;
    countOf(day, QualityFigure::Uniqueness)
        = {std::max(day.events, ledger.stored) + ledger.duplicates, ledger.duplicates};
    day.problems[std::size_t(QualityProblem::RejectedLine)] = ledger.rejected;
    day.problems[std::size_t(QualityProblem::DuplicateEvent)] = ledger.duplicates;
}

Result<void> readImports(Connection &connection, const Asked &asked, const char *column, int limit,
                         QualityRows &answer, const CancelToken &cancel)
{
    Result<RowReader> rows
        = connection.run("SELECT l.day, i.file, i.started_ms, l." + std::string(column)
                             + " FROM ledger l JOIN imports i ON i.id = l.import_id WHERE l." + column
                             + " > 0 AND ((l.day >= $1 AND l.day < $2) OR (l.day = '' AND i.started_ms >= $3 "
                               "AND i.started_ms < "
                               "$4)) ORDER BY i.id DESC, l.day DESC LIMIT $5",
                         {asked.fromDay, asked.toDay, asked.fromMs, asked.toMs, qint64(limit)}, cancel);
    if (!rows)
        return Unexpected(rows.error());
    while (rows->next())
        answer.imports.append({rows->string(0), rows->string(1), rows->integer(2), rows->integer(3)});
    return {};
}

QualityRow rowOf(const RowReader &row)
{
    return {.problem = QualityProblem(row.integer(6)),
            .timeMs = row.integer(0),
            .eventId = row.string(1),
            .action = row.string(2),
            .viewer = row.string(3),
            .content = row.string(4),
            .uploader = row.string(5),
            .value = row.string(7)};
}

Result<void> readRows(Connection &connection, const Asked &asked, QualityFigure figure, int limit,
                      QualityRows &answer, const CancelToken &cancel)
{
    QualitySql sql(asked.fromMs, asked.toMs, asked.nowMs);
    const std::string text = sql.rowsSql(figure, limit);
    Result<RowReader> rows = connection.ask(text, sql.values(), cancel);
    if (!rows)
        return Unexpected(rows.error());
    while (rows->next()) {
        answer.rows.append(rowOf(*rows));
        answer.count = rows->integer(8);
    }
    return {};
}

} // namespace

Result<QualityReport> storeQuality(Connection &connection, const QualityQuestion &question, qint64 nowMs,
                                   const CancelToken &cancel)
{
    const Result<std::unique_ptr<Transaction>> snapshot
        = Transaction::begin(connection, Transaction::Mode::Read);
    if (!snapshot)
        return Unexpected(snapshot.error());
    const Result<Asked> asked = resolved(connection, question, nowMs);
    if (!asked)
        return Unexpected(asked.error());
    QualityReport report{
        .fromMs = asked->fromMs, .toMs = asked->toMs, .days = {}, .total = {}, .undated = {}};
    Days days;
    const Result<void> done = readEvents(connection, *asked, days, report.total, cancel).and_then([&] {
        return readLedger(connection, *asked, days, report, cancel);
    });
    if (!done)
        return Unexpected(done.error());
    for (auto &[name, day] : days) {
        day.day = name;
        day.ledger.day = name;
        judgeLedger(day);
        report.days.append(day);
    }
    judgeLedger(report.total);
    return report;
}

Result<QualityRows> storeQualityRows(Connection &connection, const QualityQuestion &question,
                                     QualityFigure figure, int limit, qint64 nowMs, const CancelToken &cancel)
{
    const Result<std::unique_ptr<Transaction>> snapshot
        = Transaction::begin(connection, Transaction::Mode::Read);
    if (!snapshot)
        return Unexpected(snapshot.error());
    const Result<Asked> asked = resolved(connection, question, nowMs);
    if (!asked)
        return Unexpected(asked.error());
    QualityRows answer;
    Result<void> done;
    if (figure != QualityFigure::Uniqueness)
        done = readRows(connection, *asked, figure, limit, answer, cancel);
    if (done && figure == QualityFigure::Validity)
        done = readImports(connection, *asked, "rejected", limit, answer, cancel);
    if (done && figure == QualityFigure::Uniqueness)
        done = readImports(connection, *asked, "duplicates", limit, answer, cancel);
    return done ? Result<QualityRows>(answer) : Unexpected(done.error());
}

} // namespace tally
