// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/buckets.h"

#include <array>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

const std::array<QString, 7> &unitNames()
{
    static const std::array<QString, 7> names
        = {u"minute"_s, u"hour"_s, u"day"_s, u"week"_s, u"month"_s, u"quarter"_s, u"year"_s};
    return names;
}

} // namespace

QString timeUnitName(TimeUnit unit)
{
    return unitNames()[std::size_t(unit)];
}

std::optional<TimeUnit> timeUnitByName(const QString &name)
{
    for (std::size_t i = 0; i < unitNames().size(); ++i)
        if (unitNames()[i] == name)
            return TimeUnit(i);
    return std::nullopt;
}

} // namespace tally
