// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/qualityjson.h"

#include "quality/qualitytexts.h"

#include <nlohmann/json.hpp>

namespace tally {

namespace {

using Json = nlohmann::ordered_json;

std::string timeText(qint64 ms)
{
    return Zone().toIso(ms).toStdString();
}

Json ledgerJson(const LedgerEntry &ledger)
{
    return {{"received", ledger.received},
            {"stored", ledger.stored},
            {"duplicates", ledger.duplicates},
            {"rejected", ledger.rejected}};
}

Json figureJson(const QualityDay &day, QualityFigure figure)
{
    const QualityCount &count = day.figure(figure);
    const std::optional<double> share = count.goodShare();
    Json problems = Json::object();
    for (const QualityProblem problem : problemsOf(figure))
        problems[qualityProblemName(problem).toStdString()] = day.problem(problem);
    return {{"checked", count.checked},
            {"failed", count.failed},
            {"good_share", share ? Json(*share) : Json()},
            {"problems", problems}};
}

Json dayJson(const QualityDay &day)
{
    Json figures = Json::object();
    for (int i = 0; i < QualityFigureCount; ++i)
        figures[qualityFigureName(QualityFigure(i)).toStdString()] = figureJson(day, QualityFigure(i));
    const auto lag = [](const std::optional<qint64> &ms) { return ms ? Json(*ms) : Json(); };
    return {{"day", day.day.isEmpty() ? Json() : Json(day.day.toStdString())},
            {"events", day.events},
            {"ledger", ledgerJson(day.ledger)},
            {"figures", figures},
            {"lag_ms", {{"median", lag(day.lagMedianMs)}, {"p95", lag(day.lagP95Ms)}}}};
}

Json definitions()
{
    Json all = Json::object();
    const auto add = [&all](const QString &name, const QualityText &text) {
        all[name.toStdString()]
            = {{"en", text.definition.en.toStdString()}, {"ko", text.definition.ko.toStdString()}};
    };
    for (int i = 0; i < QualityFigureCount; ++i)
        add(qualityFigureName(QualityFigure(i)), qualityText(QualityFigure(i)));
    for (int i = 0; i < QualityProblemCount; ++i)
        add(qualityProblemName(QualityProblem(i)), qualityText(QualityProblem(i)));
    return all;
}

} // namespace

Json qualityToJson(const QualityReport &report)
{
    Json days = Json::array();
    for (const QualityDay &day : report.days)
        days.push_back(dayJson(day));
    return {{"from", timeText(report.fromMs)},
            {"to", timeText(report.toMs)},
            {"days", days},
            {"total", dayJson(report.total)},
            {"undated", ledgerJson(report.undated)},
            {"definitions", definitions()}};
}

Json qualityRowsToJson(QualityFigure figure, const QualityRows &answer)
{
    Json rows = Json::array();
    for (const QualityRow &row : answer.rows) {
        rows.push_back({{"time", timeText(row.timeMs)},
                        {"event_id", row.eventId.toStdString()},
                        {"action", row.action.toStdString()},
                        {"viewer", row.viewer.toStdString()},
                        {"content", row.content.toStdString()},
                        {"uploader", row.uploader.toStdString()},
                        {"problem", qualityProblemName(row.problem).toStdString()},
                        {"value", row.value.toStdString()}});
    }
    Json imports = Json::array();
    for (const QualityImport &import : answer.imports) {
        imports.push_back({{"day", import.day.toStdString()},
                           {"file", import.file.toStdString()},
                           {"started", timeText(import.startedMs)},
                           {"lines", import.lines}});
    }
    return {{"figure", qualityFigureName(figure).toStdString()},
            {"count", answer.count},
            {"rows", rows},
            {"imports", imports}};
}

} // namespace tally
