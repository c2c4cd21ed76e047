// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/exportanswer.h"

#include "core/errorcodes.h"
#include "domain/jsonreading.h"
#include "domain/queryjson.h"
#include "reports/savereport.h"
#include "server/problem.h"
#include "server/queryanswers.h"
#include "server/streamdevice.h"

#include <nlohmann/json.hpp>

#include <atomic>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr int MostAtOnce = 4;
constexpr int PageRows = 50'000;

/// Exports hold a worker each for as long as their client reads.
std::shared_ptr<void> exportSlot()
{
    static std::atomic<int> running = 0;
    if (++running > MostAtOnce) {
        --running;
        return nullptr;
    }
    return {&running, [](std::atomic<int> *count) { --*count; }};
}

Result<Query> queryOf(const ApiCall &call)
{
    return bodyJson(call.value(u"query"_s).toStdString())
        .and_then(queryFromJson)
        .and_then([&call](Query query) {
            query.limit = std::min(query.limit, PageRows);
            return admitted(query, call);
        });
}

Result<RangeSpec> rangeOf(const QString &text, const QString &zone)
{
    RangeSpec range;
    range.zone = zone;
    const qsizetype slash = text.indexOf(u'/');
    if (slash < 0 && !isRangeName(text))
        return failure(ErrorKind::InvalidInput, codes::InvalidRange, u"a name or FROM/TO is expected"_s, u"range"_s);
    if (slash < 0) {
        range.name = text;
    } else {
        range.from = text.left(slash);
        range.to = text.mid(slash + 1);
    }
    return range;
}

Result<EventSelection> selectionOf(const ApiCall &call)
{
    EventSelection selection;
    const QString zone = call.values.value(u"timezone"_s, u"UTC"_s);
    if (call.values.contains(u"range"_s)) {
        const Result<RangeSpec> range = rangeOf(call.value(u"range"_s), zone);
        if (!range)
            return Unexpected(range.error());
        if (auto resolved = resolveRange(*range, call.context->clock->nowMs(), Qt::Monday, {}); !resolved)
            return Unexpected(resolved.error());
        selection.range = *range;
    }
    // Filters are checked as those of a query are.
    Query query;
    query.metrics = {u"events"_s};
    query.range.name = u"today"_s;
    if (call.values.contains(u"filters"_s)) {
        const auto json = bodyJson(call.value(u"filters"_s).toStdString());
        if (!json)
            return Unexpected(json.error());
        if (!json->is_array())
            return failure(ErrorKind::InvalidInput, codes::InvalidQuery, u"a list is expected"_s, u"filters"_s);
        for (const auto &entry : *json) {
            const Result<Filter> filter = filterFromJson(entry, placeOf(u"filters"_s, size_t(query.filters.size())));
            if (!filter)
                return Unexpected(filter.error());
            query.filters.append(*filter);
        }
    }
    const Result<Query> checked = admitted(query, call);
    if (!checked)
        return Unexpected(checked.error());
    if (Result<void> valid = validate(*checked); !valid)
        return Unexpected(valid.error());
    selection.filters = checked->filters;
    return selection;
}

ServedResponse csvResponse(const QString &name)
{
    ServedResponse response;
    response.contentType = "text/csv; charset=utf-8; header=present";
    response.fields.emplace_back("Content-Disposition", "attachment; filename=\"" + name.toStdString() + "\"");
    return response;
}

ServedResponse streamQuery(const ApiCall &call, const CsvOptions &csv, std::shared_ptr<void> slot)
{
    const Result<Query> query = queryOf(call);
    if (!query)
        return problem(query.error());
    Result<ResultTable> first = ask(*query, call);
    if (!first)
        return problem(first.error());
    ServedResponse response = csvResponse(u"tallyroom.csv"_s);
    response.stream = [call, csv, slot, query = *query, first = *first](const HttpWrite &write) {
        StreamDevice device(write);
        std::optional<ResultTable> ready = first;
        QString cursor;
        bool isOver = false;
        const auto next = [&]() -> Result<std::optional<ResultTable>> {
            if (isOver)
                return std::optional<ResultTable>();
            Query asked = query;
            asked.cursor = cursor;
            Result<ResultTable> page = ready ? Result<ResultTable>(*std::exchange(ready, {})) : ask(asked, call);
            if (!page)
                return Unexpected(page.error());
            cursor = page->nextCursor;
            isOver = cursor.isEmpty();
            return std::optional(std::move(*page));
        };
        return writeResultCsv(device, next, csv).has_value() && device.flush();
    };
    return response;
}

ServedResponse streamEvents(const ApiCall &call, const CsvOptions &csv, std::shared_ptr<void> slot)
{
    if (!call.mayNameViewers())
        return problem({ErrorKind::InvalidInput, servercodes::Forbidden, u"this key may not see single viewers"_s, {},
                        false});
    const Result<EventSelection> selection = selectionOf(call);
    if (!selection)
        return problem(selection.error());
    ServedResponse response = csvResponse(u"events.csv"_s);
    response.stream = [call, csv, slot, selection = *selection](const HttpWrite &write) {
        StreamDevice device(write);
        return writeEvents(device, EventFormat::Csv, call.context->source, selection, csv, call.request->cancel)
                   .has_value()
            && device.flush();
    };
    return response;
}

} // namespace

ServedResponse answerExport(const ApiCall &call)
{
    if (!call.mayExport())
        return problem({ErrorKind::InvalidInput, servercodes::Forbidden, u"this key may not export"_s, {}, false});
    const Result<Zone> zone = Zone::find(call.values.value(u"timezone"_s, u"UTC"_s));
    if (!zone)
        return problem(zone.error());
    std::shared_ptr<void> slot = exportSlot();
    if (!slot)
        return problem({ErrorKind::Unavailable, servercodes::Overloaded, u"too many exports at once"_s, {}, true});
    CsvOptions csv;
    csv.zone = *zone;
    return call.values.contains(u"query"_s) ? streamQuery(call, csv, slot) : streamEvents(call, csv, slot);
}

} // namespace tally
