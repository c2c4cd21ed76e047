// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/completionscripts.h"

#include "domain/catalogue.h"

namespace tally::cli {

using namespace Qt::StringLiterals;

QStringList completionWords(Completion completion)
{
    QStringList words;
    switch (completion) {
    case Completion::None:
    case Completion::File:
        break;
    case Completion::Metrics:
        for (const MetricInfo &metric : metrics())
            words += metric.name;
        break;
    case Completion::Dimensions:
        for (const DimensionInfo &dimension : dimensions())
            words += dimension.name;
        break;
    case Completion::Ranges:
        words = {u"today"_s,        u"yesterday"_s, u"last_7_days"_s, u"last_28_days"_s,   u"last_90_days"_s,
                 u"this_week"_s,    u"last_week"_s, u"this_month"_s,  u"last_month"_s,     u"this_quarter"_s,
                 u"last_quarter"_s, u"this_year"_s, u"last_year"_s,   u"last_12_months"_s, u"all"_s};
        break;
    case Completion::Zones:
        words = {u"UTC"_s,           u"Asia/Seoul"_s,    u"Asia/Tokyo"_s,       u"Asia/Kolkata"_s,
                 u"Europe/London"_s, u"Europe/Berlin"_s, u"America/New_York"_s, u"America/Los_Angeles"_s};
        break;
    }
    return words;
}

} // namespace tally::cli
