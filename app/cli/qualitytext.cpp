// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/qualitytext.h"

#include "cli/texttable.h"
#include "quality/qualitytexts.h"
#include "reports/csvwriter.h"

#include <algorithm>

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

/// Rounded down, so that "100.0 %" means all of them.
QString shareText(const std::optional<double> &share)
{
    return share ? QString::number(std::floor(*share * 1000.0) / 10.0, 'f', 1) + u" %"_s : u"–"_s;
}

QString lagText(const std::optional<qint64> &ms)
{
    if (!ms)
        return u"–"_s;
    const double seconds = double(*ms) / 1000.0;
    if (std::abs(seconds) < 120.0)
        return QString::number(seconds, 'f', 1) + u" s"_s;
    const double hours = seconds / 3600.0;
    if (std::abs(hours) < 2.0)
        return QString::number(seconds / 60.0, 'f', 0) + u" min"_s;
    return std::abs(hours) < 48.0 ? QString::number(hours, 'f', 1) + u" h"_s
                                  : QString::number(hours / 24.0, 'f', 1) + u" d"_s;
}

QStringList cells(const QualityDay &day, const QString &name)
{
    QStringList row{name, QString::number(day.events), QString::number(day.ledger.received),
                    QString::number(day.ledger.duplicates), QString::number(day.ledger.rejected)};
    for (const QualityCount &count : day.figures)
        row.append(shareText(count.goodShare()));
    row.append({lagText(day.lagMedianMs), lagText(day.lagP95Ms)});
    return row;
}

struct Fault
{
    QualityProblem problem;
    qint64 rows;
};

void optional(CsvWriter &csv, const std::optional<qint64> &number)
{
    if (number)
        csv.integer(*number);
    else
        csv.empty();
}

void writeDay(CsvWriter &csv, const QualityDay &day)
{
    csv.text(day.day);
    for (const qint64 number :
         {day.events, day.ledger.received, day.ledger.stored, day.ledger.duplicates, day.ledger.rejected})
        csv.integer(number);
    for (const QualityCount &count : day.figures) {
        csv.integer(count.checked);
        csv.integer(count.failed);
    }
    for (const qint64 rows : day.problems)
        csv.integer(rows);
    optional(csv, day.lagMedianMs);
    optional(csv, day.lagP95Ms);
    csv.endRow();
}

} // namespace

QString qualityText(const QualityReport &report)
{
    QList<TextTable::Column> columns{{u"day (UTC)"_s, false},
                                     {u"events"_s, true},
                                     {u"received"_s, true},
                                     {u"duplicates"_s, true},
                                     {u"rejected"_s, true}};
    for (int i = 0; i < QualityFigureCount; ++i)
        columns.append({qualityFigureName(QualityFigure(i)), true});
    columns.append({{u"lag median"_s, true}, {u"lag p95"_s, true}});
    TextTable table(columns);
    for (const QualityDay &day : report.days)
        table.add(cells(day, day.day));
    if (report.undated.received > 0) {
        QualityDay undated;
        undated.ledger = report.undated;
        table.add(cells(undated, u"day unknown"_s));
    }
    table.addLine();
    table.add(cells(report.total, u"all"_s));
    return table.text();
}

QString qualityFaultsText(const QualityReport &report)
{
    std::vector<Fault> faults;
    for (int i = 0; i < QualityProblemCount; ++i) {
        if (const qint64 rows = report.total.problem(QualityProblem(i)); rows > 0)
            faults.push_back({QualityProblem(i), rows});
    }
    std::stable_sort(faults.begin(), faults.end(),
                     [](const Fault &a, const Fault &b) { return a.rows > b.rows; });
    QString text;
    for (const Fault &fault : faults) {
        text += u"%1  %2  %3\n"_s.arg(fault.rows, 10)
                    .arg(qualityProblemName(fault.problem), -16)
                    .arg(tally::qualityText(fault.problem).definition.en);
    }
    return text;
}

QString qualityRowsText(QualityFigure figure, const QualityRows &answer)
{
    QString text;
    if (figure != QualityFigure::Uniqueness) {
        TextTable table({{u"time"_s, false},
                         {u"fault"_s, false},
                         {u"value"_s, false},
                         {u"action"_s, false},
                         {u"viewer"_s, false},
                         {u"content"_s, false},
                         {u"uploader"_s, false},
                         {u"event_id"_s, false}});
        for (const QualityRow &row : answer.rows)
            table.add({Zone().toIso(row.timeMs), qualityProblemName(row.problem), row.value, row.action,
                       row.viewer, row.content, row.uploader, row.eventId});
        text = table.text();
    }
    if (answer.imports.isEmpty())
        return text;
    TextTable table({{u"import of"_s, false}, {u"day"_s, false}, {u"lines"_s, true}, {u"file"_s, false}});
    for (const QualityImport &import : answer.imports)
        table.add({Zone().toIso(import.startedMs), import.day.isEmpty() ? u"unknown"_s : import.day,
                   QString::number(import.lines), import.file});
    return text + (text.isEmpty() ? QString() : u"\n"_s) + table.text();
}

Result<void> writeQualityCsv(QIODevice &out, const QualityReport &report)
{
    CsvWriter csv(out, {});
    for (const char *name : {"day", "events", "received", "stored", "duplicates", "rejected"})
        csv.text(std::string_view(name));
    for (int i = 0; i < QualityFigureCount; ++i) {
        csv.text(qualityFigureName(QualityFigure(i)) + u"_checked"_s);
        csv.text(qualityFigureName(QualityFigure(i)) + u"_failed"_s);
    }
    for (int i = 0; i < QualityProblemCount; ++i)
        csv.text(qualityProblemName(QualityProblem(i)));
    csv.text(u"lag_median_ms"_s);
    csv.text(u"lag_p95_ms"_s);
    csv.endRow();
    for (const QualityDay &day : report.days)
        writeDay(csv, day);
    return csv.finish();
}

Result<void> writeQualityRowsCsv(QIODevice &out, const QualityRows &answer)
{
    CsvWriter csv(out, {});
    for (const char *name :
         {"time", "problem", "value", "action", "viewer", "content", "uploader", "event_id"})
        csv.text(std::string_view(name));
    csv.endRow();
    for (const QualityRow &row : answer.rows) {
        csv.instant(row.timeMs);
        for (const QString &text : {qualityProblemName(row.problem), row.value, row.action, row.viewer,
                                    row.content, row.uploader, row.eventId})
            csv.text(text);
        csv.endRow();
    }
    return csv.finish();
}

} // namespace tally::cli
