// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/overviewpage.h"

#include "ui/pages/common/seriesdata.h"
#include "ui/pages/overview/overviewtexts.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>

#include <utility>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr int Margin = 22;
constexpr int Gap = 14;
constexpr int ScrollBarWidth = 12; ///< the style sheet's
constexpr int Columns = 12;

bool isTable(Tile tile)
{
    return trendsOf(tile).has_value();
}

/// Tiles side by side in equal parts of the row.
QList<std::pair<Tile, int>> evenly(const QList<Tile> &tiles)
{
    QList<std::pair<Tile, int>> parts;
    for (const Tile tile : tiles)
        parts.append({tile, Columns / int(tiles.size())});
    return parts;
}

} // namespace

QString tableName(Tile tile)
{
    return u"overview."_s + tileDimension(tile);
}

OverviewPage::OverviewPage(const Theme &theme, OverviewPresenter &presenter, QWidget *parent)
    : QScrollArea(parent)
    , m_theme(theme)
    , m_presenter(presenter)
{
    setObjectName(u"overviewPage"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Always there, so that the cards end where the bar above them does.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_body = new QWidget(this);
    m_body->setObjectName(u"pageBody"_s);
    m_body->setProperty("kind", u"page"_s);
    m_grid = new QGridLayout(m_body);
    m_grid->setContentsMargins(Margin, 4, Margin - ScrollBarWidth, Margin);
    m_grid->setSpacing(Gap);
    for (int i = 0; i < Columns; ++i)
        m_grid->setColumnStretch(i, 1);
    m_headline = new HeadlineRow(theme, m_body);
    connect(m_headline, &HeadlineRow::metricChosen, this, [this](const QString &metric) {
        setChartMetric(metric);
        Q_EMIT chartMetricChosen(metric);
    });
    connect(m_headline, &HeadlineRow::retryRequested, this, [this] { m_presenter.retry(Tile::Headline); });
    buildChart();
    buildHeatmap();
    for (const Tile tile : {Tile::Contents, Tile::Uploaders, Tile::Pages})
        buildTable(tile);
    for (const Tile tile : {Tile::Device, Tile::Country, Tile::TrafficSource})
        buildBars(tile);
    setWidget(m_body);
    connect(&m_presenter, &OverviewPresenter::infoChanged, this, &OverviewPage::rebuildPlan);
    connect(&m_presenter, &OverviewPresenter::scopeChanged, this, &OverviewPage::retranslate);
    connect(&m_presenter, &OverviewPresenter::tileChanged, this, &OverviewPage::showTile);
    retranslate();
}

Card *OverviewPage::addCard(Tile tile, QWidget *content)
{
    auto *card = new Card(m_theme, m_body);
    card->setContent(content);
    card->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    card->setVisible(false);
    connect(card, &Card::retryRequested, this, [this, tile] { m_presenter.retry(tile); });
    m_cards.insert(tile, card);
    addExports(card, tile);
    return card;
}

void OverviewPage::addExports(Card *card, Tile tile)
{
    QList<Export> exports = {Export::Csv, Export::Tsv};
    if (tile == Tile::Series)
        exports += {Export::Table, Export::Image, Export::Png, Export::Svg};
    for (const Export what : std::as_const(exports)) {
        auto *action = new QAction(card);
        action->setData(int(what));
        connect(action, &QAction::triggered, this,
                [this, tile, what] { Q_EMIT exportRequested(tile, what); });
        card->addMenuAction(action);
    }
}

void OverviewPage::buildChart()
{
    m_chart = new TimeChart(m_theme, m_body);
    m_chart->setMinimumHeight(250);
    Card *card = addCard(Tile::Series, m_chart);
    m_units = new QComboBox(card);
    m_units->setObjectName(u"unitChoice"_s);
    card->addHeaderWidget(m_units);
    connect(m_units, &QComboBox::activated, this, [this](int row) {
        const QVariant unit = m_units->itemData(row);
        Q_EMIT unitChosen(unit.isValid() ? std::optional(TimeUnit(unit.toInt())) : std::nullopt);
    });
    connect(m_chart, &TimeChart::rangeSelected, this,
            [this](const ChartRange &range) { Q_EMIT rangeChosen(range.fromMs, range.toMs); });
    connect(m_chart, &TimeChart::resetRequested, this, &OverviewPage::undoRequested);
}

void OverviewPage::buildTable(Tile tile)
{
    auto *table = new TopTable(m_theme, m_body);
    table->setObjectName(tableName(tile));
    // As high as its rows and as wide as its card: the page is what scrolls.
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    addCard(tile, table);
    m_tables.insert(tile, table);
    connect(table, &TopTable::rowActivated, this, [this, tile](const Value &key) {
        Q_EMIT filtersRequested({isFilter(tileDimension(tile), key)});
    });
    connect(table, &TopTable::tableLayoutChanged, this, [this, table, tile] {
        m_layouts.insert(tableName(tile), table->tableLayout());
        Q_EMIT tableLayoutChanged(tableName(tile), table->tableLayout());
    });
}

void OverviewPage::buildBars(Tile tile)
{
    auto *bars = new BarList(m_theme, m_body);
    bars->setObjectName(u"bars."_s + tileDimension(tile));
    // All rows and the rest: a page scrolls, its breakdowns don't.
    bars->setRows(QList<BarRow>(BarRows + 1));
    bars->setMinimumHeight(bars->sizeHint().height());
    bars->setRows({});
    addCard(tile, bars);
    m_bars.insert(tile, bars);
    connect(bars, &BarList::rowActivated, this, [this, tile](int, const Value &key) {
        Q_EMIT filtersRequested({isFilter(tileDimension(tile), key)});
    });
}

void OverviewPage::buildHeatmap()
{
    m_heatmap = new Heatmap(m_theme, m_body);
    addCard(Tile::Heatmap, m_heatmap);
    connect(m_heatmap, &Heatmap::cellClicked, this, [this](int weekday, int hour) {
        Q_EMIT filtersRequested({isFilter(u"day_of_week"_s, weekday), isFilter(u"hour_of_day"_s, hour)});
    });
}

void OverviewPage::setTableLayouts(const QMap<QString, TableLayout> &layouts)
{
    m_layouts = layouts;
    for (auto it = m_tables.begin(); it != m_tables.end(); ++it)
        it.value()->setTableLayout(m_layouts.value(tableName(it.key())));
}

void OverviewPage::rebuildPlan()
{
    const OverviewPlan &plan = m_presenter.plan();
    m_headline->setMetrics(plan.headline);
    if (!plan.headline.contains(m_metric))
        m_metric = plan.headline.value(0);
    m_headline->setChosen(m_metric);
    if (plan == m_plan)
        return;
    m_plan = plan;
    arrange();
}

void OverviewPage::placeRow(int row, const QList<std::pair<Tile, int>> &parts, int stretch)
{
    int column = 0;
    for (const auto &part : parts) {
        Card *card = m_cards.value(part.first);
        m_grid->addWidget(card, row, column, 1, part.second);
        card->setVisible(true);
        column += part.second;
    }
    m_grid->setRowStretch(row, stretch);
}

void OverviewPage::arrange()
{
    for (Card *card : std::as_const(m_cards)) {
        m_grid->removeWidget(card);
        card->setVisible(false);
    }
    m_grid->addWidget(m_headline, 0, 0, 1, Columns);
    placeRow(1, {{Tile::Series, 8}, {Tile::Heatmap, 4}}, 4);
    QList<Tile> tables;
    QList<Tile> bars;
    for (const Tile tile : std::as_const(m_plan.tiles)) {
        if (isTable(tile))
            tables.append(tile);
        else if (m_bars.contains(tile))
            bars.append(tile);
    }
    // A table alone takes two thirds, and the first breakdown stands beside it.
    if (tables.size() == 1 && !bars.isEmpty())
        placeRow(2, {{tables.first(), 8}, {bars.takeFirst(), 4}}, 0);
    else
        placeRow(2, evenly(tables), 0);
    placeRow(3, evenly(bars), 0);
}

QList<Tile> OverviewPage::exportableTiles() const
{
    QList<Tile> tiles;
    for (const Tile tile : m_plan.tiles) {
        if (shownTable(tile))
            tiles.append(tile);
    }
    return tiles;
}

std::optional<ResultTable> OverviewPage::shownTable(Tile tile) const
{
    const auto &status = m_presenter.tile(tile);
    if (!status.answer || status.phase == OverviewPresenter::Phase::Failed)
        return {};
    return tile == Tile::Series ? onlyMetrics(*status.answer, {m_metric}) : *status.answer;
}

QString OverviewPage::titleOf(Tile tile) const
{
    const Language language = Format(locale()).language();
    if (tile == Tile::Series)
        //: A chart's title: %1 is a metric, %2 is "by day", "by week", …
        return QCoreApplication::translate("Overview", "%1 %2")
            .arg(metricLabel(m_metric, language), perUnitText(m_presenter.unit()));
    return tileTitle(tile);
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    m_body->setMaximumWidth(viewport()->width());
}

void OverviewPage::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() != QEvent::LocaleChange && event->type() != QEvent::LanguageChange)
        return;
    retranslate();
    for (const Tile tile : std::as_const(m_plan.tiles))
        showTile(tile);
}

void OverviewPage::fillUnits()
{
    const auto chosen = m_presenter.scope().unit;
    m_units->clear();
    m_units->addItem(tr("Automatic"));
    for (const TimeUnit unit : {TimeUnit::Hour, TimeUnit::Day, TimeUnit::Week, TimeUnit::Month})
        m_units->addItem(unitTitle(unit), int(unit));
    m_units->setCurrentIndex(chosen ? std::max(0, m_units->findData(int(*chosen))) : 0);
    m_units->setAccessibleName(tr("Unit of time"));
}

void OverviewPage::retranslate()
{
    static const QMap<Export, const char *> texts = {
        {Export::Csv, QT_TR_NOOP("Export CSV…")},     {Export::Tsv, QT_TR_NOOP("Copy as TSV")},
        {Export::Table, QT_TR_NOOP("Show as table")}, {Export::Image, QT_TR_NOOP("Copy image")},
        {Export::Png, QT_TR_NOOP("Save as PNG…")},    {Export::Svg, QT_TR_NOOP("Save as SVG…")},
    };
    const Language language = Format(locale()).language();
    for (auto it = m_cards.begin(); it != m_cards.end(); ++it) {
        it.value()->setTitle(titleOf(it.key()));
        for (QAction *action : it.value()->findChildren<QAction *>(Qt::FindDirectChildrenOnly)) {
            if (action->data().isValid())
                action->setText(tr(texts.value(Export(action->data().toInt()))));
        }
        if (m_bars.contains(it.key()) || it.key() == Tile::Heatmap) {
            const QString metric = tileMetric(it.key(), m_presenter.plan());
            it.value()->setSubtitle(metric.isEmpty() ? QString() : metricLabel(metric, language));
        }
        it.value()->content()->setAccessibleName(titleOf(it.key()));
    }
    m_cards.value(Tile::Series)->setSubtitle(tr("drag to zoom · double-click to go back"));
    if (m_presenter.range()) {
        const QString zone = m_presenter.range()->zone.name();
        Card *card = m_cards.value(Tile::Heatmap);
        card->setSubtitle(metricLabel(m_presenter.plan().activityMetric, language) + u" · "_s + zone);
    }
    setAccessibleName(tr("Overview"));
    fillUnits();
}

} // namespace tally
