// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/texttable.h"

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

QString counted(qint64 number, const QString &one, const QString &many)
{
    return QString::number(number) + u' ' + (number == 1 ? one : many);
}

QString milliseconds(double ms)
{
    return QString::number(ms, 'f', 1) + u" ms"_s;
}

QString stepName(const QString &what)
{
    static const QHash<QString, QString> names{
        {u"look_up"_s, u"texts looked up in dictionaries"_s},
        {u"form"_s, u"which form of the click-through rate the data allow"_s},
        {u"top"_s, u"the values that the top keeps"_s},
        {u"combinations"_s, u"the combinations that empty buckets multiply"_s},
        {u"rows"_s, u"the rows"_s},
        {u"totals"_s, u"the totals"_s},
        {u"other"_s, u"Other"_s},
        {u"comparison"_s, u"the compared period"_s},
        {u"cohorts"_s, u"the cohorts"_s},
    };
    return names.value(what, what);
}

} // namespace

QStringList explanationText(const ResultTable &table)
{
    if (!table.trace)
        return {};
    const AnswerTrace &trace = *table.trace;
    QStringList lines{u"In the range: %1 of %2."_s.arg(QString::number(trace.eventsInRange),
                                                       counted(trace.eventsInAll, u"event"_s, u"events"_s))};
    int statements = 0;
    double inStore = 0.0;
    for (const AnswerTrace::Step &step : trace.steps) {
        lines += u"  %1: %2, %3"_s.arg(stepName(step.what),
                                       counted(step.statements, u"statement"_s, u"statements"_s),
                                       milliseconds(step.tookMs));
        statements += step.statements;
        inStore += step.tookMs;
    }
    lines += u"Asked of the store: %1, %2; the whole answer took %3."_s.arg(
        counted(statements, u"statement"_s, u"statements"_s), milliseconds(inStore),
        milliseconds(trace.tookMs));
    return lines;
}

} // namespace tally::cli
