// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tally {

/// Where things are kept, after the XDG base directory rules. Nothing is created by asking.
QString configFolder(); ///< `~/.config/tallyroom`
QString dataFolder(); ///< `~/.local/share/tallyroom`
/// The user's own store, which programs use where no source is named.
QString defaultStorePath(); ///< `~/.local/share/tallyroom/community.tally`

QString filtersFolder(); ///< of saved filters
QString viewsFolder(); ///< of saved views
QString reportsFolder(); ///< of saved reports
QString reportRunsPath(); ///< the log of their runs: `~/.local/share/tallyroom/report-runs.jsonl`

} // namespace tally
