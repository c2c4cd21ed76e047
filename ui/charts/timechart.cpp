// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timechart.h"

#include "ui/charts/chartsummary.h"
#include "ui/charts/timechartprivate.h"

#include <QBuffer>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>

#include <algorithm>

namespace tally {

TimeChart::TimeChart(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(theme, this))
{
    setFocusProxy(d->canvas);
    d->describe();
}

TimeChart::~TimeChart() = default;

void TimeChart::setData(const ChartData &data)
{
    d->setData(data);
}

const ChartData &TimeChart::data() const
{
    return d->data;
}

void TimeChart::setShape(ChartShape shape)
{
    if (d->shape == shape)
        return;
    d->shape = shape;
    d->rebuild();
}

ChartShape TimeChart::shape() const
{
    return d->shape;
}

void TimeChart::setOverviewVisible(bool visible)
{
    d->overviewWanted = visible;
    d->overview->setVisible(visible);
    d->rebuildOverview();
}

void TimeChart::setOverviewData(const ChartData &data, const ChartRange &selection)
{
    d->wider = data;
    d->rebuildOverview();
    d->overview->setSelection(selection.first, selection.last);
}

void TimeChart::setLegendVisible(bool visible)
{
    d->legendWanted = visible;
    d->legend->setVisible(visible && d->data.series.size() > 1);
}

void TimeChart::setEndLabels(bool visible)
{
    d->endLabels = visible;
    d->rebuild();
}

ChartRange TimeChart::window() const
{
    return d->range(d->data, d->first, d->last);
}

void TimeChart::setWindow(qsizetype first, qsizetype last)
{
    const qsizetype end = std::max<qsizetype>(0, d->data.size() - 1);
    first = std::clamp<qsizetype>(first, 0, end);
    last = std::clamp(last, first, end);
    if (d->data.size() == 0 || (first == d->first && last == d->last))
        return;
    d->first = first;
    d->last = last;
    if (!d->wider)
        d->overview->setSelection(first, last);
    d->rebuild();
    Q_EMIT windowChanged(window());
}

void TimeChart::resetWindow()
{
    setWindow(0, d->data.size() - 1);
}

bool TimeChart::isSeriesVisible(int series) const
{
    return series >= 0 && series < d->data.series.size() && !d->hidden.contains(series);
}

void TimeChart::setSeriesVisible(int series, bool visible)
{
    if (series < 0 || series >= d->data.series.size() || isSeriesVisible(series) == visible)
        return;
    d->setHidden(series, !visible);
    Q_EMIT seriesVisibilityChanged(series, visible);
}

QImage TimeChart::toImage(qreal scale) const
{
    return d->sheet().image(scale);
}

QByteArray TimeChart::toPng(qreal scale) const
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    toImage(scale).save(&buffer, "PNG");
    return buffer.data();
}

QByteArray TimeChart::toSvg() const
{
    return d->sheet().svg();
}

void TimeChart::copyImage() const
{
    QGuiApplication::clipboard()->setImage(toImage());
}

ChartTable TimeChart::asTable() const
{
    return chartTable(d->data, d->hidden, locale());
}

QString TimeChart::summary() const
{
    return chartSummary(d->canvas->content());
}

QSize TimeChart::sizeHint() const
{
    return QWidget::sizeHint().expandedTo({600, 280});
}

QSize TimeChart::minimumSizeHint() const
{
    return QWidget::minimumSizeHint().expandedTo({160, 100});
}

void TimeChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        d->retranslate();
}

} // namespace tally
