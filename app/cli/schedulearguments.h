// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "reports/delivery/schedule.h"

namespace tally::cli {

/// When a report is to run, by --daily, --weekly or --monthly; every day at 07:00 without one. Report and
/// command are left to the caller.
Parsed<ReportSchedule> scheduleOf(const Arguments &arguments);

} // namespace tally::cli
