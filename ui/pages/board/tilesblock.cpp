// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/board/tilesblock.h"

namespace tally {

TilesBlock::TilesBlock(const Theme &theme, const QString &id, BoardPresenter &presenter, QWidget *parent)
    : BlockView(id, presenter, parent)
    , m_row(new HeadlineRow(theme, parent))
{
    m_row->setObjectName(QStringLiteral("tiles.") + id);
    connect(m_row, &HeadlineRow::metricChosen, this,
            [this](const QString &metric) { Q_EMIT metricChosen(this->id(), metric); });
    connect(m_row, &HeadlineRow::retryRequested, this, [this] { this->presenter().retry(this->id()); });
}

void TilesBlock::show(const Block &block)
{
    m_row->setMetrics(block.metrics);
    m_row->setAccessibleName(block.title);
    m_row->show(state(), presenter().state(block.seriesFrom), presenter().state(block.totalFrom));
}

void TilesBlock::setChosen(const QString &metric)
{
    m_row->setChosen(metric);
}

} // namespace tally
