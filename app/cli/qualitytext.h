// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/qualitysource.h"

#include <QIODevice>

namespace tally::cli {

/// The figures by day for people: good shares, what was rejected, how late events came.
QString qualityText(const QualityReport &report);
/// What went wrong in the whole range, one line a fault, most frequent first.
QString qualityFaultsText(const QualityReport &report);
QString qualityRowsText(QualityFigure figure, const QualityRows &rows);
/// One row a day, one column a number.
Result<void> writeQualityCsv(QIODevice &out, const QualityReport &report);
Result<void> writeQualityRowsCsv(QIODevice &out, const QualityRows &rows);

} // namespace tally::cli
