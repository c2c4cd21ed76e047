// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/chartpainting.h"

#include "reports/pdf/pdfstyle.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace tally {

using namespace Qt::StringLiterals;
using pdfstyle::Pt;

namespace {

constexpr qreal BarRow = 15 * Pt;
constexpr qreal HeatRow = 14 * Pt;
constexpr qreal LegendRow = 14 * Pt;
constexpr int MostBars = 20;
constexpr int MostHeatRows = 30;

QPen thin(const QColor &colour, qreal points)
{
    QPen pen(colour, points * Pt);
    pen.setCapStyle(Qt::RoundCap);
    pen.setJoinStyle(Qt::RoundJoin);
    return pen;
}

QColor seriesColour(qsizetype index)
{
    return pdfstyle::series().at(index % pdfstyle::series().size());
}

QColor rampColour(double share)
{
    const QList<QColor> &ramp = pdfstyle::ramp();
    const double at = std::clamp(share, 0.0, 1.0) * double(ramp.size() - 1);
    return ramp.at(qsizetype(std::lround(at)));
}

} // namespace

ChartPainting::ChartPainting(QPainter &painter, const ChartMatrix &matrix, const Format &format)
    : m_painter(painter)
    , m_matrix(matrix)
    , m_format(format)
{
    m_painter.setFont(pdfstyle::font(7.5));
}

QString ChartPainting::number(double value) const
{
    return m_format.shortValue(Value(value), m_matrix.unit);
}

void ChartPainting::text(const QRectF &box, int flags, const QString &what, const QColor &colour)
{
    const QFontMetricsF metrics(m_painter.font(), m_painter.device());
    m_painter.setPen(colour);
    m_painter.drawText(box, flags, metrics.elidedText(what, Qt::ElideRight, box.width()));
}

/// About four round steps.
ChartPainting::Scale ChartPainting::scaleTo(double least, double most) const
{
    const double span = most > least ? most - least : 1.0;
    const double rough = span / 4.0;
    const double magnitude = std::pow(10.0, std::floor(std::log10(rough)));
    double step = magnitude * 10.0;
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (magnitude * factor >= rough) {
            step = magnitude * factor;
            break;
        }
    }
    if (m_matrix.unit == Unit::Count)
        step = std::max(1.0, step);
    return {std::floor(least / step) * step, std::max(step, std::ceil(most / step) * step), step};
}

qreal ChartPainting::yOf(double value, const QRectF &plot, const Scale &scale) const
{
    return plot.bottom() - plot.height() * (value - scale.least) / (scale.most - scale.least);
}

/// A mark and a name for each series, in rows; answers their height.
qreal ChartPainting::legend(const QRectF &box)
{
    if (m_matrix.series.size() < 2 && m_matrix.series.first().compared.isEmpty())
        return 0;
    const QFontMetricsF metrics(m_painter.font(), m_painter.device());
    qreal x = box.left();
    qreal y = box.top();
    const auto entry = [&](const QString &name, const QColor &colour) {
        const qreal width = std::min(metrics.horizontalAdvance(name) + 1, box.width() - 30 * Pt);
        if (x > box.left() && x + width + 14 * Pt > box.right()) {
            x = box.left();
            y += LegendRow;
        }
        m_painter.fillRect(QRectF(x, y + LegendRow / 2 - 3 * Pt, 6 * Pt, 6 * Pt), colour);
        text(QRectF(x + 10 * Pt, y, width, LegendRow), Qt::AlignLeft | Qt::AlignVCenter, name,
             pdfstyle::Text);
        x += width + 24 * Pt;
    };
    for (qsizetype i = 0; i < m_matrix.series.size(); ++i)
        entry(m_matrix.series.at(i).label, seriesColour(i));
    if (!m_matrix.series.first().compared.isEmpty())
        entry(m_format.language() == Language::Korean ? u"이전 기간"_s : u"Previous period"_s,
              pdfstyle::Muted);
    return y + LegendRow + 4 * Pt - box.top();
}

/// Grid, numbers and key labels; answers where the marks go.
QRectF ChartPainting::axes(const QRectF &box, const Scale &scale, bool inBands)
{
    const QFontMetricsF metrics(m_painter.font(), m_painter.device());
    qreal left = 0;
    for (double tick = scale.least; tick <= scale.most + scale.step / 2; tick += scale.step)
        left = std::max(left, metrics.horizontalAdvance(number(tick)));
    const qreal top = box.top() + legend(box);
    const QRectF plot(QPointF(box.left() + left + 6 * Pt, top + 4 * Pt),
                      QPointF(box.right() - 4 * Pt, box.bottom() - 16 * Pt));
    for (double tick = scale.least; tick <= scale.most + scale.step / 2; tick += scale.step) {
        const qreal y = yOf(tick, plot, scale);
        m_painter.setPen(thin(std::abs(tick) < scale.step / 2 ? pdfstyle::Border : pdfstyle::Grid, 0.6));
        m_painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        text(QRectF(box.left(), y - 6 * Pt, left, 12 * Pt), Qt::AlignRight | Qt::AlignVCenter, number(tick),
             pdfstyle::Muted);
    }
    keyLabels(plot, inBands);
    return plot;
}

/// As many labels below the plot as fit beside each other.
void ChartPainting::keyLabels(const QRectF &plot, bool inBands)
{
    const QFontMetricsF metrics(m_painter.font(), m_painter.device());
    const qsizetype count = m_matrix.labels.size();
    qreal widest = 0;
    for (const QString &label : m_matrix.labels)
        widest = std::max(widest, metrics.horizontalAdvance(label));
    widest = std::min(widest, plot.width() / 3) + 8 * Pt;
    const qsizetype room = std::max<qsizetype>(1, qsizetype(plot.width() / widest));
    const qsizetype step = std::max<qsizetype>(1, (count + room - 1) / room);
    for (qsizetype i = 0; i < count; i += step) {
        const qreal share = inBands ? (double(i) + 0.5) / double(count)
            : count > 1             ? double(i) / double(count - 1)
                                    : 0.5;
        QRectF box(plot.left() + share * plot.width() - widest / 2, plot.bottom() + 3 * Pt, widest, 12 * Pt);
        // The outermost labels stay on the page.
        box.moveLeft(std::clamp(box.left(), plot.left() - 20 * Pt, plot.right() - widest + 4 * Pt));
        text(box, Qt::AlignHCenter | Qt::AlignTop, m_matrix.labels.at(i), pdfstyle::Muted);
    }
}

void ChartPainting::line(const QList<std::optional<double>> &values, const QRectF &plot, const Scale &scale,
                         const QPen &pen, const QBrush &under)
{
    const auto at = [&](qsizetype i) {
        const qreal share = values.size() > 1 ? double(i) / double(values.size() - 1) : 0.5;
        return QPointF(plot.left() + share * plot.width(), yOf(*values.at(i), plot, scale));
    };
    for (qsizetype begin = 0; begin < values.size();) {
        if (!values.at(begin)) {
            ++begin;
            continue;
        }
        qsizetype end = begin;
        QPainterPath path(at(begin));
        while (end + 1 < values.size() && values.at(end + 1))
            path.lineTo(at(++end));
        if (under.style() != Qt::NoBrush) {
            QPainterPath area = path;
            const qreal zero = yOf(std::max(0.0, scale.least), plot, scale);
            area.lineTo(at(end).x(), zero);
            area.lineTo(at(begin).x(), zero);
            m_painter.fillPath(area, under);
        }
        if (begin == end) // a line of one point would not be seen
            m_painter.fillRect(QRectF(at(begin) - QPointF(1.5 * Pt, 1.5 * Pt), QSizeF(3 * Pt, 3 * Pt)),
                               pen.color());
        else
            m_painter.strokePath(path, pen);
        begin = end + 1;
    }
}

void ChartPainting::lines(const QRectF &box, bool filled)
{
    const Scale scale = scaleTo(m_matrix.least(), m_matrix.greatest());
    const QRectF plot = axes(box, scale, false);
    if (!m_matrix.series.first().compared.isEmpty())
        line(m_matrix.series.first().compared, plot, scale, thin(pdfstyle::Muted, 0.9), Qt::NoBrush);
    for (qsizetype i = m_matrix.series.size() - 1; i >= 0; --i) {
        QColor soft = seriesColour(i);
        soft.setAlphaF(0.14F);
        line(m_matrix.series.at(i).values, plot, scale, thin(seriesColour(i), 1.3),
             filled ? QBrush(soft) : QBrush(Qt::NoBrush));
    }
}

void ChartPainting::columns(const QRectF &box)
{
    double most = 0;
    for (qsizetype key = 0; key < m_matrix.labels.size(); ++key) {
        double sum = 0;
        for (const MatrixSeries &series : m_matrix.series)
            sum += std::max(0.0, series.values.at(key).value_or(0.0));
        most = std::max(most, sum);
    }
    const Scale scale = scaleTo(0.0, most);
    const QRectF plot = axes(box, scale, true);
    const qreal band = plot.width() / double(m_matrix.labels.size());
    for (qsizetype key = 0; key < m_matrix.labels.size(); ++key) {
        double below = 0;
        for (qsizetype i = 0; i < m_matrix.series.size(); ++i) {
            const double value = std::max(0.0, m_matrix.series.at(i).values.at(key).value_or(0.0));
            const qreal top = yOf(below + value, plot, scale);
            const qreal bottom = yOf(below, plot, scale);
            m_painter.fillRect(
                QRectF(plot.left() + (double(key) + 0.15) * band, top, band * 0.7, bottom - top),
                seriesColour(i));
            below += value;
        }
    }
}

qreal ChartPainting::barsHeight(const ChartMatrix &matrix)
{
    return BarRow * double(std::min<qsizetype>(MostBars, matrix.labels.size()));
}

void ChartPainting::bars(const QRectF &box)
{
    const MatrixSeries &series = m_matrix.series.first();
    const double most = std::max(m_matrix.greatest(), 1e-12);
    const qreal labels = box.width() * 0.32;
    const qreal numbers = 60 * Pt;
    const qreal room = box.width() - labels - numbers - 16 * Pt;
    for (qsizetype i = 0; i < std::min<qsizetype>(MostBars, m_matrix.labels.size()); ++i) {
        const QRectF row(box.left(), box.top() + double(i) * BarRow, box.width(), BarRow);
        text(QRectF(row.left(), row.top(), labels, BarRow), Qt::AlignLeft | Qt::AlignVCenter,
             m_matrix.labels.at(i), pdfstyle::Text);
        const std::optional<double> value = series.values.value(i);
        const qreal left = row.left() + labels + 8 * Pt;
        m_painter.fillRect(QRectF(left, row.top() + 4 * Pt, room, BarRow - 8 * Pt), pdfstyle::Grid);
        m_painter.fillRect(QRectF(left, row.top() + 4 * Pt,
                                  room * std::clamp(value.value_or(0.0) / most, 0.0, 1.0), BarRow - 8 * Pt),
                           seriesColour(0));
        text(QRectF(row.right() - numbers, row.top(), numbers, BarRow), Qt::AlignRight | Qt::AlignVCenter,
             value ? number(*value) : m_format.unknown(), pdfstyle::Text);
    }
}

qreal ChartPainting::heatmapHeight(const ChartMatrix &matrix)
{
    return HeatRow * double(std::min<qsizetype>(MostHeatRows, matrix.series.size())) + 16 * Pt;
}

void ChartPainting::heatmap(const QRectF &box)
{
    const double most = std::max(m_matrix.greatest(), 1e-12);
    const qreal labels = box.width() * 0.2;
    const qreal cell = (box.width() - labels) / double(m_matrix.labels.size());
    const bool roomForNumbers = cell > 26 * Pt;
    const qsizetype rows = std::min<qsizetype>(MostHeatRows, m_matrix.series.size());
    const QRectF plot(box.left() + labels, box.top(), box.width() - labels, double(rows) * HeatRow);
    for (qsizetype row = 0; row < rows; ++row) {
        const MatrixSeries &series = m_matrix.series.at(row);
        const qreal y = box.top() + double(row) * HeatRow;
        text(QRectF(box.left(), y, labels - 6 * Pt, HeatRow), Qt::AlignLeft | Qt::AlignVCenter, series.label,
             pdfstyle::Text);
        for (qsizetype key = 0; key < m_matrix.labels.size(); ++key) {
            const std::optional<double> value = series.values.at(key);
            if (!value)
                continue; // not known, or not yet: no colour at all
            const double share = std::max(0.0, *value) / most;
            const QRectF area(plot.left() + double(key) * cell + 0.5 * Pt, y + 0.5 * Pt, cell - Pt,
                              HeatRow - Pt);
            m_painter.fillRect(area, rampColour(share));
            if (roomForNumbers)
                text(area, Qt::AlignCenter, number(*value),
                     share > 0.55 ? QColor(Qt::white) : pdfstyle::Text);
        }
    }
    keyLabels(plot, true);
}

} // namespace tally
