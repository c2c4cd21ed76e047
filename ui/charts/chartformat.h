// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartdata.h"

#include <QLocale>

namespace tally {

/// The chart's own format, or else plain numbers of the locale; "–" for what is unknown.
QString axisText(const ChartFormat &format, double value, const QLocale &locale);
QString fullText(const ChartFormat &format, double value, const QLocale &locale);
QString fullText(const ChartFormat &format, const std::optional<double> &value, const QLocale &locale);

/// `May`, `5월`; with the year `May 2025`, `2025년 5월`.
QString shortMonthText(QDate date, const QLocale &locale, bool withYear);
/// The title of one bucket: its day, month, hour, … or its category.
QString bucketText(const ChartData &data, qsizetype index, const QLocale &locale);
/// The same for an instant that starts a bucket of `data`'s unit, for compared series.
QString instantText(const ChartData &data, qint64 instant, const QLocale &locale);

} // namespace tally
