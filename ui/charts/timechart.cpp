// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timechart.h"

#include "ui/charts/chartcanvas.h"
#include "ui/charts/chartexport.h"
#include "ui/charts/chartlegend.h"
#include "ui/charts/chartoverview.h"
#include "ui/charts/chartsummary.h"

#include <QBuffer>
#include <QClipboard>
#include <QEvent>
#include <QFutureWatcher>
#include <QGuiApplication>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>
#include <cmath>

namespace tally {

namespace {

/// Thinning this many points takes longer than the window may stall.
constexpr qsizetype ThinOnWorkerAbove = 100'000;
/// Widths are rounded up, so that dragging a window's edge does not thin a million points at every step.
constexpr int ColumnStep = 256;

} // namespace

class TimeChart::Private
{
public:
    Private(const Theme &theme, TimeChart *chart);

    void setData(const ChartData &fresh);
    void rebuild();
    void rebuildOverview();
    void show(PlotModel &&model, quint64 generation);
    void describe();
    void retranslate();
    void alignOverview();
    qsizetype columns() const;
    ChartExport sheet() const;
    ChartRange range(const ChartData &of, qsizetype from, qsizetype to) const;
    void setHidden(int series, bool hide);

    const Theme &theme;
    TimeChart *q;
    ChartLegend *legend;
    ChartCanvas *canvas;
    ChartOverview *overview;
    ChartData data;
    ChartShape shape = ChartShape::Line;
    QSet<int> hidden;
    qsizetype first = 0;
    qsizetype last = -1;
    std::optional<ChartData> wider; ///< the overview's own data
    bool legendWanted = true;
    bool overviewWanted = false;
    bool endLabels = false;
    quint64 generation = 0; ///< the latest question wins
    quint64 overviewGeneration = 0;
    qsizetype builtColumns = 0;

private:
    void connectParts();
    template <typename Done>
    void build(const ChartData &of, ChartShape as, qsizetype from, qsizetype to, const QSet<int> &without,
               Done done);
};

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

template <typename Done>
void TimeChart::Private::build(const ChartData &of, ChartShape as, qsizetype from, qsizetype to,
                               const QSet<int> &without, Done done)
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
    build(data, shape, first, last, hidden, [this, mine](PlotModel model) { show(std::move(model), mine); });
}

void TimeChart::Private::show(PlotModel &&model, quint64 asked)
{
    if (asked != generation)
        return;
    canvas->setContent({data, std::move(model), q->locale(), endLabels});
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
    build(of, ChartShape::Line, 0, of.size() - 1, {}, [this, mine](PlotModel model) {
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
    const QString name = data.title.isEmpty() ? tr("Chart") : data.title;
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
