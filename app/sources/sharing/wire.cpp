// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/sharing/wire.h"

#include "domain/queryjson.h"
#include "sources/sharing/wiremarks.h"

namespace tally::wire {

using namespace Qt::StringLiterals;

namespace {

Json boundsJson(const std::optional<DataBounds> &bounds)
{
    return bounds ? Json::array({bounds->firstMs, bounds->lastMs}) : Json();
}

std::optional<DataBounds> readBounds(const Json &json)
{
    return json.is_null() ? std::nullopt
                          : std::optional(DataBounds{json.at(0).get<qint64>(), json.at(1).get<qint64>()});
}

Json entryJson(const LedgerEntry &entry)
{
    return Json::array({word(entry.day), entry.received, entry.stored, entry.duplicates, entry.rejected});
}

LedgerEntry readEntry(const Json &json)
{
    return {QString::fromStdString(json.at(0).get<std::string>()), json.at(1).get<qint64>(),
            json.at(2).get<qint64>(), json.at(3).get<qint64>(), json.at(4).get<qint64>()};
}

Json traceJson(const AnswerTrace &trace)
{
    Json steps = Json::array();
    for (const AnswerTrace::Step &step : trace.steps)
        steps.push_back(Json::array({word(step.what), step.statements, step.tookMs}));
    return {{"steps", steps},
            {"in_range", trace.eventsInRange},
            {"in_all", trace.eventsInAll},
            {"ms", trace.tookMs}};
}

AnswerTrace readTrace(const Json &json)
{
    AnswerTrace trace;
    for (const Json &step : json.at("steps")) {
        trace.steps += {QString::fromStdString(step.at(0).get<std::string>()), step.at(1).get<int>(),
                        step.at(2).get<double>()};
    }
    trace.eventsInRange = json.at("in_range").get<qint64>();
    trace.eventsInAll = json.at("in_all").get<qint64>();
    trace.tookMs = json.at("ms").get<double>();
    return trace;
}

} // namespace

Json errorJson(const Error &error)
{
    return {{"kind", int(error.kind)},
            {"code", word(error.code)},
            {"detail", word(error.detail)},
            {"place", word(error.place)},
            {"retryable", error.retryable}};
}

Error readError(const Json &json)
{
    const Result<Error> error = guarded<Error>([&json] {
        const int kind = std::clamp(json.at("kind").get<int>(), 0, int(ErrorKind::Internal));
        return Error{ErrorKind(kind), text(json, "code"), text(json, "detail"), text(json, "place"),
                     json.at("retryable").get<bool>()};
    });
    return error ? *error : error.error();
}

Json infoJson(const SourceInfo &info)
{
    return {{"name", word(info.name)},
            {"location", word(info.location)},
            {"events", info.events},
            {"bounds", boundsJson(info.bounds)},
            {"actions", words(info.actions.values())},
            {"fields", words(info.fields.values())},
            {"version", info.dataVersion},
            {"bytes", info.bytes},
            {"last_import", maybe(info.lastImportMs)}};
}

Result<SourceInfo> readInfo(const Json &json)
{
    return guarded<SourceInfo>([&json] {
        SourceInfo info;
        info.name = text(json, "name");
        info.location = text(json, "location");
        info.events = json.at("events").get<qint64>();
        info.bounds = readBounds(json.at("bounds"));
        const QStringList actions = texts(json, "actions");
        const QStringList fields = texts(json, "fields");
        info.actions = {actions.begin(), actions.end()};
        info.fields = {fields.begin(), fields.end()};
        info.dataVersion = json.at("version").get<quint64>();
        info.bytes = json.at("bytes").get<qint64>();
        info.lastImportMs = maybe<qint64>(json, "last_import");
        return info;
    });
}

Json valuesJson(const QList<DimensionValue> &values)
{
    Json list = Json::array();
    for (const DimensionValue &value : values)
        list.push_back(Json::array({word(value.value), value.events}));
    return list;
}

Result<QList<DimensionValue>> readValues(const Json &json)
{
    return guarded<QList<DimensionValue>>([&json] {
        QList<DimensionValue> values;
        for (const Json &one : json)
            values += {QString::fromStdString(one.at(0).get<std::string>()), one.at(1).get<qint64>()};
        return values;
    });
}

Json tableJson(const ResultTable &table)
{
    return {{"table", resultToJson(table)}, {"trace", table.trace ? traceJson(*table.trace) : Json()}};
}

Result<ResultTable> readTable(const Json &json)
{
    return guarded<Json>([&json] { return json.at("table"); })
        .and_then(&resultFromJson)
        .and_then([&json](const ResultTable &read) {
            return guarded<ResultTable>([&] {
                ResultTable table = read;
                if (const Json &trace = json.at("trace"); !trace.is_null())
                    table.trace = readTrace(trace);
                return table;
            });
        });
}

Json selectionJson(const EventSelection &selection)
{
    Query query; // carries range and filters in the one form that is read strictly
    query.metrics = {u"events"_s};
    query.range = selection.range.value_or(RangeSpec{u"all"_s, {}, {}, u"UTC"_s, false});
    query.filters = selection.filters;
    query.weekStart = selection.weekStart;
    return {{"query", queryToJson(query)}, {"all", !selection.range}};
}

Result<EventSelection> readSelection(const Json &json)
{
    return guarded<Json>([&json] { return json.at("query"); })
        .and_then(&queryFromJson)
        .and_then([&](const Query &query) {
            return guarded<EventSelection>([&] {
                EventSelection selection;
                if (!json.at("all").get<bool>())
                    selection.range = query.range;
                selection.filters = query.filters;
                selection.weekStart = query.weekStart;
                return selection;
            });
        });
}

Json importJson(const ImportInfo &info)
{
    return {{"file", word(info.file)}, {"field_map", word(info.fieldMap)}, {"started", info.startedMs}};
}

Result<ImportInfo> readImport(const Json &json)
{
    return guarded<ImportInfo>([&json] {
        return ImportInfo{text(json, "file"), text(json, "field_map"), json.at("started").get<qint64>()};
    });
}

Json ledgerJson(const QList<LedgerEntry> &ledger)
{
    Json list = Json::array();
    for (const LedgerEntry &entry : ledger)
        list.push_back(entryJson(entry));
    return list;
}

Result<QList<LedgerEntry>> readLedger(const Json &json)
{
    return guarded<QList<LedgerEntry>>([&json] {
        QList<LedgerEntry> ledger;
        for (const Json &entry : json)
            ledger += readEntry(entry);
        return ledger;
    });
}

Json factsJson(const StoreFacts &facts)
{
    Json imports = Json::array();
    for (const StoredImport &import : facts.imports) {
        imports.push_back({{"id", import.id},
                           {"info", importJson(import.info)},
                           {"finished", maybe(import.finishedMs)},
                           {"total", entryJson(import.total)}});
    }
    return {{"path", word(facts.path)},
            {"schema", facts.schemaVersion},
            {"events", facts.events},
            {"days", facts.days},
            {"bounds", boundsJson(facts.bounds)},
            {"bytes", facts.bytes},
            {"free", facts.freeBytes},
            {"viewers", facts.viewers},
            {"missing_days", facts.missingDays},
            {"latest_missing", facts.latestMissingDays},
            {"pruned", maybe(facts.prunedBeforeDay)},
            {"rewrite", facts.rewritePending},
            {"import_count", facts.importCount},
            {"imports", imports}};
}

Result<StoreFacts> readFacts(const Json &json)
{
    return guarded<StoreFacts>([&json] {
        StoreFacts facts;
        facts.path = text(json, "path");
        facts.schemaVersion = json.at("schema").get<int>();
        facts.events = json.at("events").get<qint64>();
        facts.days = json.at("days").get<qint64>();
        facts.bounds = readBounds(json.at("bounds"));
        facts.missingDays = json.at("missing_days").get<qint64>();
        for (const Json &day : json.at("latest_missing"))
            facts.latestMissingDays += day.get<qint64>();
        facts.bytes = json.at("bytes").get<qint64>();
        facts.freeBytes = json.at("free").get<qint64>();
        facts.viewers = json.at("viewers").get<qint64>();
        facts.prunedBeforeDay = maybe<qint64>(json, "pruned");
        facts.rewritePending = json.at("rewrite").get<bool>();
        facts.importCount = json.at("import_count").get<qint64>();
        for (const Json &one : json.at("imports")) {
            const Json &info = one.at("info");
            facts.imports += {one.at("id").get<qint64>(),
                              {text(info, "file"), text(info, "field_map"), info.at("started").get<qint64>()},
                              maybe<qint64>(one, "finished"),
                              readEntry(one.at("total"))};
        }
        return facts;
    });
}

} // namespace tally::wire
