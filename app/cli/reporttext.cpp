// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reporttext.h"

#include "cli/texttable.h"
#include "cli/upkeeptext.h"

#include <algorithm>

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

using Json = nlohmann::ordered_json;

QString timeText(qint64 ms)
{
    static const Zone zone = Zone::find(u"local"_s).value_or(Zone());
    return zone.toIso(ms);
}

QList<LoggedRun> wanted(const QList<LoggedRun> &runs, const QString &report, int most)
{
    QList<LoggedRun> some;
    for (const LoggedRun &run : runs) {
        if ((report.isEmpty() || run.report == report) && some.size() < most)
            some.append(run);
    }
    return some;
}

QString resultText(const LoggedRun &run)
{
    if (run.complete())
        return u"complete"_s;
    const qsizetype failed
        = std::count_if(run.views.begin(), run.views.end(),
                        [](const LoggedRun::View &view) { return !view.errorCode.isEmpty(); });
    return run.errorCode.isEmpty() ? u"%1 of %2 views failed"_s.arg(failed).arg(run.views.size())
                                   : run.errorCode;
}

} // namespace

QString outcomeText(const ReportOutcome &outcome)
{
    TextTable table({{u"view"_s, false}, {u"rows"_s, true}, {u"file"_s, false}});
    for (const ViewOutcome &view : outcome.views)
        table.add({view.title, view.error ? u"–"_s : QString::number(view.rows),
                   view.error ? view.error->code : view.csv});
    return table.text() + (outcome.pdf.isEmpty() ? QString() : u"\n%1\n"_s.arg(outcome.pdf));
}

QByteArray outcomeJson(const ReportOutcome &outcome)
{
    Json views = Json::array();
    for (const ViewOutcome &view : outcome.views) {
        views.push_back({{"title", view.title.toStdString()},
                         {"rows", view.rows},
                         {"csv", view.csv.isEmpty() ? Json() : Json(view.csv.toStdString())},
                         {"error", view.error ? errorToJson(*view.error) : Json()}});
    }
    Json files = Json::array();
    for (const QString &file : outcome.files())
        files.push_back(file.toStdString());
    return jsonText({{"report", outcome.report.toStdString()},
                     {"complete", outcome.complete()},
                     {"pdf", outcome.pdf.isEmpty() ? Json() : Json(outcome.pdf.toStdString())},
                     {"views", views},
                     {"files", files}});
}

QString reportsText(const SavedReports::Listing &listing)
{
    TextTable table({{u"report"_s, false}, {u"views"_s, true}, {u"range"_s, false}, {u"note"_s, false}});
    for (const Report &report : listing.items)
        table.add({report.name, QString::number(report.views.size()),
                   report.range ? (report.range->name.isEmpty() ? report.range->from + u'/' + report.range->to
                                                                : report.range->name)
                                : u"each its own"_s,
                   report.note.section(u'\n', 0, 0)});
    QString text = table.text();
    for (const QString &file : listing.unreadable)
        text += u"(%1 is no report)\n"_s.arg(file);
    return text;
}

QByteArray reportsJson(const SavedReports::Listing &listing)
{
    Json json = Json::array();
    for (const Report &report : listing.items)
        json.push_back(Json::parse(reportToJson(report).toStdString()));
    return jsonText(json);
}

QString runsText(const QList<LoggedRun> &runs, const QString &report, int most)
{
    TextTable table({{u"started"_s, false},
                     {u"report"_s, false},
                     {u"result"_s, false},
                     {u"files"_s, true},
                     {u"folder"_s, false}});
    for (const LoggedRun &run : wanted(runs, report, most))
        table.add({timeText(run.startedMs), run.report, resultText(run), QString::number(run.files.size()),
                   run.folder});
    return table.text();
}

QByteArray runsJson(const QList<LoggedRun> &runs, const QString &report, int most)
{
    Json json = Json::array();
    for (const LoggedRun &run : wanted(runs, report, most)) {
        Json files = Json::array();
        for (const QString &file : run.files)
            files.push_back(file.toStdString());
        json.push_back({{"report", run.report.toStdString()},
                        {"started", Zone().toIso(run.startedMs).toStdString()},
                        {"finished", Zone().toIso(run.finishedMs).toStdString()},
                        {"complete", run.complete()},
                        {"result", resultText(run).toStdString()},
                        {"folder", run.folder.toStdString()},
                        {"files", files}});
    }
    return jsonText(json);
}

} // namespace tally::cli
