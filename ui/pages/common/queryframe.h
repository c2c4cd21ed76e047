// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/source.h"
#include "workspace/scope.h"

namespace tally {

/// What the queries of one refresh share.
struct QueryFrame
{
    Scope scope;
    TimeUnit unit = TimeUnit::Day;
    Qt::DayOfWeek weekStart = Qt::Monday;
    qint64 asOfMs = 0;
};

/// Range, compared range, filters, week and "now" of the frame; what is asked is still to be set.
Query framedQuery(const QueryFrame &frame);
/// "time:day"
QString timeDimension(TimeUnit unit);
/// Hours up to two days, days up to a third of a year, weeks up to two years, else months.
TimeUnit unitFor(const DateRange &range);
/// Whether a number of this metric means anything in this source: a 0 never stands for "unknown".
bool isKnown(const QString &metric, const SourceInfo &info);
/// Those of the names that are.
QStringList knownMetrics(const QStringList &names, const SourceInfo &info);

Filter isFilter(const QString &dimension, const Value &value);
Filter existsFilter(const QString &dimension);

} // namespace tally
