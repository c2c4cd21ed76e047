// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartsummary.h"

#include "ui/charts/chartformat.h"

#include <QCoreApplication>

#include <cmath>
#include <optional>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

class Summary
{
    Q_DECLARE_TR_FUNCTIONS(tally::TimeChart)

public:
    explicit Summary(const ChartContent &content)
        : m_content(content)
    {
    }

    QString text() const
    {
        if (!m_content.model.hasValues)
            return tr("No values in this range");
        QStringList sentences;
        for (const PlotSeries &series : m_content.model.series)
            sentences.append(sentence(series));
        if (m_content.data.isIncomplete(m_content.model.last))
            sentences.append(tr("The last period is still running."));
        return sentences.join(u' ');
    }

private:
    struct Facts
    {
        std::optional<QPointF> least;
        std::optional<QPointF> greatest;
        std::optional<QPointF> last;

        void add(QPointF point)
        {
            if (!least || point.y() < least->y())
                least = point;
            if (!greatest || point.y() > greatest->y())
                greatest = point;
            last = point;
        }
    };

    Facts factsOf(const PlotSeries &series) const
    {
        Facts facts;
        for (const PlotRun &run : series.runs) {
            for (const QPointF &point : run.points)
                facts.add(point);
        }
        for (qsizetype i = 0; i < series.bars.size(); ++i) {
            if (std::isfinite(series.bars.at(i)))
                facts.add(QPointF(double(m_content.model.first + i), series.bars.at(i)));
        }
        return facts;
    }

    QString valueText(QPointF point) const
    {
        return fullText(m_content.data.format, point.y(), m_content.locale);
    }

    QString whenText(const PlotSeries &series, QPointF point) const
    {
        const auto bucket = qsizetype(point.x());
        const QList<qint64> &own = m_content.data.series.at(series.index).ownInstants;
        if (bucket < own.size())
            return instantText(m_content.data, own.at(bucket), m_content.locale);
        return bucketText(m_content.data, bucket, m_content.locale);
    }

    QString sentence(const PlotSeries &series) const
    {
        const QString name = m_content.data.series.at(series.index).name;
        const Facts facts = factsOf(series);
        if (!facts.last)
            return tr("%1: no values.").arg(name);
        //: %1 a series; then three values, each with its date
        return tr("%1: lowest %2 (%3), highest %4 (%5), last %6 (%7).")
            .arg(name, valueText(*facts.least), whenText(series, *facts.least), valueText(*facts.greatest),
                 whenText(series, *facts.greatest), valueText(*facts.last), whenText(series, *facts.last));
    }

    const ChartContent &m_content;
};

} // namespace

QString chartSummary(const ChartContent &content)
{
    return Summary(content).text();
}

ChartTable chartTable(const ChartData &data, const QSet<int> &hidden, const QLocale &locale)
{
    ChartTable table;
    table.header.append(data.isTime() ? QCoreApplication::translate("tally::TimeChart", "Period")
                                      : QCoreApplication::translate("tally::TimeChart", "Category"));
    for (qsizetype row = 0; row < data.size(); ++row)
        table.rows.append({bucketText(data, row, locale)});
    for (int i = 0; i < data.series.size(); ++i) {
        if (hidden.contains(i))
            continue;
        const ChartSeries &series = data.series.at(i);
        const bool ownDates = !series.ownInstants.isEmpty();
        if (ownDates)
            table.header.append(QCoreApplication::translate("tally::TimeChart", "Compared period"));
        table.header.append(series.name);
        for (qsizetype row = 0; row < data.size(); ++row) {
            if (ownDates) {
                const bool known = row < series.ownInstants.size();
                table.rows[row].append(known ? instantText(data, series.ownInstants.at(row), locale)
                                             : QString());
            }
            table.rows[row].append(fullText(data.format, series.at(row), locale));
        }
    }
    return table;
}

} // namespace tally
