// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartlegend.h"

#include "ui/charts/legenditem.h"
#include "ui/charts/plotmodel.h"
#include "ui/charts/seriesplot.h"

#include <algorithm>

namespace tally {

namespace {

constexpr int Spacing = 4;

} // namespace

ChartLegend::ChartLegend(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, &ChartLegend::refresh);
}

void ChartLegend::setSeries(const ChartData &chart, const QSet<int> &hidden)
{
    m_data.series.clear();
    for (const ChartSeries &series : chart.series)
        m_data.series.append({series.name, {}, series.kind, series.colourRole, {}});
    while (m_items.size() > m_data.series.size())
        delete m_items.takeLast();
    while (m_items.size() < m_data.series.size()) {
        auto *item = new LegendItem(m_theme, this);
        const int index = int(m_items.size());
        connect(item, &LegendItem::clicked, this,
                [this, index](bool shown) { Q_EMIT toggled(index, shown); });
        item->show();
        m_items.append(item);
    }
    for (int i = 0; i < m_items.size(); ++i)
        m_items.at(i)->setChecked(!hidden.contains(i));
    refresh();
}

void ChartLegend::retranslate()
{
    refresh();
}

void ChartLegend::refresh()
{
    for (int i = 0; i < m_items.size(); ++i) {
        LegendItem *item = m_items.at(i);
        item->setText(m_data.series.at(i).name);
        item->setAccessibleDescription(tr("Shows or hides this series"));
        item->setToolTip(tr("Show or hide %1").arg(item->text()));
        item->setColour(seriesColour(m_theme.tokens(), m_data.series.at(i).kind, colourRoleOf(m_data, i)));
    }
    updateGeometry();
    arrange(width(), true);
}

int ChartLegend::arrange(int width, bool place) const
{
    int x = 0;
    int y = 0;
    int rowHeight = 0;
    for (LegendItem *item : m_items) {
        const QSize size = item->sizeHint().boundedTo({std::max(width, 40), 100});
        if (x > 0 && x + size.width() > width) {
            x = 0;
            y += rowHeight;
        }
        if (place)
            item->setGeometry(QRect(QPoint(x, y), size));
        x += size.width() + Spacing;
        rowHeight = size.height();
    }
    return y + rowHeight;
}

int ChartLegend::heightForWidth(int width) const
{
    return arrange(width, false);
}

QSize ChartLegend::sizeHint() const
{
    int width = 0;
    for (const LegendItem *item : m_items)
        width += item->sizeHint().width() + Spacing;
    return {width, arrange(std::max(this->width(), 100), false)};
}

QSize ChartLegend::minimumSizeHint() const
{
    return {100, m_items.isEmpty() ? 0 : m_items.first()->sizeHint().height()};
}

void ChartLegend::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange(width(), true);
}

} // namespace tally
