// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/resultmodel.h"
#include "ui/theme/format.h"

namespace tally {

/// What pages say, in the interface's language.
QString metricLabel(const QString &metric, Language language);
QString dimensionLabel(const QString &dimension, Language language);
/// "by day" beside a chart's title.
QString perUnitText(TimeUnit unit);
QString unitTitle(TimeUnit unit);
/// A dimension's value as people read it: "Mobile", "South Korea", "(unknown)"; ids and names stay as they
/// are.
QString valueText(const QString &dimension, const Value &value, const QLocale &locale);
/// How the cells of tables are written in a locale.
ResultModel::Texts tableTexts(const QLocale &locale);

} // namespace tally
