// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/chartkind.h"

namespace tally {

using namespace Qt::StringLiterals;

const QStringList &chartKindNames()
{
    static const QStringList names{u"line"_s,    u"area"_s,        u"stacked_bar"_s, u"bar"_s,
                                   u"heatmap"_s, u"cohort_grid"_s, u"table"_s};
    return names;
}

QString chartKindName(ChartKind kind)
{
    return chartKindNames().at(int(kind));
}

std::optional<ChartKind> chartKindByName(const QString &name)
{
    const qsizetype index = chartKindNames().indexOf(name);
    return index < 0 ? std::nullopt : std::optional(ChartKind(index));
}

} // namespace tally
