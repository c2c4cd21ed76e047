// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/datatexts.h"

#include "quality/qualitytexts.h"

#include <QDateTime>

#include <cmath>

namespace tally {

Language interfaceLanguage(const QLocale &locale)
{
    return Format(locale).language();
}

QString qualityLabel(QualityFigure figure, const QLocale &locale)
{
    return qualityText(figure).label.in(interfaceLanguage(locale));
}

QString qualityDefinition(QualityFigure figure, const QLocale &locale)
{
    return qualityText(figure).definition.in(interfaceLanguage(locale));
}

QString problemLabel(QualityProblem problem, const QLocale &locale)
{
    return qualityText(problem).label.in(interfaceLanguage(locale));
}

QString problemDefinition(QualityProblem problem, const QLocale &locale)
{
    return qualityText(problem).definition.in(interfaceLanguage(locale));
}

QString goodShareText(const std::optional<double> &share, const Format &format)
{
    return share ? format.percent(std::floor(*share * 1000.0) / 1000.0) : format.unknown();
}

QString whenText(qint64 ms, const QLocale &locale)
{
    return locale.toString(QDateTime::fromMSecsSinceEpoch(ms), QLocale::ShortFormat);
}

} // namespace tally
