// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/sharing/wirequality.h"

#include "sources/sharing/wire.h"
#include "sources/sharing/wiremarks.h"

namespace tally::wire {
namespace {

Json dayJson(const QualityDay &day)
{
    Json figures = Json::array();
    for (const QualityCount &figure : day.figures)
        figures.push_back(Json::array({figure.checked, figure.failed}));
    return {{"day", word(day.day)},      {"ledger", ledgerJson({day.ledger})},
            {"events", day.events},      {"figures", figures},
            {"problems", day.problems},  {"median", maybe(day.lagMedianMs)},
            {"p95", maybe(day.lagP95Ms)}};
}

LedgerEntry entryOf(const Json &json, const char *key)
{
    const Json &entry = json.at(key).at(0);
    return {QString::fromStdString(entry.at(0).get<std::string>()), entry.at(1).get<qint64>(),
            entry.at(2).get<qint64>(), entry.at(3).get<qint64>(), entry.at(4).get<qint64>()};
}

QualityDay dayOf(const Json &json)
{
    QualityDay day;
    day.day = text(json, "day");
    day.ledger = entryOf(json, "ledger");
    day.events = json.at("events").get<qint64>();
    for (std::size_t i = 0; i < day.figures.size(); ++i) {
        const Json &figure = json.at("figures").at(i);
        day.figures[i] = {figure.at(0).get<qint64>(), figure.at(1).get<qint64>()};
    }
    for (std::size_t i = 0; i < day.problems.size(); ++i)
        day.problems[i] = json.at("problems").at(i).get<qint64>();
    day.lagMedianMs = maybe<qint64>(json, "median");
    day.lagP95Ms = maybe<qint64>(json, "p95");
    return day;
}

Json rowJson(const QualityRow &row)
{
    return {{"problem", int(row.problem)},    {"time", row.timeMs},         {"id", word(row.eventId)},
            {"action", word(row.action)},     {"viewer", word(row.viewer)}, {"content", word(row.content)},
            {"uploader", word(row.uploader)}, {"value", word(row.value)}};
}

QualityRow rowOf(const Json &json)
{
    const int problem = std::clamp(json.at("problem").get<int>(), 0, QualityProblemCount - 1);
    return {
        QualityProblem(problem), json.at("time").get<qint64>(), text(json, "id"),       text(json, "action"),
        text(json, "viewer"),    text(json, "content"),         text(json, "uploader"), text(json, "value")};
}

} // namespace

Json questionJson(const QualityQuestion &question)
{
    EventSelection selection; // the one form of a range that is read strictly
    selection.range = question.range;
    selection.weekStart = question.weekStart;
    return {{"selection", selectionJson(selection)}, {"as_of", maybe(question.asOfMs)}};
}

Result<QualityQuestion> readQuestion(const Json &json)
{
    return guarded<Json>([&json] { return json.at("selection"); })
        .and_then(&readSelection)
        .and_then([&json](const EventSelection &selection) {
            return guarded<QualityQuestion>([&] {
                return QualityQuestion{selection.range.value_or(RangeSpec()), selection.weekStart,
                                       maybe<qint64>(json, "as_of")};
            });
        });
}

Json reportJson(const QualityReport &report)
{
    Json days = Json::array();
    for (const QualityDay &day : report.days)
        days.push_back(dayJson(day));
    return {{"from", report.fromMs},
            {"to", report.toMs},
            {"days", days},
            {"total", dayJson(report.total)},
            {"undated", ledgerJson({report.undated})}};
}

Result<QualityReport> readReport(const Json &json)
{
    return guarded<QualityReport>([&json] {
        QualityReport report;
        report.fromMs = json.at("from").get<qint64>();
        report.toMs = json.at("to").get<qint64>();
        for (const Json &day : json.at("days"))
            report.days += dayOf(day);
        report.total = dayOf(json.at("total"));
        report.undated = entryOf(json, "undated");
        return report;
    });
}

Json rowsJson(const QualityRows &rows)
{
    Json list = Json::array();
    for (const QualityRow &row : rows.rows)
        list.push_back(rowJson(row));
    Json imports = Json::array();
    for (const QualityImport &import : rows.imports)
        imports.push_back(Json::array({word(import.day), word(import.file), import.startedMs, import.lines}));
    return {{"count", rows.count}, {"rows", list}, {"imports", imports}};
}

Result<QualityRows> readRows(const Json &json)
{
    return guarded<QualityRows>([&json] {
        QualityRows rows;
        rows.count = json.at("count").get<qint64>();
        for (const Json &row : json.at("rows"))
            rows.rows += rowOf(row);
        for (const Json &import : json.at("imports")) {
            rows.imports += {QString::fromStdString(import.at(0).get<std::string>()),
                             QString::fromStdString(import.at(1).get<std::string>()),
                             import.at(2).get<qint64>(), import.at(3).get<qint64>()};
        }
        return rows;
    });
}

} // namespace tally::wire
