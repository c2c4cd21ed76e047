// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/tooltipcard.h"

#include "ui/charts/chartformat.h"
#include "ui/theme/figures.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr double Padding = 12;
constexpr double Dot = 8;
constexpr double DotGap = 8;
constexpr double ColumnGap = 24;
constexpr double LineHeight = 18;
constexpr double Distance = 14; ///< between the crosshair and the card
constexpr double Radius = 8;

/// Sizes of a card before it is painted; names give way when it would be wider than the chart.
struct CardLayout
{
    QFont font = Theme::font(FontRole::Small);
    QFont strong = Theme::font(FontRole::SmallStrong);
    double names = 0;
    double values = 0;
    QSizeF size;

    CardLayout(const TooltipCard &card, double available)
    {
        const QFontMetricsF metrics(font);
        double lines = 1;
        for (const TooltipCard::Row &row : card.rows) {
            names
                = std::max({names, metrics.horizontalAdvance(row.name), metrics.horizontalAdvance(row.note)});
            values = std::max(values, figuresWidth(strong, row.value));
            lines += row.note.isEmpty() ? 1 : 2;
        }
        lines += card.footer.isEmpty() ? 0 : 1;
        const double fixed = 2 * Padding + Dot + DotGap + ColumnGap + values;
        names = std::min(names, std::max(20.0, available - fixed));
        const double single
            = std::max(metrics.horizontalAdvance(card.title), metrics.horizontalAdvance(card.footer));
        const double width = std::max(fixed + names, std::min(available, single + 2 * Padding));
        size = QSizeF(std::ceil(width), lines * LineHeight + 2 * Padding - 6);
    }
};

void paintFrame(QPainter &painter, const QRectF &box, const Tokens &tokens)
{
    painter.setPen(Qt::NoPen);
    for (int i = 4; i >= 1; --i) { // a soft shadow
        painter.setBrush(QColor(0, 0, 0, tokens.dark ? 26 : 9));
        painter.drawRoundedRect(box.adjusted(-i + 1, -i + 2, i - 1, i + 1), Radius + i - 1, Radius + i - 1);
    }
    painter.setPen(QPen(tokens.border, 1));
    painter.setBrush(tokens.raised);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), Radius, Radius);
}

void paintLine(QPainter &painter, const QRectF &line, const QString &text, const QColor &colour)
{
    painter.setPen(colour);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(painter.font()).elidedText(text, Qt::ElideRight, line.width()));
}

void paintRow(QPainter &painter, const TooltipCard::Row &row, const QRectF &line, const CardLayout &layout,
              const Tokens &tokens)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(row.colour);
    painter.drawEllipse(QPointF(line.left() + Dot / 2, line.center().y()), Dot / 2, Dot / 2);
    const double left = line.left() + Dot + DotGap;
    painter.setFont(layout.font);
    paintLine(painter, QRectF(left, line.top(), layout.names + 1, LineHeight), row.name, tokens.text);
    painter.setFont(layout.strong);
    painter.setPen(tokens.text);
    drawFigures(painter, QRectF(line.right() - layout.values - 1, line.top(), layout.values + 1, LineHeight),
                row.value);
    if (row.note.isEmpty())
        return;
    painter.setFont(layout.font);
    paintLine(painter, QRectF(left, line.top() + LineHeight - 2, line.right() - left, LineHeight), row.note,
              tokens.muted);
}

} // namespace

QString TooltipCard::spoken() const
{
    QStringList parts{title};
    for (const Row &row : rows) {
        const QString note = row.note.isEmpty() ? QString() : u" ("_s + row.note + u')';
        parts.append(row.name + note + u' ' + row.value);
    }
    if (!footer.isEmpty())
        parts.append(footer);
    return parts.join(u", "_s);
}

TooltipCard tooltipCard(const ChartContent &content, qsizetype bucket, const Tokens &tokens)
{
    const ChartData &data = content.data;
    TooltipCard card;
    card.title = bucketText(data, bucket, content.locale);
    for (const PlotSeries &visible : content.model.series) {
        const ChartSeries &series = data.series.at(visible.index);
        TooltipCard::Row row;
        row.colour = seriesColour(tokens, visible.kind, visible.colourRole);
        row.name = series.name;
        row.value = fullText(data.format, series.at(bucket), content.locale);
        if (bucket < series.ownInstants.size())
            row.note = instantText(data, series.ownInstants.at(bucket), content.locale);
        card.rows.append(row);
    }
    if (data.isIncomplete(bucket))
        card.footer = QCoreApplication::translate("tally::TimeChart", "Still running: not complete yet");
    return card;
}

void paintTooltip(QPainter &painter, const TooltipCard &card, double x, double y, const QRectF &bounds,
                  const Tokens &tokens)
{
    const CardLayout layout(card, bounds.width() - 4);
    double left = x + Distance;
    if (left + layout.size.width() > bounds.right())
        left = x - Distance - layout.size.width();
    left = std::clamp(left, bounds.left(), std::max(bounds.left(), bounds.right() - layout.size.width()));
    const double top = std::clamp(y - layout.size.height() / 2, bounds.top(),
                                  std::max(bounds.top(), bounds.bottom() - layout.size.height()));
    const QRectF box(QPointF(std::round(left), std::round(top)), layout.size);

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintFrame(painter, box, tokens);
    QRectF line(box.left() + Padding, box.top() + Padding - 3, box.width() - 2 * Padding, LineHeight);
    painter.setFont(layout.font);
    paintLine(painter, line, card.title, tokens.muted);
    for (const TooltipCard::Row &row : card.rows) {
        line.translate(0, LineHeight);
        paintRow(painter, row, line, layout, tokens);
        if (!row.note.isEmpty())
            line.translate(0, LineHeight);
    }
    if (!card.footer.isEmpty()) {
        line.translate(0, LineHeight);
        painter.setFont(layout.font);
        paintLine(painter, line, card.footer, tokens.warnText);
    }
    painter.restore();
}

} // namespace tally
