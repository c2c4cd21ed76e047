// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/queryjson.h"
#include "workspace/keptjson.h"
#include "workspace/savedreports.h"

namespace tally {

using namespace Qt::StringLiterals;
using keptjson::Json;

namespace {

Unexpected damaged(const QString &place)
{
    return keptjson::damaged(u"not a report"_s, place);
}

Error placed(Error error, const QString &place)
{
    error.place = error.place.isEmpty() ? place : place + u'.' + error.place;
    return error;
}

/// The query's reader is the one that knows what a range looks like.
Result<RangeSpec> readRange(const Json &json)
{
    const Json query = {{"metrics", {"events"}}, {"range", json}};
    return queryFromJson(query).map([](const Query &read) { return read.range; });
}

Result<ReportView> readView(const Json &json, const QString &place)
{
    if (!json.is_object() || !json.contains("query"))
        return damaged(place + u".query"_s);
    const auto title = keptjson::text(json, "title", 4 * MaxKeptName);
    const auto chart = chartKindByName(keptjson::text(json, "chart", 100).value_or(QString()));
    if (!title || (!title->isEmpty() && !isKeptName(*title)))
        return damaged(place + u".title"_s);
    if (!chart)
        return damaged(place + u".chart"_s);
    const Result<Query> query = queryFromJson(json.at("query"));
    if (!query)
        return Unexpected(placed(query.error(), place + u".query"_s));
    return ReportView{*title, *chart, *query};
}

Result<Report> read(const Json &json)
{
    const auto name = keptjson::text(json, "name", 4 * MaxKeptName);
    const auto note = keptjson::text(json, "note", keptjson::MaxNote);
    if (!name || !isKeptName(*name))
        return damaged(u"name"_s);
    if (!note)
        return damaged(u"note"_s);
    Report report{*name, *note, {}, {}};
    if (json.contains("range") && !json.at("range").is_null()) {
        const Result<RangeSpec> range = readRange(json.at("range"));
        if (!range)
            return Unexpected(range.error());
        report.range = *range;
    }
    if (!json.contains("views") || !json.at("views").is_array() || json.at("views").empty()
        || json.at("views").size() > std::size_t(SavedReports::MaxViews))
        return damaged(u"views"_s);
    for (const Json &entry : json.at("views")) {
        const Result<ReportView> view = readView(entry, u"views[%1]"_s.arg(report.views.size()));
        if (!view)
            return Unexpected(view.error());
        report.views.append(*view);
    }
    return report;
}

} // namespace

Result<Report> reportFromJson(const QByteArray &content)
{
    return keptjson::parsed<Report>(content, u"not a report"_s, read);
}

QByteArray reportToJson(const Report &report)
{
    Json json = Json::object();
    json["name"] = report.name.toStdString();
    json["note"] = report.note.toStdString();
    if (report.range) {
        Query query;
        query.range = *report.range;
        json["range"] = queryToJson(query).at("range");
    }
    json["views"] = Json::array();
    for (const ReportView &view : report.views) {
        json["views"].push_back({{"title", view.title.toStdString()},
                                 {"chart", chartKindName(view.chart).toStdString()},
                                 {"query", queryToJson(view.query)}});
    }
    return keptjson::written(json);
}

} // namespace tally
