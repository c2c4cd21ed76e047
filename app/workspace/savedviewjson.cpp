// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/queryjson.h"
#include "workspace/keptjson.h"
#include "workspace/savedviews.h"

namespace tally {

using namespace Qt::StringLiterals;
using keptjson::Json;

namespace {

Unexpected damaged(const QString &place)
{
    return keptjson::damaged(u"not a saved view"_s, place);
}

Result<SavedView> read(const Json &json)
{
    const auto id = keptjson::text(json, "id", 100);
    const auto name = keptjson::text(json, "name", 4 * MaxKeptName);
    const auto note = keptjson::text(json, "note", keptjson::MaxNote);
    const auto chart = chartKindByName(keptjson::text(json, "chart", 100).value_or(QString()));
    const auto created = keptjson::instant(json, "created");
    const auto changed = keptjson::instant(json, "changed");
    if (!name || !isKeptName(*name))
        return damaged(u"name"_s);
    if (!id || !note)
        return damaged(id ? u"note"_s : u"id"_s);
    if (!chart)
        return damaged(u"chart"_s);
    if (!created || !changed)
        return damaged(created ? u"changed"_s : u"created"_s);
    if (!json.contains("query"))
        return damaged(u"query"_s);
    const Result<Query> query = queryFromJson(json.at("query"));
    if (!query)
        return Unexpected(query.error());
    return SavedView{*id, *name, *note, *query, *chart, *created, *changed};
}

} // namespace

Result<SavedView> savedViewFromJson(const QByteArray &content)
{
    return keptjson::parsed<SavedView>(content, u"not a saved view"_s, read);
}

QByteArray savedViewToJson(const SavedView &view)
{
    Json json = Json::object();
    json["id"] = view.id.toStdString();
    json["name"] = view.name.toStdString();
    json["note"] = view.note.toStdString();
    json["chart"] = chartKindName(view.chart).toStdString();
    json["created"] = keptjson::instantText(view.createdMs);
    json["changed"] = keptjson::instantText(view.changedMs);
    json["query"] = queryToJson(view.query);
    return keptjson::written(json);
}

} // namespace tally
