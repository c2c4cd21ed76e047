// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/tablepainting.h"

#include "reports/pdf/chartmatrix.h"
#include "reports/pdf/pdfstyle.h"

#include <algorithm>
#include <numeric>

namespace tally {

using namespace Qt::StringLiterals;
using pdfstyle::Pt;

namespace {

constexpr qreal RowHeight = 14 * Pt;
constexpr qreal Gap = 8 * Pt;
constexpr qreal BoldWidth = 1.08; // of a text against the same in the regular weight

class TablePainting
{
public:
    TablePainting(PdfPages &pages, const ResultTable &table, const Format &format)
        : m_pages(pages)
        , m_table(table)
        , m_format(format)
    {
        makeTitles();
    }

    int paint(int most)
    {
        const qsizetype rows = std::min<qsizetype>(most, m_table.rows.size());
        QList<QStringList> cells;
        for (qsizetype row = 0; row < rows; ++row)
            cells.append(cellsOf(row));
        const bool korean = m_format.language() == Language::Korean;
        QStringList other;
        QStringList totals;
        if (m_table.other)
            other = summary(*m_table.other, korean ? u"기타"_s : u"Other"_s);
        if (m_table.totals)
            totals = summary(*m_table.totals, korean ? u"합계"_s : u"Total"_s);
        measure(cells, other, totals);
        header();
        for (const QStringList &row : cells)
            line(row, QFont::Normal, pdfstyle::Text);
        if (!other.isEmpty())
            line(other, QFont::Normal, pdfstyle::Muted);
        if (!totals.isEmpty())
            line(totals, QFont::DemiBold, pdfstyle::Text);
        return int(rows);
    }

private:
    bool isMetric(qsizetype column) const { return !m_table.columns.at(column).kind.isEmpty(); }
    bool isRight(qsizetype column) const { return m_right.at(column); }

    void makeTitles()
    {
        for (qsizetype i = 0; i < m_table.columns.size(); ++i) {
            m_titles.append(columnTitle(m_table.columns.at(i), m_format.language()));
            m_right.append(isMetric(i));
            if (isMetric(i) && m_table.comparison) {
                m_titles.append(m_format.language() == Language::Korean ? u"변화"_s : u"Change"_s);
                m_right.append(true);
            }
        }
    }

    QString metricText(const QString &name, const Value &value) const
    {
        const MetricInfo *metric = findMetric(name);
        return m_format.exactValue(value, metric ? metric->unit : Unit::Count);
    }

    QString changeText(const Value &rate) const
    {
        return rate.isNumber() ? m_format.change(rate.toDouble()) : m_format.unknown();
    }

    QStringList cellsOf(qsizetype row) const
    {
        QStringList cells;
        for (qsizetype i = 0; i < m_table.columns.size(); ++i) {
            const ResultColumn &column = m_table.columns.at(i);
            const Value value = m_table.rows.at(row).value(i);
            if (!isMetric(i)) {
                cells.append(dimensionText(column.name, value, m_format));
                continue;
            }
            cells.append(metricText(column.name, value));
            if (m_table.comparison)
                cells.append(changeText(m_table.comparison->rowChanges.value(row).value(column.name)));
        }
        return cells;
    }

    QStringList summary(const QHash<QString, Value> &values, const QString &name) const
    {
        QStringList cells;
        for (qsizetype i = 0; i < m_table.columns.size(); ++i) {
            const ResultColumn &column = m_table.columns.at(i);
            if (!isMetric(i)) {
                cells.append(i == 0 ? name : QString());
                continue;
            }
            cells.append(metricText(column.name, values.value(column.name)));
            if (m_table.comparison)
                cells.append(changeText(m_table.comparison->change.value(column.name)));
        }
        return cells;
    }

    /// Numbers get what they need, texts share the rest by what they would like.
    void measure(const QList<QStringList> &rows, const QStringList &other, const QStringList &totals)
    {
        m_pages.painter().setFont(pdfstyle::font(8));
        const QFontMetricsF metrics(m_pages.painter().font(), m_pages.painter().device());
        QList<qreal> wanted;
        for (qsizetype column = 0; column < m_titles.size(); ++column) {
            qreal width = metrics.horizontalAdvance(m_titles.at(column)) * BoldWidth;
            for (const QStringList &row : rows)
                width = std::max(width, metrics.horizontalAdvance(row.at(column)));
            width = std::max({width, metrics.horizontalAdvance(other.value(column)),
                              metrics.horizontalAdvance(totals.value(column)) * BoldWidth});
            wanted.append(width + Gap);
        }
        const qreal sum = std::accumulate(wanted.begin(), wanted.end(), 0.0);
        const qreal room = m_pages.width();
        for (qreal &width : wanted)
            width *= sum > room ? room / sum : 1.0;
        if (sum < room)
            wanted.first() += room - sum;
        m_widths = wanted;
    }

    void header()
    {
        const QRectF block = m_pages.take(RowHeight + 2 * Pt);
        cells(block, m_titles, QFont::DemiBold, pdfstyle::Muted);
        m_pages.painter().setPen(QPen(pdfstyle::Border, 0.8 * Pt));
        m_pages.painter().drawLine(block.bottomLeft(), block.bottomRight());
    }

    void line(const QStringList &texts, QFont::Weight weight, const QColor &colour)
    {
        if (!m_pages.fits(RowHeight)) {
            m_pages.newPage();
            header();
        }
        const QRectF block = m_pages.take(RowHeight);
        cells(block, texts, weight, colour);
        m_pages.painter().setPen(QPen(pdfstyle::Grid, 0.5 * Pt));
        m_pages.painter().drawLine(block.bottomLeft(), block.bottomRight());
    }

    void cells(const QRectF &block, const QStringList &texts, QFont::Weight weight, const QColor &colour)
    {
        QPainter &painter = m_pages.painter();
        painter.setFont(pdfstyle::font(8, weight));
        painter.setPen(colour);
        const QFontMetricsF metrics(painter.font(), painter.device());
        qreal x = block.left();
        for (qsizetype column = 0; column < texts.size(); ++column) {
            const qreal width = m_widths.at(column) - Gap;
            const QRectF cell(isRight(column) ? x + Gap / 2 : x, block.top(), width + Gap / 2,
                              block.height());
            painter.drawText(cell, (isRight(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                             metrics.elidedText(texts.at(column).simplified(), Qt::ElideRight, cell.width()));
            x += m_widths.at(column);
        }
    }

    PdfPages &m_pages;
    const ResultTable &m_table;
    const Format &m_format;
    QStringList m_titles;
    QList<bool> m_right;
    QList<qreal> m_widths;
};

} // namespace

int paintTable(PdfPages &pages, const ResultTable &table, const Format &format, int most)
{
    return TablePainting(pages, table, format).paint(most);
}

} // namespace tally
