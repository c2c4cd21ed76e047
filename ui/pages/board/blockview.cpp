// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/board/blockview.h"

#include <algorithm>

namespace tally {

BlockView::BlockView(QString id, BoardPresenter &presenter, QObject *parent)
    : QObject(parent)
    , m_id(std::move(id))
    , m_presenter(presenter)
{
}

std::optional<NamedTable> BlockView::exportable() const
{
    const Block *block = m_presenter.block(m_id);
    if (!block || !state().answer || state().phase == AnswerState::Phase::Failed)
        return {};
    return NamedTable{block->title, *state().answer};
}

void BlockView::drillInto(const Block &block, const QList<std::pair<QString, Value>> &keys)
{
    const bool isRest
        = std::any_of(keys.begin(), keys.end(), [](const auto &key) { return key.second.isOther(); });
    if (keys.isEmpty() || isRest || block.drill.to == Drill::To::Nowhere)
        return;
    if (block.drill.to == Drill::To::Page) {
        if (!keys.first().second.isNull())
            Q_EMIT pageRequested(block.drill.page, keys.first().second.toPlainText());
        return;
    }
    QList<Filter> filters;
    for (const auto &[dimension, value] : keys)
        filters.append(isFilter(dimension, value));
    Q_EMIT filtersRequested(filters);
}

} // namespace tally
