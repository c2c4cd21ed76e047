// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What prune and forget tell each other over the wire.
#include "sources/sharing/wire.h"
#include "sources/sharing/wiremarks.h"

namespace tally::wire {

namespace {

Json fieldNames(const QList<Field> &list)
{
    Json names = Json::array();
    for (const Field field : list)
        names.push_back(word(fieldInfo(field).name));
    return names;
}

} // namespace

Json pruneJson(const PruneOptions &options)
{
    return {{"keep", maybe(options.keepDays)}, {"before", maybe(options.beforeDay)}, {"dry", options.dryRun}};
}

Result<PruneOptions> readPrune(const Json &json)
{
    return guarded<PruneOptions>([&json] {
        return PruneOptions{maybe<qint64>(json, "keep"), maybe<qint64>(json, "before"),
                            json.at("dry").get<bool>()};
    });
}

Json prunedJson(const PruneReport &report)
{
    return {{"last", maybe(report.lastDay)},
            {"before", report.beforeDay},
            {"days", report.days},
            {"events", report.events},
            {"bytes", Json::array({report.bytesBefore, report.bytesAfter})}};
}

Result<PruneReport> readPruned(const Json &json)
{
    return guarded<PruneReport>([&json] {
        const Json &bytes = json.at("bytes");
        return PruneReport{maybe<qint64>(json, "last"),   json.at("before").get<qint64>(),
                           json.at("days").get<qint64>(), json.at("events").get<qint64>(),
                           bytes.at(0).get<qint64>(),     bytes.at(1).get<qint64>()};
    });
}

Json erasureJson(const ErasureOptions &options)
{
    return {{"viewer", word(options.viewer)},
            {"anonymous", options.anonymous},
            {"also", fieldNames(options.also)},
            {"dry", options.dryRun}};
}

Result<ErasureOptions> readErasure(const Json &json)
{
    return guarded<ErasureOptions>([&json] {
        ErasureOptions options{
            text(json, "viewer"), json.at("anonymous").get<bool>(), {}, json.at("dry").get<bool>()};
        for (const QString &name : texts(json, "also")) {
            if (const std::optional<Field> field = fieldByName(name))
                options.also += *field;
        }
        return options;
    });
}

Json erasedJson(const ErasureReport &report)
{
    Json places = Json::array();
    for (const ErasureReport::Place &place : report.elsewhere)
        places.push_back(Json::array({word(fieldInfo(place.field).name), place.values, place.replaced}));
    return {
        {"known", report.known},   {"other", report.otherNameSpace}, {"pseudonym", word(report.pseudonym)},
        {"events", report.events}, {"labels", report.labels},        {"linked", words(report.linkedIds)},
        {"elsewhere", places}};
}

Result<ErasureReport> readErased(const Json &json)
{
    return guarded<ErasureReport>([&json] {
        ErasureReport report;
        report.known = json.at("known").get<bool>();
        report.otherNameSpace = json.at("other").get<bool>();
        report.pseudonym = text(json, "pseudonym");
        report.events = json.at("events").get<qint64>();
        report.labels = json.at("labels").get<qint64>();
        report.linkedIds = texts(json, "linked");
        for (const Json &place : json.at("elsewhere")) {
            const auto field = fieldByName(QString::fromStdString(place.at(0).get<std::string>()));
            if (field)
                report.elsewhere += {*field, place.at(1).get<qint64>(), place.at(2).get<bool>()};
        }
        return report;
    });
}

} // namespace tally::wire
