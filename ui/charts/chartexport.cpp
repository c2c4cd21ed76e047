// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartexport.h"

#include "ui/charts/legenditem.h"

#include <QBuffer>
#include <QPainter>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

namespace tally {

namespace {

constexpr double Margin = 16;
constexpr double TitleHeight = 26;
constexpr double LegendHeight = 24;
constexpr int MaxSide = 16'384; ///< what Qt's raster engine paints

/// XML has no way to write most control characters.
QString xmlText(QString text)
{
    return text.removeIf([](QChar c) { return c.category() == QChar::Other_Control || c.isNonCharacter(); });
}

} // namespace

ChartExport::ChartExport(const Theme &theme, const ChartContent &content, const QSize &size)
    : m_theme(theme)
    , m_content(content)
    , m_size(size.expandedTo({160, 100}))
{
}

double ChartExport::headerHeight() const
{
    const double title = m_content.data.title.isEmpty() ? 0 : TitleHeight;
    return title + (m_content.model.series.size() > 1 ? LegendHeight : 0);
}

QSize ChartExport::sheetSize() const
{
    return {m_size.width() + int(2 * Margin), m_size.height() + int(2 * Margin + headerHeight())};
}

void ChartExport::paintHeader(QPainter &painter) const
{
    double y = Margin;
    const double width = m_size.width();
    if (!m_content.data.title.isEmpty()) {
        painter.setFont(Theme::font(FontRole::Heading));
        painter.setPen(m_theme.tokens().text);
        painter.drawText(QRectF(Margin, y, width, TitleHeight), Qt::AlignLeft | Qt::AlignTop,
                         m_content.data.title);
        y += TitleHeight;
    }
    if (m_content.model.series.size() < 2)
        return;
    double x = Margin;
    for (const PlotSeries &series : m_content.model.series) {
        const QString name = m_content.data.series.at(series.index).name;
        const QRectF box(x, y, std::min(LegendItem::widthOf(name), Margin + width - x), LegendHeight - 4);
        if (box.width() < 30)
            break;
        LegendItem::paint(painter, box, name, seriesColour(m_theme.tokens(), series.kind, series.colourRole),
                          true, m_theme.tokens());
        x += box.width() + 4;
    }
}

void ChartExport::paint(QPainter &painter) const
{
    painter.fillRect(QRectF(QPointF(0, 0), QSizeF(sheetSize())), m_theme.tokens().surface);
    paintHeader(painter);
    ChartPainter chart(m_theme);
    chart.setContent(m_content);
    chart.layOut(QRectF(QPointF(Margin, Margin + headerHeight()), QSizeF(m_size)));
    chart.paint(painter);
}

QImage ChartExport::image(qreal scale) const
{
    const QSize sheet = sheetSize();
    const qreal most = MaxSide / qreal(std::max(sheet.width(), sheet.height()));
    const qreal ratio = std::clamp(std::isfinite(scale) ? scale : 1.0, 0.1, most);
    QImage image((QSizeF(sheet) * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(m_theme.tokens().surface);
    QPainter painter(&image);
    paint(painter);
    return image;
}

QByteArray ChartExport::svg() const
{
    ChartExport clean(*this);
    clean.m_content.data.title = xmlText(clean.m_content.data.title);
    for (QString &name : clean.m_content.data.categories)
        name = xmlText(name);
    for (ChartSeries &series : clean.m_content.data.series)
        series.name = xmlText(series.name);
    return clean.cleanSvg();
}

QByteArray ChartExport::cleanSvg() const
{
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(sheetSize());
    generator.setViewBox(QRect(QPoint(0, 0), sheetSize()));
    generator.setTitle(m_content.data.title.toHtmlEscaped()); // it writes this one as it comes
    QPainter painter(&generator);
    paint(painter);
    painter.end();
    return buffer.data();
}

} // namespace tally
