// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/format.h"
#include "ui/widgets/cellpainting.h"
#include "ui/widgets/changedelegate.h"
#include "ui/widgets/kpilayout.h"
#include "ui/widgets/kpitile.h"
#include "ui/widgets/sparkline.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

namespace tally {

namespace {

constexpr qreal Pad = 16;

qreal textWidth(FontRole role, const QString &text)
{
    return QFontMetricsF(Theme::font(role)).horizontalAdvance(text);
}

void drawElided(QPainter &painter, const QRectF &box, FontRole role, const QColor &colour,
                const QString &text, Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter)
{
    painter.setFont(Theme::font(role));
    painter.setPen(colour);
    const QFontMetricsF metrics(painter.font());
    painter.drawText(box, int(alignment), metrics.elidedText(text, Qt::ElideRight, box.width() + 0.5));
}

} // namespace

QString KpiTile::pillText() const
{
    return m_content.change ? ChangeDelegate::arrowText(m_content.change, locale()) : QString();
}

QString KpiTile::besideText() const
{
    QStringList parts;
    if (!m_content.previous.isEmpty())
        parts.append(tr("Before %1").arg(m_content.previous));
    if (!m_content.total.isEmpty())
        parts.append(tr("Total %1").arg(m_content.total));
    return parts.join(QStringLiteral(" · "));
}

KpiLayout KpiTile::layoutNow() const
{
    KpiLayout l;
    QRectF inner = QRectF(rect()).adjusted(Pad, 14, -Pad, -14);
    if (!besideText().isEmpty()) {
        l.beside = QRectF(inner.left(), inner.bottom() - 16, inner.width(), 18);
        inner.setBottom(l.beside.top() - 4);
    }
    const QString badge = badgeText();
    const qreal badgeWidth = badge.isEmpty() ? 16 : textWidth(FontRole::Small, badge) + 14;
    l.badge = QRectF(inner.right() - badgeWidth, inner.top() - 1, badgeWidth, 18);
    l.label = QRectF(inner.left(), inner.top(), l.badge.left() - 8 - inner.left(), 16);

    const qreal valueWidth = textWidth(FontRole::Figure, m_content.value) + 2;
    const qreal sparkRoom = inner.width() - valueWidth - 16;
    const bool hasSpark = sparkRoom >= 56 && m_content.series.size() > 1;
    if (hasSpark) {
        const qreal width = std::min(sparkRoom, 120.0);
        l.spark = QRectF(inner.right() - width, inner.top() + 24, width, 38);
    }
    l.value = QRectF(inner.left(), inner.top() + 20, std::min(valueWidth, inner.width()), 34);

    const QString pill = pillText();
    const qreal pillWidth = pill.isEmpty() ? 0 : textWidth(FontRole::SmallStrong, pill) + 14;
    l.pill = QRectF(inner.left(), inner.bottom() - 20, std::min(pillWidth, inner.width()), 20);
    const qreal left = l.pill.right() + (pill.isEmpty() ? 0 : 8);
    if (inner.right() - left > 24)
        l.versus = QRectF(left, l.pill.top(), inner.right() - left, 20);
    l.message = QRectF(inner.left(), inner.top() + 24, inner.width(), inner.height() - 24);
    return l;
}

void KpiTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintFrame(painter);
    const KpiLayout layout = layoutNow();
    QRectF label = layout.label;
    if (m_retry->isVisibleTo(this))
        label.setRight(m_retry->x() - 8);
    drawElided(painter, label, FontRole::Small, m_theme.tokens().muted, m_label);
    if (m_state == TileState::Ready || (m_state == TileState::Loading && m_hadContent)) {
        painter.setOpacity(m_state == TileState::Loading ? 0.45 : 1.0);
        paintContent(painter, layout);
    } else if (m_state == TileState::Loading) {
        paintSkeleton(painter, layout);
    } else {
        paintMessage(painter, layout);
    }
}

void KpiTile::paintFrame(QPainter &painter) const
{
    const Tokens &tokens = m_theme.tokens();
    const bool ring = hasFocus() && m_ring;
    const qreal edge = ring ? 2.0 : 1.0;
    painter.setPen(
        QPen(ring ? tokens.accent : (underMouse() ? mixed(tokens.border, tokens.accent, 0.5) : tokens.border),
             edge));
    painter.setBrush(tokens.surface);
    const qreal inset = edge / 2;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 12 - inset, 12 - inset);
}

void KpiTile::paintContent(QPainter &painter, const KpiLayout &layout) const
{
    const Tokens &tokens = m_theme.tokens();
    drawElided(painter, layout.value, FontRole::Figure, tokens.text, m_content.value);
    if (!layout.spark.isEmpty()) {
        SparklineLook look;
        look.line = tokens.accent;
        look.lastIncomplete = m_content.lastIncomplete;
        Sparkline::paint(painter, layout.spark, m_content.series, look);
    }
    paintPill(painter, layout);
    if (!layout.versus.isEmpty())
        drawElided(painter, layout.versus, FontRole::Small, tokens.muted, m_content.versus);
    if (!layout.beside.isEmpty())
        drawElided(painter, layout.beside, FontRole::Small, tokens.muted, besideText());
    paintBadge(painter, layout);
}

void KpiTile::paintPill(QPainter &painter, const KpiLayout &layout) const
{
    if (layout.pill.isEmpty())
        return;
    const Tokens &tokens = m_theme.tokens();
    const QColor colour = ChangeDelegate::colour(tokens, m_content.change, m_content.higherIsBetter);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour == tokens.goodText ? tokens.goodSoft
                                               : (colour == tokens.badText ? tokens.badSoft : tokens.hover));
    painter.drawRoundedRect(layout.pill, 10, 10);
    drawElided(painter, layout.pill.adjusted(4, 0, -4, 0), FontRole::SmallStrong, colour, pillText(),
               Qt::AlignCenter);
}

void KpiTile::paintBadge(QPainter &painter, const KpiLayout &layout) const
{
    const Tokens &tokens = m_theme.tokens();
    if (m_content.trust == Trust::Exact) {
        const QRectF box(layout.badge.right() - 15, layout.badge.top() + 2, 15, 15);
        m_theme.icon(QStringLiteral("done"), IconTone::Muted).paint(&painter, box.toAlignedRect());
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.warnSoft);
    painter.drawRoundedRect(layout.badge, 9, 9);
    drawElided(painter, layout.badge.adjusted(4, 0, -4, 0), FontRole::Small, tokens.warnText, badgeText(),
               Qt::AlignCenter);
}

void KpiTile::paintMessage(QPainter &painter, const KpiLayout &layout) const
{
    const bool error = m_state == TileState::Error;
    const QColor colour = error ? m_theme.tokens().badText : m_theme.tokens().muted;
    painter.setFont(Theme::font(FontRole::Small));
    painter.setPen(colour);
    QRectF box = layout.message;
    if (error)
        box.setTop(box.top() + 2);
    // As many lines as there is room for; the tooltip has the whole sentence.
    const QFontMetricsF metrics(painter.font());
    const auto lines = int(box.height() / metrics.lineSpacing());
    QString text = m_message;
    const auto fits = [&](const QString &candidate) {
        const QRectF needed
            = metrics.boundingRect(QRectF(0, 0, box.width(), 1000), Qt::TextWordWrap, candidate);
        return needed.height() <= metrics.lineSpacing() * lines + 1;
    };
    while (!fits(text) && text.size() > 2)
        text = text.left(text.size() - 2).trimmed() + QChar(0x2026);
    painter.drawText(box, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, text);
}

void KpiTile::paintSkeleton(QPainter &painter, const KpiLayout &layout) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.tokens().grid);
    const qreal left = layout.message.left();
    painter.drawRoundedRect(QRectF(left, layout.message.top() + 2, 96, 22), 8, 8);
    painter.drawRoundedRect(QRectF(left, layout.pill.top() + 2, 132, 14), 7, 7);
}

} // namespace tally
