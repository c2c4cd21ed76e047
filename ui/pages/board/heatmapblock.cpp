// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/board/heatmapblock.h"

#include "ui/pages/common/pagetexts.h"
#include "ui/pages/common/seriesdata.h"

namespace tally {

using namespace Qt::StringLiterals;

HeatmapBlock::HeatmapBlock(const Theme &theme, const QString &id, BoardPresenter &presenter, QWidget *parent)
    : CardBlock(theme, id, presenter, parent)
    , m_heatmap(new Heatmap(theme, card()))
{
    m_heatmap->setObjectName(u"heatmap."_s + id);
    setContent(m_heatmap, {Export::Csv, Export::Tsv, Export::Table});
    connect(m_heatmap, &Heatmap::cellClicked, this, [this](int weekday, int hour) {
        if (const Block *block = this->presenter().block(this->id()))
            drillInto(*block, {{u"day_of_week"_s, weekday}, {u"hour_of_day"_s, hour}});
    });
}

void HeatmapBlock::showAnswer(const Block &block, const ResultTable &answer)
{
    const QString metric = block.query.metrics.value(0);
    const MetricInfo *info = findMetric(metric);
    m_heatmap->setMetric(metricLabel(metric, Format(card()->locale()).language()),
                         info ? info->unit : Unit::Count);
    m_heatmap->setValues(heatmapValues(answer));
}

} // namespace tally
