// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/timechart.h"
#include "ui/pages/common/headlinerow.h"
#include "ui/pages/common/toptable.h"
#include "ui/pages/overview/overviewpresenter.h"
#include "ui/widgets/barlist.h"
#include "ui/widgets/card.h"
#include "ui/widgets/heatmap.h"

#include <QScrollArea>

class QComboBox;
class QGridLayout;

namespace tally {

/// The Overview page: shows what an OverviewPresenter knows, and says what the user asked for by mouse and
/// keys. It asks no source itself.
class OverviewPage : public QScrollArea
{
    Q_OBJECT
public:
    enum class Export { Csv, Tsv, Png, Svg, Image, Table };

    OverviewPage(const Theme &theme, OverviewPresenter &presenter, QWidget *parent = nullptr);

    QString chartMetric() const { return m_metric; }
    void setChartMetric(const QString &metric); ///< does not emit
    void setTableLayouts(const QMap<QString, TableLayout> &layouts);

    /// The tiles on the page that have an answer which can be exported, in their order.
    QList<Tile> exportableTiles() const;
    /// What a tile shows: its answer, the chart's metric only for the chart. Nothing while there is no
    /// answer.
    std::optional<ResultTable> shownTable(Tile tile) const;
    QString titleOf(Tile tile) const;
    TimeChart *chart() const { return m_chart; }
    TopTable *table(Tile tile) const { return m_tables.value(tile); }
    BarList *bars(Tile tile) const { return m_bars.value(tile); }
    Heatmap *heatmap() const { return m_heatmap; }
    Card *card(Tile tile) const { return m_cards.value(tile); }
    HeadlineRow *headline() const { return m_headline; }

Q_SIGNALS:
    void chartMetricChosen(const QString &metric);
    void rangeChosen(qint64 fromMs, qint64 toMs);
    void undoRequested();
    void unitChosen(const std::optional<tally::TimeUnit> &unit);
    void filtersRequested(const QList<tally::Filter> &filters);
    void exportRequested(tally::Tile tile, tally::OverviewPage::Export what);
    void tableLayoutChanged(const QString &table, const tally::TableLayout &layout);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildChart();
    void buildTable(Tile tile);
    void buildBars(Tile tile);
    void buildHeatmap();
    Card *addCard(Tile tile, QWidget *content);
    void addExports(Card *card, Tile tile);
    void rebuildPlan();
    void arrange();
    void placeRow(int row, const QList<std::pair<Tile, int>> &parts, int stretch);
    void showTile(Tile tile);
    void showChart();
    void showTable(Tile tile);
    void showTrends(Tile tile);
    void showBars(Tile tile);
    void showHeatmap();
    void retranslate();
    void fillUnits();
    /// The card follows the question's phase; true when there is an answer to show.
    bool showPhase(Tile tile);

    const Theme &m_theme;
    OverviewPresenter &m_presenter;
    QWidget *m_body = nullptr;
    QGridLayout *m_grid = nullptr;
    HeadlineRow *m_headline = nullptr;
    TimeChart *m_chart = nullptr;
    QComboBox *m_units = nullptr;
    Heatmap *m_heatmap = nullptr;
    QMap<Tile, Card *> m_cards;
    QMap<Tile, TopTable *> m_tables;
    QMap<Tile, BarList *> m_bars;
    QMap<QString, TableLayout> m_layouts;
    OverviewPlan m_plan;
    QString m_metric;
};

/// The name under which a table's layout is kept: "overview.contents".
QString tableName(Tile tile);

} // namespace tally
