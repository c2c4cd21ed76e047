// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/dimensionsql.h"

#include "core/errorcodes.h"
#include "core/utcday.h"
#include "sources/embedded/classsql.h"
#include "sources/embedded/filtersql.h"
#include "sources/embedded/storedcolumn.h"
#include "sources/embedded/timesql.h"

#include <algorithm>

namespace tally {
namespace {

DimensionSql::KeyType keyType(Field field)
{
    switch (storedColumn(field).storage) {
    case Storage::Decimal:
        return DimensionSql::KeyType::Decimal;
    case Storage::Text:
        return DimensionSql::KeyType::Text;
    case Storage::Number:
    case Storage::Dictionary:
        break;
    }
    return DimensionSql::KeyType::Integer;
}

void setField(DimensionSql &dimension, const std::string &suffix)
{
    const Field field = dimension.info.field;
    dimension.key = "e." + storedColumn(field).name;
    dimension.type = keyType(field);
    dimension.dictionary = storedColumn(field).dictionary;
    if (field == Field::Viewer) {
        // Grouped by its text: a user and an anonymous visitor of the same id are one row, though two
        // viewers.
        dimension.join = " LEFT JOIN viewer_twins twin" + suffix + " ON twin" + suffix + ".id = e.viewer";
        dimension.key = "coalesce(twin" + suffix + ".text_id, e.viewer)";
    } else if (field == Field::Tags) {
        // One row a tag; the tag's text is the key.
        dimension.join = " LEFT JOIN tag_items item" + suffix + " ON item" + suffix + ".set_id = e.tags";
        dimension.key = "item" + suffix + ".tag";
        dimension.type = DimensionSql::KeyType::Text;
        dimension.dictionary.clear();
    }
}

/// The latest value in the range, over the human default but no other filter; ties go to the greater event
/// id. Most owners have one value only, so that just the others are looked at event by event.
void setAttribute(DimensionSql &dimension, const PlanContext &context, const std::string &suffix)
{
    const std::string owner = storedColumn(dimension.info.attributeOf).name;
    const std::string value = storedColumn(dimension.info.field).name;
    const std::string range = rangeSql(context, "a");
    const std::string span = "span" + suffix;
    const std::string latest = "latest" + suffix;
    const std::string attribute = "attribute" + suffix;
    dimension.with = span + " AS MATERIALIZED (SELECT a." + owner + " AS owner, min(a." + value
        + ") AS lo, max(a." + value + ") AS hi FROM events a WHERE " + range + " AND a." + owner
        + " IS NOT NULL AND a." + value + " IS NOT NULL GROUP BY owner), " + latest + " AS (SELECT a." + owner
        + " AS owner, arg_max(a." + value + ", row(a.time, a.event_id)) AS value FROM events a JOIN " + span
        + " s ON s.owner = a." + owner + " AND s.lo <> s.hi WHERE " + range + " AND a." + value
        + " IS NOT NULL GROUP BY a." + owner + "), " + attribute
        + " AS (SELECT s.owner, coalesce(l.value, s.lo) AS value FROM " + span + " s LEFT JOIN " + latest
        + " l ON l.owner = s.owner)";
    dimension.join = " LEFT JOIN " + attribute + " ON " + attribute + ".owner = e." + owner;
    dimension.key = "CASE WHEN e." + owner + " IS NULL THEN e." + value + " ELSE " + attribute + ".value END";
    dimension.dictionary = storedColumn(dimension.info.field).dictionary;
}

/// The page of each visit's first page-view among the events asked for; ties go to the smaller event id.
void setLandingPage(DimensionSql &dimension, const std::string &eventFilter, const std::string &suffix)
{
    const std::string landing = "landing" + suffix;
    dimension.with = landing
        + " AS (SELECT e.session, arg_min({'page': e.page}, row(e.time, e.event_id)).page AS page FROM "
          "events e WHERE "
        + eventFilter + " AND e.action = " + std::to_string(int(Action::PageView))
        + " AND e.session IS NOT NULL GROUP BY e.session)";
    dimension.join = " LEFT JOIN " + landing + " ON " + landing + ".session = e.session";
    dimension.key = landing + ".page";
    dimension.dictionary = storedColumn(Field::Page).dictionary;
}

/// A class of a number that the viewer has over the events asked for; events without a viewer have none.
void setViewerClass(DimensionSql &dimension, const PlanContext &context, const std::string &eventFilter,
                    const std::string &suffix)
{
    const bool counts = dimension.info.kind == DimensionKind::EventsPerViewer;
    const std::string each = "each_viewer" + suffix;
    const qint64 end = std::min(context.range.toMs, context.asOfMs);
    const std::string number = counts
        ? "count(*)"
        : "greatest(" + std::to_string(end) + " - max(e.time), 0) // " + std::to_string(DayMs);
    dimension.with = each + " AS (SELECT viewer, " + classOrdinalSql("n", dimension.info.kind)
        + " AS class FROM (SELECT e.viewer AS viewer, " + number + " AS n FROM events e WHERE " + eventFilter
        + " AND e.viewer IS NOT NULL GROUP BY e.viewer))";
    dimension.join = " LEFT JOIN " + each + " ON " + each + ".viewer = e.viewer";
    dimension.key = each + ".class";
}

} // namespace

Result<DimensionSql> dimensionSql(const DimensionInfo &info, int index, const PlanContext &context,
                                  const std::string &eventFilter, Bindings &bindings)
{
    DimensionSql dimension;
    dimension.info = info;
    const std::string suffix = std::to_string(index);
    switch (info.kind) {
    case DimensionKind::Field:
        setField(dimension, suffix);
        break;
    case DimensionKind::Attribute:
        setAttribute(dimension, context, suffix);
        break;
    case DimensionKind::Time: {
        Result<QList<Bucket>> list = buckets(context.range, info.unit, context.weekStart);
        if (!list)
            return Unexpected(list.error());
        dimension.buckets = std::move(*list);
        dimension.key = dimension.buckets.isEmpty() ? "0" : bucketOrdinalSql("e.time", dimension.buckets);
        break;
    }
    case DimensionKind::HourOfDay:
        dimension.key = hourOfDaySql("e.time", offsetSpans(context.range));
        break;
    case DimensionKind::DayOfWeek:
        dimension.key = dayOfWeekSql("e.time", offsetSpans(context.range));
        break;
    case DimensionKind::Label:
        dimension.key = labelSql(info.labelName, bindings);
        dimension.type = DimensionSql::KeyType::Text;
        break;
    case DimensionKind::LandingPage:
        setLandingPage(dimension, eventFilter, suffix);
        break;
    case DimensionKind::ContentAge:
        dimension.key = ageOrdinalSql();
        dimension.words = classWords(info.kind);
        break;
    case DimensionKind::EventsPerViewer:
    case DimensionKind::DaysSinceLast:
        setViewerClass(dimension, context, eventFilter, suffix);
        dimension.words = classWords(info.kind);
        break;
    case DimensionKind::Cohort:
    case DimensionKind::Period:
        return failure(ErrorKind::InvalidInput, codes::IncompatibleDimension, info.name);
    }
    return dimension;
}

SplitKey splitKey(const std::string &rawKey, const KeptValues &kept, Bindings &bindings)
{
    bool keepsMissing = false;
    std::string list;
    for (const SqlValue &value : kept.values) {
        if (std::holds_alternative<std::monostate>(value)) {
            keepsMissing = true;
            continue;
        }
        const bool number = std::holds_alternative<qint64>(value);
        list += (list.empty() ? "" : ", ")
            + (number ? std::to_string(std::get<qint64>(value)) : bindings.bind(value));
    }
    const std::string key = '(' + rawKey + ')';
    std::string keeps = list.empty() ? "false" : '(' + key + " IN (" + list + ") IS TRUE)";
    if (keepsMissing)
        keeps = '(' + keeps + " OR " + key + " IS NULL)";
    return {"CASE WHEN " + keeps + " THEN " + key + " END", "NOT " + keeps};
}

void keepOnly(DimensionSql &dimension, const KeptValues &kept, Bindings &bindings)
{
    SplitKey split = splitKey(dimension.key, kept, bindings);
    dimension.key = std::move(split.key);
    dimension.otherFlag = std::move(split.otherFlag);
}

} // namespace tally
