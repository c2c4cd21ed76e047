// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tally {

/// Where reports and what belongs to them are kept.
struct ReportsServices
{
    QString viewsFolder;
    QString reportsFolder;
    QString filtersFolder;
    QString runsPath; ///< the log of runs
    QString unitsFolder; ///< of the user's systemd timers
    QString program; ///< `tally`, which timers call
};

} // namespace tally
