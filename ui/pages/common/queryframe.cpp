// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/common/queryframe.h"

#include "core/utcday.h"

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

Query framedQuery(const QueryFrame &frame)
{
    Query query;
    query.range = frame.scope.range;
    query.compare = frame.scope.compare;
    query.filters = frame.scope.activeFilters();
    query.weekStart = frame.weekStart;
    query.asOfMs = frame.asOfMs;
    return query;
}

QString timeDimension(TimeUnit unit)
{
    return u"time:"_s + timeUnitName(unit);
}

bool isKnown(const QString &metric, const SourceInfo &info)
{
    const MetricInfo *found = findMetric(metric);
    if (!found)
        return false;
    const auto occurs = [&](Action action) { return info.actions.contains(actionName(action)); };
    const auto present = [&](Field field) {
        return info.fields.contains(fieldInfo(field).name)
            || (field == Field::Viewer && info.fields.contains(fieldInfo(Field::AnonymousId).name));
    };
    return (found->needs.isEmpty() || std::any_of(found->needs.begin(), found->needs.end(), occurs))
        && (found->needsFields.isEmpty()
            || std::any_of(found->needsFields.begin(), found->needsFields.end(), present));
}

QStringList knownMetrics(const QStringList &names, const SourceInfo &info)
{
    QStringList found;
    std::copy_if(names.begin(), names.end(), std::back_inserter(found),
                 [&](const QString &name) { return isKnown(name, info); });
    return found;
}

TimeUnit unitFor(const DateRange &range)
{
    const qint64 days = (range.toMs - range.fromMs) / DayMs;
    if (days <= 2)
        return TimeUnit::Hour;
    if (days <= 123)
        return TimeUnit::Day;
    return days <= 740 ? TimeUnit::Week : TimeUnit::Month;
}

Filter isFilter(const QString &dimension, const Value &value)
{
    Filter filter;
    filter.op = Filter::Op::Is;
    filter.dimension = dimension;
    filter.values = {value};
    return filter;
}

Filter existsFilter(const QString &dimension)
{
    Filter filter;
    filter.op = Filter::Op::Exists;
    filter.dimension = dimension;
    return filter;
}

} // namespace tally
