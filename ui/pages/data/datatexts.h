// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/qualitysource.h"
#include "ui/theme/format.h"

namespace tally {

/// In the interface's language.
Language interfaceLanguage(const QLocale &locale);
QString qualityLabel(QualityFigure figure, const QLocale &locale);
QString qualityDefinition(QualityFigure figure, const QLocale &locale);
QString problemLabel(QualityProblem problem, const QLocale &locale);
QString problemDefinition(QualityProblem problem, const QLocale &locale);

/// "99.9%", rounded down, so that 100% means all of them; "–" where nothing was looked at.
QString goodShareText(const std::optional<double> &share, const Format &format);
/// The date and clock time of an instant in the machine's zone.
QString whenText(qint64 ms, const QLocale &locale);

} // namespace tally
