// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/changedelegate.h"

#include "ui/theme/figures.h"
#include "ui/theme/format.h"
#include "ui/widgets/cellpainting.h"

#include <algorithm>
#include <cmath>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

bool isFlat(const std::optional<double> &rate)
{
    return !rate || !std::isfinite(*rate) || std::abs(*rate) < 0.0005;
}

} // namespace

ChangeDelegate::ChangeDelegate(const Theme &theme, int role, int betterRole, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_role(role)
    , m_betterRole(betterRole)
{
}

QString ChangeDelegate::arrowText(const std::optional<double> &rate, const QLocale &locale)
{
    const Format format(locale);
    if (!rate)
        return format.unknown();
    if (isFlat(rate))
        return format.change(*rate);
    return (*rate > 0 ? u"▲ "_s : u"▼ "_s) + format.change(std::abs(*rate)).mid(1);
}

QColor ChangeDelegate::colour(const Tokens &tokens, const std::optional<double> &rate,
                              const std::optional<bool> &better)
{
    if (isFlat(rate) || !better)
        return tokens.muted;
    return (*rate > 0) == *better ? tokens.goodText : tokens.badText;
}

void ChangeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintCellBackground(*painter, cell);
    const QVariant rate = index.data(m_role);
    const QVariant better = index.data(m_betterRole);
    const auto change = rate.isValid() ? std::optional(rate.toDouble()) : std::nullopt;
    const auto higherIsBetter = better.isValid() ? std::optional(better.toBool()) : std::nullopt;

    const CellPainter guard(*painter);
    painter->setFont(cell.font);
    painter->setPen(colour(m_theme.tokens(), change, higherIsBetter));
    drawFigures(*painter, QRectF(cell.rect).adjusted(CellPadding, 0, -CellPadding, 0),
                arrowText(change, option.locale));
}

QSize ChangeDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {std::max(size.width(), 76), std::max(size.height(), CellHeight)};
}

} // namespace tally
