// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/buckets.h"

namespace tally {

/// First day of the calendar unit (day or longer) that `date` lies in.
QDate unitStart(QDate date, TimeUnit unit, Qt::DayOfWeek weekStart);
/// First day of the unit `count` units after the one that starts on `start`.
QDate unitAfter(QDate start, TimeUnit unit, int count = 1);

} // namespace tally
