// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartdata.h"

#include <QLocale>

namespace tally {

/// A distance between ticks of a time axis.
struct TickStep
{
    enum class Kind { Minutes, Days, Weeks, Months };
    Kind kind = Kind::Days;
    int count = 1;

    double approximateMs() const;
};

struct CalendarTick
{
    qsizetype index = 0;
    QString text;
};

/// All steps that are not finer than the unit, from fine to coarse.
QList<TickStep> tickSteps(TimeUnit unit);

/// The buckets of [first, last] at which a calendar step begins, with their labels in the locale. At most
/// `limit` ticks: an empty list when there would be more.
QList<CalendarTick> calendarTicks(const ChartData &data, qsizetype first, qsizetype last, TickStep step,
                                  const QLocale &locale, qsizetype limit);

} // namespace tally
