// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/segmentanswers.h"

#include "core/errorcodes.h"
#include "domain/jsonreading.h"
#include "domain/queryjson.h"
#include "server/problem.h"
#include "server/queryanswers.h"
#include "workspace/savedfilters.h"
#include "workspace/settingsfile.h"

#include <nlohmann/json.hpp>

#include <mutex>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

using Json = nlohmann::ordered_json;
constexpr int MostFilters = 200;

/// Saved filters are plain files: one change at a time.
std::mutex &folderMutex()
{
    static std::mutex mutex;
    return mutex;
}

SavedFilters savedFilters(const ApiCall &call)
{
    return SavedFilters(call.context->options.workspaceFolder + u"/filters"_s);
}

ServedResponse notFound()
{
    return problem({ErrorKind::NotFound, servercodes::NotFound, u"no saved filter of that name"_s, u"id"_s, false});
}

ServedResponse segmentResponse(const SavedFilter &filter)
{
    const QByteArray text = savedFilterToJson(filter);
    return ServedResponse::of(200, text.toStdString());
}

/// {"filters": […], "note": "…", "scope": "…"}; the name is the path's.
Result<SavedFilter> segmentOf(const QString &name, const Json &json)
{
    try {
        readObject(json, {}, {u"filters"_s, u"note"_s, u"scope"_s});
        SavedFilter filter;
        filter.name = name;
        if (const Json *note = member(json, "note"))
            filter.note = readText(*note, u"note"_s);
        if (const Json *scope = member(json, "scope"))
            filter.scope = readText(*scope, u"scope"_s);
        const Json &filters = readArray(required(json, "filters", {}), u"filters"_s);
        if (filters.size() > MostFilters)
            misread(u"filters"_s, u"more than %1"_s.arg(MostFilters));
        for (const Json &entry : filters) {
            const Result<Filter> read = filterFromJson(entry, placeOf(u"filters"_s, std::size_t(filter.filters.size())));
            if (!read)
                return Unexpected(read.error());
            filter.filters.append(*read);
        }
        return filter;
    } catch (const Misread &misread) {
        return Unexpected(misread.error);
    }
}

} // namespace

ServedResponse answerGetSegment(const ApiCall &call)
{
    const std::lock_guard lock(folderMutex());
    const std::optional<SavedFilter> found = savedFilters(call).find(call.value(u"id"_s));
    return found ? segmentResponse(*found) : notFound();
}

ServedResponse answerPutSegment(const ApiCall &call)
{
    const QString id = call.value(u"id"_s);
    const std::lock_guard lock(folderMutex());
    const Result<SavedFilter> filter
        = bodyJson(call.request->body).and_then([&id](const Json &json) { return segmentOf(id, json); });
    if (!filter)
        return problem(filter.error());
    if (Result<void> saved = savedFilters(call).save(*filter); !saved)
        return problem(saved.error());
    call.context->cache.dataChanged(); // answers may have used it
    call.context->log.audit("segment_written", {{"segment", id.toStdString()}, {"key", call.who().toStdString()}});
    return segmentResponse(*filter);
}

ServedResponse answerDeleteSegment(const ApiCall &call)
{
    const QString id = call.value(u"id"_s);
    const std::lock_guard lock(folderMutex());
    const SavedFilters saved = savedFilters(call);
    if (!saved.find(id))
        return notFound();
    if (Result<void> removed = saved.remove(id); !removed)
        return problem(removed.error());
    call.context->cache.dataChanged();
    call.context->log.audit("segment_removed", {{"segment", id.toStdString()}, {"key", call.who().toStdString()}});
    ServedResponse response;
    response.status = 204;
    return response;
}

ServedResponse answerAnnotations(const ApiCall &call)
{
    constexpr qint64 mostBytes = 1024 * 1024;
    const QString path = call.context->options.workspaceFolder + u"/annotations.json"_s;
    Json list = Json::array();
    if (const Result<QByteArray> text = readSmallFile(path, mostBytes)) {
        const Json json = Json::parse(text->begin(), text->end(), nullptr, false);
        const Json &entries = json.is_object() && json.contains("annotations") ? json["annotations"] : json;
        for (const Json &entry : entries.is_array() ? entries : Json::array()) {
            if (entry.is_object())
                list.push_back(entry);
        }
    } else if (text.error().kind != ErrorKind::NotFound) {
        return problem(text.error());
    }
    return ServedResponse::of(200, Json{{"annotations", list}}.dump(-1, ' ', false, Json::error_handler_t::replace));
}

} // namespace tally
