// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandrunners.h"

#include "domain/catalogue.h"

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

// A name, then its label, unit and definition below it.
QString entry(const QString &name, const QString &label, const QString &facts, const QString &definition)
{
    const QString front = facts.isEmpty() ? QString() : u" ("_s + facts + u')';
    return u"%1\n    %2%3\n    %4\n"_s.arg(name, label, front, definition);
}

} // namespace

Parsed<int> runCatalogue(const Job &job)
{
    const Language language
        = job.arguments.value(u"lang"_s) == u"ko"_s ? Language::Korean : Language::English;
    const bool korean = language == Language::Korean;
    QString text = korean ? u"지표\n\n"_s : u"METRICS\n\n"_s;
    for (const MetricInfo &metric : metrics()) {
        text += entry(metric.name, metric.label.in(language), metric.unitName() + u", "_s + metric.kindName(),
                      metric.definition.in(language));
    }
    text += korean ? u"\n차원\n\n"_s : u"\nDIMENSIONS\n\n"_s;
    for (const DimensionInfo &dimension : dimensions()) {
        text += entry(dimension.name, dimension.label.in(language), dimension.columnType(),
                      dimension.definition.in(language));
    }
    text += entry(u"labels.NAME"_s, korean ? u"레이블"_s : u"Label"_s, u"keyword"_s,
                  korean ? u"다른 자리가 없는 필드의 값"_s
                         : u"The value of a field that has no other place."_s);
    return job.console.print(text) ? Done : Failed;
}

} // namespace tally::cli
