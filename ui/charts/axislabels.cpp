// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/axislabels.h"

#include "ui/charts/calendarticks.h"
#include "ui/charts/chartformat.h"
#include "ui/theme/format.h"

#include <algorithm>

namespace tally {

namespace {

constexpr double TimeGap = 20;
constexpr double CategoryGap = 8;
constexpr double NarrowestCategory = 34;

AxisLabel placed(qsizetype index, const QString &text, const ChartGeometry &geometry, const TextWidth &width)
{
    const double wide = width(text);
    const double left = std::clamp(geometry.x(double(index)) - wide / 2, geometry.area.left(),
                                   std::max(geometry.area.left(), geometry.area.right() - wide));
    return {index, text, left, left + wide};
}

bool fits(const QList<AxisLabel> &labels, double gap)
{
    const auto touches
        = [gap](const AxisLabel &one, const AxisLabel &next) { return next.left - one.right < gap; };
    return std::adjacent_find(labels.begin(), labels.end(), touches) == labels.end();
}

/// Every `stride`-th bucket, for the smallest stride that fits.
QList<AxisLabel> strided(const ChartGeometry &geometry, const std::function<QString(qsizetype)> &text,
                         const TextWidth &width, double gap)
{
    // Labels narrower than this do not occur: it bounds the work for many buckets.
    const qsizetype least
        = std::max<qsizetype>(1, qsizetype((gap + 4) / std::max(1e-9, geometry.pixelsPerBucket())));
    for (qsizetype stride = least; stride < geometry.size(); stride += std::max<qsizetype>(1, stride / 8)) {
        QList<AxisLabel> labels;
        for (qsizetype i = geometry.first; i <= geometry.last; i += stride)
            labels.append(placed(i, text(i), geometry, width));
        if (fits(labels, gap))
            return labels;
    }
    return {placed(geometry.first, text(geometry.first), geometry, width)};
}

QList<AxisLabel> timeLabels(const ChartData &data, const ChartGeometry &geometry, const QLocale &locale,
                            const TextWidth &width)
{
    const auto limit = qsizetype(geometry.area.width() / TimeGap);
    for (const TickStep step : tickSteps(data.unit)) {
        const QList<CalendarTick> ticks
            = calendarTicks(data, geometry.first, geometry.last, step, locale, limit);
        if (ticks.size() < std::min<qsizetype>(2, geometry.size()))
            continue;
        QList<AxisLabel> labels;
        for (const CalendarTick &tick : ticks)
            labels.append(placed(tick.index, tick.text, geometry, width));
        if (fits(labels, TimeGap))
            return labels;
    }
    const auto text = [&](qsizetype index) {
        const qint64 instant = data.instants.at(index);
        const bool byDate = data.unit == TimeUnit::Day || data.unit == TimeUnit::Week;
        return byDate ? Format(locale).shortDate(data.zone.localDate(instant))
                      : instantText(data, instant, locale);
    };
    return strided(geometry, text, width, TimeGap);
}

QList<AxisLabel> categoryLabels(const ChartData &data, const ChartGeometry &geometry, const TextWidth &width,
                                const TextElide &elide)
{
    const double slot = geometry.pixelsPerBucket() - CategoryGap;
    const auto whole = [&](qsizetype index) { return data.categories.at(index); };
    const auto shortened = [&](qsizetype index) { return elide(data.categories.at(index), slot); };
    return slot >= NarrowestCategory ? strided(geometry, shortened, width, CategoryGap / 2)
                                     : strided(geometry, whole, width, CategoryGap);
}

} // namespace

QList<AxisLabel> axisLabels(const ChartData &data, const ChartGeometry &geometry, const QLocale &locale,
                            const TextWidth &width, const TextElide &elide)
{
    if (geometry.size() <= 0 || geometry.last >= data.size() || geometry.plot.width() <= 0)
        return {};
    QList<AxisLabel> labels = data.isTime() ? timeLabels(data, geometry, locale, width)
                                            : categoryLabels(data, geometry, width, elide);
    // A label that is wider than the whole chart can't be shown whole: better none.
    labels.removeIf([&](const AxisLabel &label) { return label.right > geometry.area.right() + 0.5; });
    return labels;
}

} // namespace tally
