// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errorcodes.h"
#include "domain/queryjson.h"
#include "workspace/savedfilters.h"

#include <nlohmann/json.hpp>

namespace tally {

using namespace Qt::StringLiterals;
using Json = nlohmann::ordered_json;

namespace {

constexpr std::size_t MaxNote = 10'000;
constexpr std::size_t MaxFilters = 200;

Unexpected damaged(const QString &place)
{
    return failure(ErrorKind::Damaged, codes::InvalidFile, u"not a saved filter"_s, place);
}

std::optional<QString> text(const Json &json, const char *key, std::size_t maxBytes)
{
    const auto found = json.find(key);
    if (found == json.end())
        return QString();
    if (!found->is_string() || found->get_ref<const std::string &>().size() > maxBytes)
        return {};
    return QString::fromStdString(found->get<std::string>());
}

Result<SavedFilter> read(const Json &json)
{
    if (!json.is_object() || !json.contains("filters") || !json.contains("name"))
        return damaged({});
    const auto name = text(json, "name", 800);
    const auto note = text(json, "note", MaxNote);
    const auto scope = text(json, "scope", 100);
    if (!name || name->trimmed().isEmpty() || name->size() > 200)
        return damaged(u"name"_s);
    if (!note || !scope)
        return damaged(note ? u"scope"_s : u"note"_s);
    SavedFilter saved{
        .name = *name, .note = *note, .scope = scope->isEmpty() ? u"all"_s : *scope, .filters = {}};
    const Json &filters = json.at("filters");
    if (!filters.is_array() || filters.size() > MaxFilters)
        return damaged(u"filters"_s);
    for (const Json &entry : filters) {
        const auto filter = filterFromJson(entry, u"filters[%1]"_s.arg(saved.filters.size()));
        if (!filter)
            return Unexpected(filter.error());
        saved.filters.append(*filter);
    }
    return saved;
}

} // namespace

Result<SavedFilter> savedFilterFromJson(const QByteArray &content)
{
    const Json json = Json::parse(content.begin(), content.end(), nullptr, false);
    if (json.is_discarded())
        return damaged({});
    try {
        return read(json);
    } catch (const nlohmann::json::exception &error) {
        return failure(ErrorKind::Damaged, codes::InvalidFile, QString::fromUtf8(error.what()));
    }
}

QByteArray savedFilterToJson(const SavedFilter &filter)
{
    Json json = Json::object();
    json["name"] = filter.name.toStdString();
    json["note"] = filter.note.toStdString();
    json["scope"] = filter.scope.toStdString();
    json["filters"] = Json::array();
    for (const Filter &entry : filter.filters)
        json["filters"].push_back(filterToJson(entry));
    return QByteArray::fromStdString(json.dump(2, ' ', false, Json::error_handler_t::replace)) + '\n';
}

} // namespace tally
