// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/delivery/runlog.h"

namespace tally::cli {

QString outcomeText(const ReportOutcome &outcome);
QByteArray outcomeJson(const ReportOutcome &outcome);
QString reportsText(const SavedReports::Listing &listing);
QByteArray reportsJson(const SavedReports::Listing &listing);
/// Of one report, or of all where `report` is empty; at most `most`.
QString runsText(const QList<LoggedRun> &runs, const QString &report, int most);
QByteArray runsJson(const QList<LoggedRun> &runs, const QString &report, int most);

} // namespace tally::cli
