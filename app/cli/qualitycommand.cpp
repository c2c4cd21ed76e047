// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandrunners.h"
#include "cli/qualitytext.h"
#include "cli/queryarguments.h"
#include "cli/storeoption.h"
#include "cli/upkeeptext.h"
#include "quality/qualityjson.h"

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

bool wrote(const Job &job, const Result<void> &written)
{
    if (!written)
        job.console.fail(written.error());
    return written.has_value();
}

int showFigures(const Job &job, const QualityReport &report, const QString &format)
{
    if (format == "json"_L1)
        return job.console.print(jsonText(qualityToJson(report))) ? Done : Failed;
    if (format == "csv"_L1)
        return wrote(job, writeQualityCsv(job.console.out(), report)) ? Done : Failed;
    if (!job.console.print(qualityText(report)))
        return Failed;
    const QString faults = qualityFaultsText(report);
    if (!faults.isEmpty())
        job.console.message(faults.chopped(1));
    return Done;
}

int showRows(const Job &job, QualityFigure figure, const QualityRows &rows, const QString &format)
{
    if (format == "json"_L1)
        return job.console.print(jsonText(qualityRowsToJson(figure, rows))) ? Done : Failed;
    if (format == "csv"_L1)
        return wrote(job, writeQualityRowsCsv(job.console.out(), rows)) ? Done : Failed;
    if (!job.console.print(qualityRowsText(figure, rows)))
        return Failed;
    if (rows.count > rows.rows.size())
        job.console.message(
            u"These are the latest %1 of %2; --limit shows more."_s.arg(rows.rows.size()).arg(rows.count));
    return Done;
}

} // namespace

Parsed<int> runQuality(const Job &job)
{
    const Parsed<RangeSpec> range = rangeOf(job.arguments, u"last_28_days"_s);
    if (!range)
        return NotParsed(range.error());
    const Parsed<qint64> limit = job.arguments.number(u"limit"_s, 50, 1, 100'000);
    if (!limit)
        return NotParsed(limit.error());
    const Parsed<std::optional<qint64>> asOf = asOfOf(job.arguments);
    if (!asOf)
        return NotParsed(asOf.error());
    QualityQuestion question{*range, *weekStartOf(job.arguments), *asOf};
    question.range.zone = u"UTC"_s;
    const auto store = openStore(job.arguments, IfMissing::Refuse);
    if (!store)
        return job.console.fail(store.error());
    const QString format = job.arguments.value(u"format"_s).value_or(u"table"_s);
    if (const std::optional<QString> name = job.arguments.value(u"rows"_s)) {
        const QualityFigure figure = *qualityFigureByName(*name);
        const auto rows = (*store)->qualityRows(question, figure, int(*limit), job.cancel).result();
        return rows ? showRows(job, figure, *rows, format) : job.console.fail(rows.error());
    }
    const auto report = (*store)->quality(question, job.cancel).result();
    return report ? showFigures(job, *report, format) : job.console.fail(report.error());
}

} // namespace tally::cli
