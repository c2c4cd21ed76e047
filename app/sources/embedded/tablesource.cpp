// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/tablesource.h"

#include "core/utcday.h"
#include "sources/embedded/firstfacts.h"
#include "sources/embedded/hourtables.h"
#include "sources/embedded/storedcolumn.h"

#include <algorithm>

namespace tally {
namespace {

bool isCounted(Atom atom)
{
    return atom == Atom::Events || atom == Atom::Count || atom == Atom::ViewsWithImpression
        || atom == Atom::WatchedMs;
}

bool isSet(Atom atom)
{
    return atom == Atom::UniqueViewers || atom == Atom::Visitors || atom == Atom::NewViewers;
}

const CountTable *tableOf(std::optional<Field> field)
{
    const std::vector<CountTable> &all = countTables();
    const auto found = std::find_if(all.cbegin(), all.cend(),
                                    [field](const CountTable &table) { return table.field == field; });
    return found == all.cend() ? nullptr : &*found;
}

/// "SELECT … WHERE slot >= …" and the events of the range that lie in no whole slot.
std::string pieced(const std::string &fromTable, const std::string &fromEvents, const DateRange &range,
                   qint64 firstMs, qint64 endMs)
{
    const auto events = [&fromEvents](qint64 fromMs, qint64 toMs) {
        return " UNION ALL " + fromEvents + " WHERE time >= " + std::to_string(fromMs) + " AND time < "
            + std::to_string(toMs);
    };
    std::string sql = fromTable;
    if (range.fromMs < firstMs)
        sql += events(range.fromMs, firstMs);
    if (endMs < range.toMs)
        sql += events(endMs, range.toMs);
    return sql;
}

} // namespace

TableSource::TableSource(const PassSpec &spec, const QList<DimensionSql> &dimensions,
                         const QList<AtomRef> &atoms)
    : m_spec(spec)
    , m_dimensions(dimensions)
    , m_atoms(atoms)
{
    m_possible = spec.context.useTables && takeDimensions() && takeFilters(spec.filters) && !m_severalFields;
}

bool TableSource::takeDimensions()
{
    return std::all_of(m_dimensions.cbegin(), m_dimensions.cend(), [this](const DimensionSql &dimension) {
        return dimension.with.empty() && dimension.join.empty() && take(dimension.info);
    });
}

bool TableSource::takeFilters(const QList<Filter> &filters)
{
    return std::all_of(filters.cbegin(), filters.cend(), [this](const Filter &filter) {
        switch (filter.op) {
        case Filter::Op::And:
        case Filter::Op::Or:
        case Filter::Op::Not:
            return takeFilters(filter.children);
        case Filter::Op::HasDone:
        case Filter::Op::HasNotDone:
        case Filter::Op::Segment:
            return false;
        default:
            break;
        }
        const std::optional<DimensionInfo> dimension = findDimension(filter.dimension);
        return dimension && dimension->kind != DimensionKind::Time && take(*dimension);
    });
}

/// Notes what takes part; false where no table can tell it.
bool TableSource::take(const DimensionInfo &dimension)
{
    switch (dimension.kind) {
    case DimensionKind::Time:
        return true;
    case DimensionKind::HourOfDay:
    case DimensionKind::DayOfWeek:
        m_byClock = true;
        return true;
    case DimensionKind::Field:
        break;
    default:
        return false;
    }
    if (dimension.field == Field::TrafficClass)
        return true;
    if (dimension.field == Field::Action) {
        m_byAction = true;
        return true;
    }
    m_severalFields = m_severalFields || (m_field && *m_field != dimension.field);
    m_field = dimension.field;
    return tableOf(dimension.field) != nullptr;
}

bool TableSource::fitsClock(qint64 slotMs) const
{
    const DateRange &range = m_spec.context.range;
    if (m_byClock) {
        const QList<OffsetSpan> spans = offsetSpans(range);
        const bool whole = std::all_of(spans.cbegin(), spans.cend(), [&](const OffsetSpan &span) {
            return span.offsetMs % HourMs == 0 && (span.fromMs == range.fromMs || span.fromMs % HourMs == 0);
        });
        if (slotMs != HourMs || !whole)
            return false;
    }
    return std::all_of(m_dimensions.cbegin(), m_dimensions.cend(), [&](const DimensionSql &dimension) {
        return std::all_of(dimension.buckets.cbegin(), dimension.buckets.cend(), [&](const Bucket &bucket) {
            return bucket.fromMs == range.fromMs || bucket.fromMs % slotMs == 0;
        });
    });
}

std::optional<TableSource::Slots> TableSource::slotsOf(qint64 slotMs) const
{
    const DateRange &range = m_spec.context.range;
    if (!m_possible || range.fromMs < 0 || !fitsClock(slotMs))
        return std::nullopt;
    const Slots whole{(range.fromMs + slotMs - 1) / slotMs, range.toMs / slotMs};
    return whole.first < whole.end ? std::optional(whole) : std::nullopt;
}

std::optional<std::string> TableSource::counts() const
{
    const bool counted = std::all_of(m_atoms.cbegin(), m_atoms.cend(), [](const AtomRef &atom) {
        return familyOf(atom.atom) != Family::Plain || isCounted(atom.atom);
    });
    const CountTable *table = tableOf(m_field);
    if (!counted || !table)
        return std::nullopt;
    const std::optional<Slots> whole = slotsOf(table->slotMs);
    if (!whole)
        return std::nullopt;
    const std::string columns = ", traffic_class, action, "
        + (table->field ? storedColumn(*table->field).name + ", " : std::string());
    const std::string slot = std::to_string(table->slotMs);
    const std::string fromTable = "SELECT slot::BIGINT * " + slot + " AS time" + columns
        + "n, with_impression, watched_ms FROM " + table->name
        + " WHERE slot >= " + std::to_string(whole->first) + " AND slot < " + std::to_string(whole->end);
    const std::string fromEvents = "SELECT time" + columns
        + "1, CASE WHEN impression IS NULL THEN 0 ELSE 1 END, watched_ms FROM events";
    return pieced(fromTable, fromEvents, m_spec.context.range, whole->first * table->slotMs,
                  whole->end * table->slotMs);
}

/// Whoever's first human event lies in a row's time is active in it and new. That holds for rows told apart
/// by nothing but time, and where no human event is left out.
bool TableSource::canTellNew() const
{
    const PlanContext &context = m_spec.context;
    return context.humanOnly && m_spec.filters.isEmpty() && !m_spec.except
        && context.range.fromMs >= context.prunedBeforeMs
        && std::all_of(m_dimensions.cbegin(), m_dimensions.cend(), [](const DimensionSql &dimension) {
               return dimension.info.kind == DimensionKind::Time;
           });
}

std::optional<std::string> TableSource::viewers() const
{
    const bool asksNew = std::any_of(m_atoms.cbegin(), m_atoms.cend(),
                                     [](const AtomRef &atom) { return atom.atom == Atom::NewViewers; });
    if (asksNew && !canTellNew())
        return std::nullopt;
    const bool sets = std::all_of(m_atoms.cbegin(), m_atoms.cend(), [](const AtomRef &atom) {
        return familyOf(atom.atom) != Family::Viewers || isSet(atom.atom);
    });
    const std::optional<Slots> whole = sets && !m_field && !m_byAction ? slotsOf(HourMs) : std::nullopt;
    if (!whole)
        return std::nullopt;
    const std::string fromTable
        = std::string(
              "SELECT slot::BIGINT * 3600000 AS time, traffic_class, seen, viewed, "
              "NULL::INTEGER AS seen_one, NULL::INTEGER AS viewed_one, NULL::INTEGER AS new_one FROM ")
        + ViewerTable + " WHERE slot >= " + std::to_string(whole->first) + " AND slot < "
        + std::to_string(whole->end);
    const std::string fromEvents = "SELECT time, traffic_class, NULL, NULL, viewer, CASE WHEN action = "
        + std::to_string(int(Action::View)) + " THEN viewer END, NULL FROM events";
    const std::string relation
        = pieced(fromTable, fromEvents, m_spec.context.range, whole->first * HourMs, whole->end * HourMs);
    if (!asksNew)
        return relation;
    const DateRange &range = m_spec.context.range;
    return relation + " UNION ALL SELECT first_ms, " + std::to_string(m_spec.context.humanId)
        + ", NULL, NULL, NULL, NULL, viewer FROM (SELECT viewer, human_ms AS first_ms FROM "
        + rememberedFirstsSql() + ") WHERE first_ms >= " + std::to_string(range.fromMs) + " AND first_ms < "
        + std::to_string(range.toMs);
}

} // namespace tally
