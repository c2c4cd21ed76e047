// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timechartprivate.h"

#include "ui/charts/chartsummary.h"

#include <QFutureWatcher>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>

namespace tally {

namespace {

/// Thinning this many points takes longer than the window may stall.
constexpr qsizetype ThinOnWorkerAbove = 100'000;
/// Widths are rounded up, so that dragging a window's edge does not thin a million points at every step.
constexpr int ColumnStep = 256;

} // namespace

TimeChart::Private::Private(const Theme &look, TimeChart *chart)
    : theme(look)
    , q(chart)
    , legend(new ChartLegend(look, chart))
    , canvas(new ChartCanvas(look, chart))
    , overview(new ChartOverview(look, chart))
{
    auto *layout = new QVBoxLayout(q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(legend);
    layout->addWidget(canvas, 1);
    layout->addWidget(overview);
    legend->hide();
    overview->hide();
    connectParts();
}

void TimeChart::Private::connectParts()
{
    connect(legend, &ChartLegend::toggled, q,
            [this](int series, bool visible) { q->setSeriesVisible(series, visible); });
    connect(canvas, &ChartCanvas::rangeSelected, q, [this](qsizetype from, qsizetype to) {
        Q_EMIT q->rangeSelected(range(canvas->content().data, from, to));
    });
    connect(canvas, &ChartCanvas::bucketActivated, q, &TimeChart::bucketActivated);
    connect(canvas, &ChartCanvas::resetRequested, q, [this] {
        q->resetWindow();
        Q_EMIT q->resetRequested();
    });
    connect(canvas, &ChartCanvas::cursorMoved, q, [this](qsizetype) { describe(); });
    connect(canvas, &ChartCanvas::plotResized, q, [this] {
        if (columns() != builtColumns)
            rebuild();
        alignOverview();
    });
    connect(overview, &ChartOverview::moved, q, [this](qsizetype from, qsizetype to) {
        if (!wider)
            q->setWindow(from, to);
    });
    connect(overview, &ChartOverview::committed, q, [this](qsizetype from, qsizetype to) {
        if (wider)
            Q_EMIT q->rangeSelected(range(*wider, from, to));
    });
    connect(&theme, &Theme::changed, q, [this] { canvas->invalidate(); });
}

qsizetype TimeChart::Private::columns() const
{
    return (std::max(canvas->width(), 1) + ColumnStep - 1) / ColumnStep * ColumnStep;
}

ChartExport TimeChart::Private::sheet() const
{
    // A chart that was never shown has not handed its size on yet.
    const bool isLaidOut = !q->testAttribute(Qt::WA_PendingResizeEvent);
    return {theme, canvas->content(), isLaidOut ? canvas->size() : q->size()};
}

ChartRange TimeChart::Private::range(const ChartData &of, qsizetype from, qsizetype to) const
{
    return {from, to, of.bucketStart(from), of.bucketEnd(to)};
}

void TimeChart::Private::setData(const ChartData &fresh)
{
    QStringList hiddenNames;
    for (const int series : std::as_const(hidden))
        hiddenNames.append(data.series.at(series).name);
    hidden.clear();
    for (int i = 0; i < fresh.series.size(); ++i) {
        if (hiddenNames.contains(fresh.series.at(i).name))
            hidden.insert(i);
    }
    data = fresh;
    first = 0;
    last = data.size() - 1;
    legend->setSeries(data, hidden);
    legend->setVisible(legendWanted && data.series.size() > 1);
    overview->setVisible(overviewWanted);
    rebuildOverview();
    rebuild();
}

void TimeChart::Private::build(const ChartData &of, ChartShape as, qsizetype from, qsizetype to,
                               const QSet<int> &without, const std::function<void(const PlotModel &)> &done)
{
    const qsizetype wide = columns();
    if ((to - from + 1) * std::max<qsizetype>(1, of.series.size()) <= ThinOnWorkerAbove) {
        done(plotModel(of, as, from, to, without, wide));
        return;
    }
    // A watcher, not a continuation: QFuture::then() asserts when its context is gone before the work is
    // done.
    auto *watcher = new QFutureWatcher<PlotModel>(q);
    connect(watcher, &QFutureWatcherBase::finished, q, [watcher, done] {
        watcher->deleteLater();
        done(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(
        [of, as, from, to, without, wide] { return plotModel(of, as, from, to, without, wide); }));
}

void TimeChart::Private::rebuild()
{
    builtColumns = columns();
    const quint64 mine = ++generation;
    // The data goes with its model: a later question may have replaced it by then.
    build(data, shape, first, last, hidden, [this, mine](const PlotModel &model) { show(model, mine); });
}

void TimeChart::Private::show(const PlotModel &model, quint64 asked)
{
    if (asked != generation)
        return;
    canvas->setContent({data, model, q->locale(), endLabels});
    alignOverview();
    describe();
    Q_EMIT q->ready();
}

void TimeChart::Private::rebuildOverview()
{
    const quint64 mine = ++overviewGeneration;
    if (!overviewWanted)
        return;
    const ChartData &of = wider ? *wider : data;
    build(of, ChartShape::Line, 0, of.size() - 1, {}, [this, mine](const PlotModel &model) {
        if (mine != overviewGeneration)
            return;
        overview->setModel(model);
        if (!wider)
            overview->setSelection(first, last);
    });
}

void TimeChart::Private::alignOverview()
{
    const QRectF plot = canvas->geometryOfPlot().plot;
    if (!plot.isEmpty())
        overview->setInsets(int(plot.left()), int(canvas->width() - plot.right()));
}

void TimeChart::Private::describe()
{
    const QString name = data.title.isEmpty() ? TimeChart::tr("Chart") : data.title;
    const ChartContent &content = canvas->content();
    const QString words = chartSummary(content);
    q->setAccessibleName(name);
    q->setAccessibleDescription(words);
    canvas->setAccessibleName(name);
    // With the crosshair somewhere, that bucket is what a screen reader should say.
    const qsizetype bucket = canvas->cursorBucket();
    canvas->setAccessibleDescription(bucket < 0 ? words
                                                : tooltipCard(content, bucket, theme.tokens()).spoken());
}

void TimeChart::Private::retranslate()
{
    legend->retranslate();
    overview->retranslate();
    ChartContent content = canvas->content();
    content.locale = q->locale();
    canvas->setContent(content);
    describe();
}

void TimeChart::Private::setHidden(int series, bool hide)
{
    if (hide)
        hidden.insert(series);
    else
        hidden.remove(series);
    legend->setSeries(data, hidden);
    rebuild();
}

} // namespace tally
