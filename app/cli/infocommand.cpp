// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandrunners.h"
#include "cli/storeoption.h"
#include "cli/texttable.h"
#include "cli/upkeeptext.h"
#include "core/utcday.h"

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

using Json = nlohmann::ordered_json;

constexpr int ImportsShown = 10;

QString timeText(qint64 ms)
{
    static const Zone zone = Zone::find(u"local"_s).value_or(Zone());
    return zone.toIso(ms);
}

Json timeJson(std::optional<qint64> ms)
{
    return ms ? Json(Zone().toIso(*ms).toStdString()) : Json();
}

double bytesPerEvent(const StoreFacts &facts)
{
    return facts.events > 0 ? double(facts.bytes) / double(facts.events) : 0;
}

QString importsText(const StoreFacts &facts)
{
    TextTable table({{u"import"_s, true},
                     {u"started"_s, false},
                     {u"received"_s, true},
                     {u"stored"_s, true},
                     {u"duplicates"_s, true},
                     {u"rejected"_s, true},
                     {u"file"_s, false}});
    for (const StoredImport &import : facts.imports) {
        const QString cut = import.finishedMs ? QString() : u" (not finished)"_s;
        table.add({QString::number(import.id), timeText(import.info.startedMs),
                   QString::number(import.total.received), QString::number(import.total.stored),
                   QString::number(import.total.duplicates), QString::number(import.total.rejected),
                   import.info.file + cut});
    }
    return table.text();
}

QString factsText(const StoreFacts &facts)
{
    QStringList lines{
        u"store        %1"_s.arg(facts.path),
        u"events       %1 on %2 (UTC)"_s.arg(facts.events).arg(countText(facts.days, u"day"_s, u"days"_s))};
    if (facts.bounds) {
        lines += u"first event  %1"_s.arg(timeText(facts.bounds->firstMs));
        lines += u"last event   %1"_s.arg(timeText(facts.bounds->lastMs));
    }
    lines += u"viewers      %1 ids, of users and of anonymous visitors"_s.arg(facts.viewers);
    lines += u"size         %1, of which %2 are free for new events"_s.arg(bytesText(facts.bytes),
                                                                           bytesText(facts.freeBytes));
    if (facts.events > 0)
        lines += u"an event     %1 bytes"_s.arg(bytesPerEvent(facts), 0, 'f', 1);
    lines += u"version      %1 of the store's schema"_s.arg(facts.schemaVersion);
    if (facts.prunedBeforeDay)
        lines += u"pruned       days before %1 were removed"_s.arg(utcDayText(*facts.prunedBeforeDay));
    if (facts.rewritePending)
        lines += u"forgotten    an id is still in free parts of the file: run `tally forget` for it again"_s;
    lines += u"imports      %1%2"_s.arg(facts.importCount)
                 .arg(facts.importCount > ImportsShown ? u", of which the last %1:"_s.arg(ImportsShown)
                                                       : QString());
    return lines.join(u'\n') + u'\n' + (facts.imports.isEmpty() ? QString() : u'\n' + importsText(facts));
}

Json importJson(const StoredImport &import)
{
    return {{"id", import.id},
            {"file", import.info.file.toStdString()},
            {"field_map", import.info.fieldMap.toStdString()},
            {"started", timeJson(import.info.startedMs)},
            {"finished", timeJson(import.finishedMs)},
            {"received", import.total.received},
            {"stored", import.total.stored},
            {"duplicates", import.total.duplicates},
            {"rejected", import.total.rejected}};
}

QByteArray factsJson(const StoreFacts &facts)
{
    Json imports = Json::array();
    for (const StoredImport &import : facts.imports)
        imports.push_back(importJson(import));
    const auto bound = [&facts](qint64 DataBounds::*which) {
        return facts.bounds ? timeJson((*facts.bounds).*which) : Json();
    };
    return jsonText(
        {{"store", facts.path.toStdString()},
         {"events", facts.events},
         {"days", facts.days},
         {"first_event", bound(&DataBounds::firstMs)},
         {"last_event", bound(&DataBounds::lastMs)},
         {"viewers", facts.viewers},
         {"bytes", facts.bytes},
         {"free_bytes", facts.freeBytes},
         {"bytes_per_event", facts.events > 0 ? Json(bytesPerEvent(facts)) : Json()},
         {"schema_version", facts.schemaVersion},
         {"pruned_before",
          facts.prunedBeforeDay ? Json(utcDayText(*facts.prunedBeforeDay).toStdString()) : Json()},
         {"rewrite_pending", facts.rewritePending},
         {"import_count", facts.importCount},
         {"imports", imports}});
}

QString sourceText(const SourceInfo &info)
{
    QStringList lines{u"indices      %1-*"_s.arg(info.location), u"events       %1"_s.arg(info.events)};
    if (info.bounds) {
        lines += u"first event  %1"_s.arg(timeText(info.bounds->firstMs));
        lines += u"last event   %1"_s.arg(timeText(info.bounds->lastMs));
    }
    lines += u"size         %1, without replicas"_s.arg(bytesText(info.bytes));
    return lines.join(u'\n') + u'\n';
}

QByteArray sourceJson(const SourceInfo &info)
{
    const auto bound = [&info](qint64 DataBounds::*which) {
        return info.bounds ? timeJson((*info.bounds).*which) : Json();
    };
    return jsonText({{"source", info.location.toStdString()},
                     {"events", info.events},
                     {"first_event", bound(&DataBounds::firstMs)},
                     {"last_event", bound(&DataBounds::lastMs)},
                     {"bytes", info.bytes}});
}

} // namespace

Parsed<int> runInfo(const Job &job)
{
    const auto opened = openAnySource(job.arguments, IfMissing::Refuse);
    if (!opened)
        return job.console.fail(opened.error());
    const bool json = job.arguments.has(u"json"_s);
    if (!opened->store) {
        const Result<SourceInfo> info = opened->source->info(job.cancel).result();
        if (!info)
            return job.console.fail(info.error());
        return job.console.print(json ? sourceJson(*info) : sourceText(*info).toUtf8()) ? Done : Failed;
    }
    const Result<StoreFacts> facts = opened->store->facts(ImportsShown, job.cancel);
    if (!facts)
        return job.console.fail(facts.error());
    return job.console.print(json ? factsJson(*facts) : factsText(*facts).toUtf8()) ? Done : Failed;
}

} // namespace tally::cli
