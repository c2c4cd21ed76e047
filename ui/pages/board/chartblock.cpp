// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/board/chartblock.h"

#include "ui/charts/chartcanvas.h"
#include "ui/pages/board/boardcharts.h"
#include "ui/pages/common/pagetexts.h"
#include "ui/pages/common/seriesdata.h"

#include <QComboBox>

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

ChartBlock::ChartBlock(const Theme &theme, const QString &id, BoardPresenter &presenter, QWidget *parent)
    : CardBlock(theme, id, presenter, parent)
    , m_chart(new TimeChart(theme, card()))
{
    m_chart->setObjectName(u"chart."_s + id);
    m_chart->setMinimumHeight(230);
    setContent(m_chart, {Export::Csv, Export::Tsv, Export::Table, Export::Image, Export::Png, Export::Svg});
    m_units = new QComboBox(card());
    m_units->setObjectName(u"units."_s + id);
    m_units->hide();
    card()->addHeaderWidget(m_units);
    connect(m_units, &QComboBox::activated, this, [this](int row) {
        const QVariant unit = m_units->itemData(row);
        Q_EMIT unitChosen(unit.isValid() ? std::optional(TimeUnit(unit.toInt())) : std::nullopt);
    });
    connect(m_chart, &TimeChart::rangeSelected, this, [this](const ChartRange &range) {
        if (range.toMs > range.fromMs)
            Q_EMIT rangeChosen(range.fromMs, range.toMs);
    });
    m_canvas = m_chart->findChild<ChartCanvas *>();
    connect(m_canvas, &ChartCanvas::cursorMoved, this, [this](qsizetype bucket) {
        Q_EMIT hovered(bucket < 0 || !m_chart->data().isTime() ? -1 : m_chart->data().bucketStart(bucket));
    });
    connect(m_chart, &TimeChart::resetRequested, this, &BlockView::undoRequested);
}

void ChartBlock::setGuide(qint64 instantMs)
{
    m_canvas->setGuide(instantMs);
}

void ChartBlock::setMetric(const QString &metric)
{
    m_metric = metric;
    if (const Block *block = presenter().block(id()))
        show(*block);
}

QStringList ChartBlock::shownMetrics(const Block &block) const
{
    if (block.chosenBy.isEmpty())
        return block.metrics;
    return {block.metrics.contains(m_metric) ? m_metric : block.metrics.value(0)};
}

void ChartBlock::show(const Block &block)
{
    Block named = block;
    if (!block.chosenBy.isEmpty())
        //: A chart's title: %1 is a metric, %2 is "by day", "by week", …
        named.title = QCoreApplication::translate("Overview", "%1 %2")
                          .arg(metricLabel(shownMetrics(block).value(0), Format(card()->locale()).language()),
                               perUnitText(block.unit));
    m_units->setVisible(block.hasUnitChoice);
    if (block.hasUnitChoice)
        fillUnits();
    CardBlock::show(named);
}

void ChartBlock::showAnswer(const Block &block, const ResultTable &answer)
{
    m_chart->setShape(block.shape);
    if (block.givenChart)
        return m_chart->setData(*block.givenChart);
    m_chart->setData(chartOf(block, answer, shownMetrics(block), card()->locale()));
}

std::optional<NamedTable> ChartBlock::exportable() const
{
    auto table = CardBlock::exportable();
    const Block *block = presenter().block(id());
    if (!table || !block || block->chosenBy.isEmpty())
        return table;
    return NamedTable{card()->title(), onlyMetrics(table->table, shownMetrics(*block))};
}

void ChartBlock::fillUnits()
{
    const auto chosen = presenter().context().scope.unit;
    m_units->clear();
    m_units->addItem(tr("Automatic"));
    for (const TimeUnit unit : {TimeUnit::Hour, TimeUnit::Day, TimeUnit::Week, TimeUnit::Month})
        m_units->addItem(unitTitle(unit), int(unit));
    m_units->setCurrentIndex(chosen ? std::max(0, m_units->findData(int(*chosen))) : 0);
    m_units->setAccessibleName(tr("Unit of time"));
}

} // namespace tally
