// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace tally {

/// How a query's answer is drawn.
enum class ChartKind { Line, Area, StackedBar, Bar, Heatmap, CohortGrid, Table };

/// The words of files, in the enumeration's order: line, area, stacked_bar, bar, heatmap, cohort_grid, table.
const QStringList &chartKindNames();
QString chartKindName(ChartKind kind);
std::optional<ChartKind> chartKindByName(const QString &name);

} // namespace tally
