// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How answers get into the widgets of OverviewPage.
#include "ui/models/errortext.h"
#include "ui/pages/common/seriesdata.h"
#include "ui/pages/overview/overviewpage.h"
#include "ui/pages/overview/overviewtexts.h"
#include "ui/widgets/rangetext.h"

namespace tally {

using namespace Qt::StringLiterals;

bool OverviewPage::showPhase(Tile tile)
{
    const auto &status = m_presenter.tile(tile);
    Card *card = m_cards.value(tile);
    using Phase = OverviewPresenter::Phase;
    if (status.phase == Phase::Failed && status.error) {
        card->setError(errorSentence(*status.error), canRetry(*status.error));
        return false;
    }
    if (status.phase == Phase::Loading) {
        card->setLoading();
        return false;
    }
    if (!status.answer || status.phase == Phase::Idle)
        return false;
    if (status.answer->rows.isEmpty()) {
        card->setEmpty(tr("Nothing in this range."));
        return false;
    }
    card->setReady();
    return true;
}

void OverviewPage::showTile(Tile tile)
{
    switch (tile) {
    case Tile::Headline:
    case Tile::Total:
        return m_headline->show(m_presenter.tile(Tile::Headline), m_presenter.tile(Tile::Series),
                                m_presenter.tile(Tile::Total));
    case Tile::Series:
        m_headline->show(m_presenter.tile(Tile::Headline), m_presenter.tile(Tile::Series),
                         m_presenter.tile(Tile::Total));
        return showChart();
    case Tile::Heatmap:
        return showHeatmap();
    case Tile::ContentTrends:
        return showTrends(Tile::Contents);
    case Tile::UploaderTrends:
        return showTrends(Tile::Uploaders);
    case Tile::PageTrends:
        return showTrends(Tile::Pages);
    default:
        return m_tables.contains(tile) ? showTable(tile) : showBars(tile);
    }
}

void OverviewPage::setChartMetric(const QString &metric)
{
    m_metric = metric;
    m_headline->setChosen(metric);
    showChart();
    retranslate();
}

void OverviewPage::showChart()
{
    if (!showPhase(Tile::Series))
        return;
    const auto &answer = *m_presenter.tile(Tile::Series).answer;
    const QString compared = answer.comparison ? rangeDays(answer.comparison->range, locale()) : QString();
    m_chart->setData(seriesData(answer, m_metric, m_presenter.unit(), locale(), compared));
}

void OverviewPage::showTable(Tile tile)
{
    if (!showPhase(tile))
        return;
    const ResultTable &answer = *m_presenter.tile(tile).answer;
    m_tables.value(tile)->setTable(answer, topColumns(tile, answer, Format(locale()).language()));
    showTrends(tile);
}

void OverviewPage::showTrends(Tile tile)
{
    const auto &trends = m_presenter.tile(*trendsOf(tile));
    if (trends.phase == OverviewPresenter::Phase::Ready)
        m_tables.value(tile)->setTrends(trendsByKey(*trends.answer));
}

void OverviewPage::showBars(Tile tile)
{
    if (!showPhase(tile))
        return;
    const ResultTable &answer = *m_presenter.tile(tile).answer;
    const QString metric = m_presenter.plan().breakdownMetric;
    const MetricInfo *info = findMetric(metric);
    const Format format(locale());
    const Value total = answer.totals ? answer.totals->value(metric) : Value();
    const auto rowOf = [&](const Value &key, const Value &value) {
        BarRow row{.key = key,
                   .label = valueText(tileDimension(tile), key, locale()),
                   .value = {},
                   .valueText = format.exactValue(value, info->unit),
                   .share = {},
                   .change = {}};
        if (value.isNumber())
            row.value = value.toDouble();
        if (value.isNumber() && total.isNumber() && total.toDouble() > 0)
            row.share = value.toDouble() / total.toDouble();
        return row;
    };
    QList<BarRow> rows;
    for (qsizetype i = 0; i < answer.rows.size(); ++i) {
        BarRow row = rowOf(answer.rows.at(i).value(0), answer.rows.at(i).value(1));
        const Value change
            = answer.comparison ? answer.comparison->rowChanges.value(i).value(metric) : Value();
        if (change.isNumber())
            row.change = change.toDouble();
        rows.append(row);
    }
    if (answer.other && answer.other->value(metric).isNumber())
        rows.append(rowOf(OtherValues{}, answer.other->value(metric)));
    m_bars.value(tile)->setHigherIsBetter(info->higherIsBetter);
    m_bars.value(tile)->setRows(rows);
}

void OverviewPage::showHeatmap()
{
    // No event in the range is an answer of its own: the card says so.
    if (!showPhase(Tile::Heatmap))
        return;
    const QString metric = m_presenter.plan().activityMetric;
    m_heatmap->setMetric(metricLabel(metric, Format(locale()).language()), Unit::Count);
    m_heatmap->setValues(heatmapValues(*m_presenter.tile(Tile::Heatmap).answer));
}

} // namespace tally
