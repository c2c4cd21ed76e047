// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/infoanswers.h"

#include "core/errorcodes.h"
#include "domain/catalogue.h"
#include "domain/zone.h"
#include "server/openapi.h"
#include "server/problem.h"
#include "server/queryanswers.h"

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

using Json = nlohmann::ordered_json;

ServedResponse jsonResponse(const Json &json)
{
    return ServedResponse::of(200, json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Json localised(const Localised &text)
{
    return {{"en", text.en.toStdString()}, {"ko", text.ko.toStdString()}};
}

Json metricJson(const MetricInfo &metric)
{
    return {{"name", metric.name.toStdString()},
            {"kind", metric.kindName().toStdString()},
            {"unit", metric.unitName().toStdString()},
            {"higher_is_better", metric.higherIsBetter ? Json(*metric.higherIsBetter) : Json()},
            {"label", localised(metric.label)},
            {"definition", localised(metric.definition)}};
}

Json dimensionJson(const DimensionInfo &dimension)
{
    return {{"name", dimension.name.toStdString()},
            {"type", dimension.columnType().toStdString()},
            {"label", localised(dimension.label)},
            {"definition", localised(dimension.definition)}};
}

Json catalogJson()
{
    Json json{{"definitions_version", DefinitionsVersion}, {"metrics", Json::array()}, {"dimensions", Json::array()}};
    for (const MetricInfo &metric : metrics())
        json["metrics"].push_back(metricJson(metric));
    for (const DimensionInfo &dimension : dimensions())
        json["dimensions"].push_back(dimensionJson(dimension));
    return json;
}

Json instantJson(std::optional<qint64> ms)
{
    return ms ? Json(Zone().toIso(*ms).toStdString()) : Json();
}

Json entryJson(const LedgerEntry &entry)
{
    return {{"received", entry.received},
            {"stored", entry.stored},
            {"duplicates", entry.duplicates},
            {"rejected", entry.rejected}};
}

Json ledgerJson(const QList<LedgerEntry> &ledger)
{
    Json days = Json::array();
    for (const LedgerEntry &entry : ledger) {
        Json day{{"day", entry.day.isEmpty() ? Json() : Json(entry.day.toStdString())}};
        day.update(entryJson(entry));
        days.push_back(day);
    }
    return {{"total", entryJson(ImportLedger::total(ledger))}, {"days", days}};
}

double lagSeconds(const IntakeHealth &health, qint64 nowMs)
{
    return health.oldestWaitingMs ? double(std::max<qint64>(0, nowMs - *health.oldestWaitingMs)) / 1000 : 0.0;
}

Json intakeJson(const Intake &intake, qint64 nowMs)
{
    const IntakeHealth health = intake.state().health();
    Json reasons = Json::object();
    const QHash<QString, qint64> counts = intake.state().rejectedReasons();
    QStringList names = counts.keys();
    names.sort();
    for (const QString &reason : names)
        reasons[reason.toStdString()] = counts.value(reason);
    return {{"ledger", ledgerJson(intake.state().ledger())},
            {"rejected", reasons},
            {"accepted_since_start", health.acceptedEvents},
            {"waiting_events", health.waitingEvents},
            {"waiting_bytes", intake.waitingBytes()},
            {"lag_seconds", lagSeconds(health, nowMs)},
            {"last_stored", instantJson(health.lastStoredMs)},
            {"damaged_bytes", health.damagedBytes},
            {"target", health.targetError ? Json(health.targetError->code.toStdString()) : Json("ok")}};
}

Json words(const QSet<QString> &set)
{
    QStringList list(set.cbegin(), set.cend());
    list.sort();
    Json json = Json::array();
    for (const QString &word : list)
        json.push_back(word.toStdString());
    return json;
}

/// What a client wants to know before it asks. The version is text: it has more digits than a double.
Json sourceJson(const SourceInfo &info)
{
    const auto bound = [&info](qint64 DataBounds::*which) {
        return info.bounds ? instantJson(info.bounds.value().*which) : Json();
    };
    return {{"events", info.events},
            {"first", bound(&DataBounds::firstMs)},
            {"data_through", bound(&DataBounds::lastMs)},
            {"actions", words(info.actions)},
            {"fields", words(info.fields)},
            {"data_version", std::to_string(info.dataVersion)},
            {"bytes", info.bytes},
            {"last_import", instantJson(info.lastImportMs)}};
}

} // namespace

ServedResponse answerCatalog(const ApiCall &)
{
    static const std::string text = catalogJson().dump();
    return ServedResponse::of(200, text);
}

ServedResponse answerDimensionValues(const ApiCall &call)
{
    constexpr int usual = 100;
    const QString name = call.value(u"name"_s);
    if (!call.mayNameViewers() && namesViewers({name}))
        return problem({ErrorKind::InvalidInput, servercodes::Forbidden, u"this key may not see single viewers"_s,
                        u"name"_s, false});
    const int limit = call.values.contains(u"limit"_s) ? call.value(u"limit"_s).toInt() : usual;
    const Deadlines::Watch watch
        = call.context->deadlines.watch(call.request->cancel, call.context->options.querySeconds);
    const auto values
        = call.context->source.values(name, call.value(u"q"_s), limit, call.request->cancel).result();
    if (!values && *watch)
        return problem({ErrorKind::Timeout, codes::Timeout, u"the values took too long"_s, {}, true});
    if (!values)
        return problem(values.error());
    Json list = Json::array();
    for (const DimensionValue &value : *values)
        list.push_back(Json{{"value", value.value.toStdString()}, {"events", value.events}});
    return jsonResponse({{"dimension", name.toStdString()}, {"values", list}});
}

ServedResponse answerQuality(const ApiCall &call)
{
    const Result<SourceInfo> info = call.context->source.info(call.request->cancel).result();
    if (!info)
        return problem(info.error());
    const qint64 now = call.context->clock->nowMs();
    return jsonResponse({{"source", sourceJson(*info)},
                         {"ingest", call.context->intake != nullptr ? intakeJson(*call.context->intake, now) : Json()}});
}

ServedResponse answerHealth(const ApiCall &call)
{
    Json json{{"status", "ok"}, {"version", TALLYROOM_VERSION}};
    if (call.context->intake != nullptr) {
        const IntakeHealth health = call.context->intake->state().health();
        json["ingest"] = health.targetError ? "waiting" : "ok";
        json["lag_seconds"] = lagSeconds(health, call.context->clock->nowMs());
    }
    return jsonResponse(json);
}

ServedResponse answerMetrics(const ApiCall &call)
{
    std::vector<std::pair<std::string, double>> gauges{
        {"tally_cache_hits", double(call.context->cache.hits())},
        {"tally_cache_misses", double(call.context->cache.misses())}};
    if (const Intake *intake = call.context->intake) {
        const IntakeHealth health = intake->state().health();
        gauges.emplace_back("tally_ingest_accepted_events", double(health.acceptedEvents));
        gauges.emplace_back("tally_ingest_waiting_events", double(health.waitingEvents));
        gauges.emplace_back("tally_ingest_waiting_bytes", double(intake->waitingBytes()));
        gauges.emplace_back("tally_ingest_lag_seconds", lagSeconds(health, call.context->clock->nowMs()));
        gauges.emplace_back("tally_ingest_target_up", health.targetError ? 0 : 1);
    }
    return ServedResponse::of(200, call.context->metrics.text(gauges), "text/plain; version=0.0.4; charset=utf-8");
}

ServedResponse answerOpenApi(const ApiCall &)
{
    static const std::string text = openApi().dump();
    return ServedResponse::of(200, text);
}

} // namespace tally
