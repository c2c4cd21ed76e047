// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/reportdocument.h"

#include "reports/pdf/chartpainting.h"
#include "reports/pdf/pdfpages.h"
#include "reports/pdf/pdfstyle.h"
#include "reports/pdf/tablepainting.h"

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;
using pdfstyle::Pt;

namespace {

constexpr qreal ChartHeight = 170 * Pt;
constexpr qreal TitleHeight = 50 * Pt;
constexpr int RowsBesideChart = 15;
constexpr int RowsOfTable = 200;

QLocale localeOf(Language language)
{
    return language == Language::Korean ? QLocale(QLocale::Korean, QLocale::SouthKorea)
                                        : QLocale(QLocale::English, QLocale::UnitedKingdom);
}

class DocumentPainting
{
public:
    DocumentPainting(const QString &path, const ReportDocument &document)
        : m_document(document)
        , m_format(localeOf(document.language))
        , m_pages(path, document.name, document.name + u" · "_s + createdText())
    {
    }

    Result<void> write()
    {
        if (const Result<void> begun = m_pages.begin(); !begun)
            return begun;
        head();
        for (const DocumentView &view : m_document.views)
            paintView(view);
        return m_pages.finish();
    }

private:
    QString word(const QString &english, const QString &korean) const
    {
        return m_document.language == Language::Korean ? korean : english;
    }

    QString createdText() const
    {
        const Zone zone = Zone::find(u"local"_s).value_or(Zone());
        return localeOf(m_document.language)
                   .toString(zone.localDate(m_document.createdMs), QLocale::LongFormat)
            + u' ' + zone.localTime(m_document.createdMs).toString(u"HH:mm"_s);
    }

    void head()
    {
        m_pages.paragraph(m_document.name, pdfstyle::font(20, QFont::Bold), pdfstyle::Text);
        m_pages.skip(4 * Pt);
        const QString made = word(u"%1 · made %2"_s, u"%1 · 작성 %2"_s);
        m_pages.paragraph(made.arg(m_document.source, createdText()), pdfstyle::font(8.5), pdfstyle::Muted);
        if (!m_document.note.isEmpty()) {
            m_pages.skip(6 * Pt);
            m_pages.paragraph(m_document.note, pdfstyle::font(9.5), pdfstyle::Text);
        }
    }

    QString rangeText(const ResultTable &table) const
    {
        const DateRange &range = table.range;
        QString text = range.days ? m_format.days(range.days->first, range.days->last)
                                  : range.zone.toIso(range.fromMs) + u" – "_s + range.zone.toIso(range.toMs);
        text += u" · "_s + range.zone.name();
        if (!table.quality.incompleteBuckets.isEmpty())
            text += word(u" · the last of it is still running"_s, u" · 마지막 구간은 아직 진행 중입니다"_s);
        if (!table.quality.complete)
            text += word(u" · some of the data are missing"_s, u" · 일부 데이터가 빠져 있습니다"_s);
        return text;
    }

    void paintView(const DocumentView &view)
    {
        m_pages.skip(22 * Pt);
        // A title is not left alone at the end of a page.
        if (!m_pages.fits(TitleHeight + chartHeight(view)))
            m_pages.newPage();
        m_pages.paragraph(view.title, pdfstyle::font(12.5, QFont::DemiBold), pdfstyle::Text);
        if (!view.table) {
            m_pages.skip(3 * Pt);
            m_pages.paragraph(view.error, pdfstyle::font(9), pdfstyle::Bad);
            return;
        }
        m_pages.paragraph(rangeText(*view.table), pdfstyle::font(8), pdfstyle::Muted);
        m_pages.skip(8 * Pt);
        if (view.table->rows.isEmpty()) {
            m_pages.paragraph(word(u"Nothing matched."_s, u"해당하는 데이터가 없습니다."_s),
                              pdfstyle::font(9), pdfstyle::Muted);
            return;
        }
        const bool charted = view.chart != ChartKind::Table && paintChart(view);
        if (charted)
            m_pages.skip(10 * Pt);
        // The rows behind a grid or several lines are no table for people; the CSV has them.
        const bool hasTable = !charted || dimensionCount(*view.table) < 2;
        const int shown = hasTable
            ? paintTable(m_pages, *view.table, m_format, charted ? RowsBesideChart : RowsOfTable)
            : 0;
        if (view.rows > shown)
            m_pages.paragraph(
                hasTable ? word(u"%1 of %2 rows; %3 has them all."_s,
                                u"전체 %2행 중 %1행입니다. 모두 %3에 있습니다."_s)
                               .arg(shown)
                               .arg(view.rows)
                               .arg(view.csv)
                         : word(u"The numbers are in %1."_s, u"수치는 %1에 있습니다."_s).arg(view.csv),
                pdfstyle::font(8), pdfstyle::Muted);
    }

    static qsizetype dimensionCount(const ResultTable &table)
    {
        return std::count_if(table.columns.begin(), table.columns.end(),
                             [](const ResultColumn &column) { return column.kind.isEmpty(); });
    }

    static bool isGrid(ChartKind kind) { return kind == ChartKind::Heatmap || kind == ChartKind::CohortGrid; }

    ChartMatrix matrixOf(const DocumentView &view) const
    {
        return isGrid(view.chart) ? chartMatrix(*view.table, m_format, 30, SeriesOrder::ByValue)
                                  : chartMatrix(*view.table, m_format, 6);
    }

    static qreal chartHeight(const ChartMatrix &matrix, ChartKind kind)
    {
        if (kind == ChartKind::Bar)
            return ChartPainting::barsHeight(matrix);
        return isGrid(kind) ? ChartPainting::heatmapHeight(matrix) : ChartHeight;
    }

    /// What stands below a title without a break.
    qreal chartHeight(const DocumentView &view) const
    {
        constexpr qreal someRows = 40 * Pt;
        if (!view.table || view.table->rows.isEmpty() || view.chart == ChartKind::Table)
            return someRows;
        const ChartMatrix matrix = matrixOf(view);
        return matrix.isEmpty() ? someRows : chartHeight(matrix, view.chart);
    }

    /// False where the answer can't be drawn: without a dimension there is nothing to draw along.
    bool paintChart(const DocumentView &view)
    {
        const ChartMatrix matrix = matrixOf(view);
        if (matrix.isEmpty())
            return false;
        const qreal height = chartHeight(matrix, view.chart);
        const QRectF box = m_pages.take(height);
        ChartPainting painting(m_pages.painter(), matrix, m_format);
        switch (view.chart) {
        case ChartKind::Line:
        case ChartKind::Area:
            painting.lines(box, view.chart == ChartKind::Area);
            break;
        case ChartKind::StackedBar:
            painting.columns(box);
            break;
        case ChartKind::Bar:
            painting.bars(box);
            break;
        case ChartKind::Heatmap:
        case ChartKind::CohortGrid:
            painting.heatmap(box);
            break;
        case ChartKind::Table:
            break;
        }
        if (matrix.seriesLeftOut > 0) {
            m_pages.skip(4 * Pt);
            m_pages.paragraph(
                word(u"%1 more are not shown here."_s, u"나머지 %1개는 여기에 표시하지 않았습니다."_s)
                    .arg(matrix.seriesLeftOut),
                pdfstyle::font(7.5), pdfstyle::Muted);
        }
        return true;
    }

    const ReportDocument &m_document;
    Format m_format;
    PdfPages m_pages;
};

} // namespace

Result<void> writeReportPdf(const QString &path, const ReportDocument &document)
{
    return DocumentPainting(path, document).write();
}

} // namespace tally
