// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/decimate.h"

#include <algorithm>
#include <cmath>

namespace tally {

namespace {

struct Span
{
    qsizetype first = 0;
    qsizetype last = 0;
};

/// Stretches whose first and last values are known and which hold no gap of `minGap` buckets or more.
QList<Span> spansBetweenGaps(const QList<double> &values, qsizetype first, qsizetype last, qsizetype minGap)
{
    QList<Span> spans;
    const double *data = values.constData();
    for (qsizetype i = first; i <= last; ++i) {
        if (!std::isfinite(data[i]))
            continue;
        if (spans.isEmpty() || i - spans.last().last > minGap)
            spans.append({i, i});
        else
            spans.last().last = i;
    }
    return spans;
}

class RunWriter
{
public:
    RunWriter(const QList<double> &values, qsizetype origin, qsizetype perColumn)
        : m_values(values.constData())
        , m_origin(origin)
        , m_perColumn(perColumn)
    {
    }

    void write(const Span &span, QList<QPointF> &out) const
    {
        append(span.first, out);
        qsizetype at = span.first;
        while (at <= span.last) {
            const qsizetype column = (at - m_origin) / m_perColumn;
            const qsizetype end = std::min(span.last + 1, m_origin + (column + 1) * m_perColumn);
            writeColumn(at, end, out);
            at = end;
        }
        append(span.last, out);
    }

private:
    void writeColumn(qsizetype from, qsizetype to, QList<QPointF> &out) const
    {
        qsizetype least = -1;
        qsizetype greatest = -1;
        for (qsizetype i = from; i < to; ++i) {
            if (!std::isfinite(m_values[i]))
                continue;
            if (least < 0 || m_values[i] < m_values[least])
                least = i;
            if (greatest < 0 || m_values[i] > m_values[greatest])
                greatest = i;
        }
        if (least < 0)
            return;
        append(std::min(least, greatest), out);
        append(std::max(least, greatest), out);
    }

    void append(qsizetype index, QList<QPointF> &out) const
    {
        if (out.isEmpty() || out.last().x() < double(index))
            out.append(QPointF(double(index), m_values[index]));
    }

    const double *m_values;
    qsizetype m_origin;
    qsizetype m_perColumn;
};

} // namespace

QList<PlotRun> plotRuns(const QList<double> &values, qsizetype first, qsizetype last, qsizetype columns,
                        qsizetype incompleteFrom)
{
    first = std::max<qsizetype>(0, first);
    last = std::min(last, values.size() - 1);
    const qsizetype count = last - first + 1;
    if (count <= 0)
        return {};
    const bool thin = count > DecimateAbove && columns > 0 && count > 2 * columns;
    const qsizetype perColumn = thin ? (count + columns - 1) / columns : 1;
    const RunWriter writer(values, first, perColumn);

    QList<PlotRun> runs;
    const QList<Span> spans = spansBetweenGaps(values, first, last, perColumn);
    for (const Span &span : spans) {
        PlotRun run;
        // The dashed part starts at the last complete point, which both parts share.
        const bool split = incompleteFrom >= 0 && incompleteFrom <= span.last;
        qsizetype lastComplete = std::min(span.last, incompleteFrom - 1);
        while (split && lastComplete >= span.first && !std::isfinite(values.at(lastComplete)))
            --lastComplete;
        if (split && lastComplete >= span.first) {
            writer.write({span.first, lastComplete}, run.points);
            run.dashedFrom = run.points.size() - 1;
            writer.write({lastComplete, span.last}, run.points);
        } else {
            writer.write(span, run.points);
            run.dashedFrom = split ? 0 : run.points.size();
        }
        runs.append(run);
    }
    return runs;
}

} // namespace tally
