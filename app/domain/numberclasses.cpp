// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/numberclasses.h"

#include "core/utcday.h"

using namespace Qt::StringLiterals;

namespace tally {
namespace {

const QList<NumberClass> &ages()
{
    static const QList<NumberClass> all = {{0, u"0–24 h"_s},
                                           {DayMs, u"1–7 d"_s},
                                           {7 * DayMs, u"7–28 d"_s},
                                           {28 * DayMs, u"28–90 d"_s},
                                           {90 * DayMs, u"> 90 d"_s}};
    return all;
}

const QList<NumberClass> &counts()
{
    static const QList<NumberClass> all
        = {{1, u"1"_s},      {2, u"2"_s},      {3, u"3–5"_s},     {6, u"6–10"_s},
           {11, u"11–20"_s}, {21, u"21–50"_s}, {51, u"51–100"_s}, {101, u"> 100"_s}};
    return all;
}

const QList<NumberClass> &days()
{
    static const QList<NumberClass> all = QList<NumberClass>{{0, u"0"_s}} + counts();
    return all;
}

} // namespace

const QList<NumberClass> &numberClasses(DimensionKind kind)
{
    static const QList<NumberClass> none;
    switch (kind) {
    case DimensionKind::ContentAge:
        return ages();
    case DimensionKind::EventsPerViewer:
        return counts();
    case DimensionKind::DaysSinceLast:
        return days();
    default:
        return none;
    }
}

QStringList classWords(DimensionKind kind)
{
    QStringList words;
    for (const NumberClass &each : numberClasses(kind))
        words.append(each.word);
    if (kind == DimensionKind::ContentAge)
        words.append(UnknownAge);
    return words;
}

} // namespace tally
