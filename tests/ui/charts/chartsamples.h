// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartdata.h"

#include <QDateTime>

#include <cmath>

namespace tally::samples {

using namespace Qt::StringLiterals;

inline qint64 utcMs(int year, int month, int day, int hour = 0)
{
    return QDateTime(QDate(year, month, day), QTime(hour, 0), Qt::UTC).toMSecsSinceEpoch();
}

/// A weekly wave with growth, as the views of a community have.
inline QList<double> wave(qsizetype count, double base = 420'000, double swing = 110'000)
{
    QList<double> values;
    values.reserve(count);
    for (qsizetype i = 0; i < count; ++i) {
        const double day = double(i);
        const double noise = std::fmod(std::abs(std::sin(day * 12.9898) * 43758.5453), 1.0) - 0.5;
        values.append(
            std::round(base + day * base * 0.004 + swing * std::sin(day * 0.8976) + noise * swing * 0.6));
    }
    return values;
}

inline ChartData days(qsizetype count, bool compared = true, bool korean = false)
{
    ChartData data;
    data.title = korean ? u"일별 조회수"_s : u"Daily views"_s;
    data.unit = TimeUnit::Day;
    for (qsizetype i = 0; i < count; ++i)
        data.instants.append(utcMs(2025, 4, 1) + i * 86'400'000);
    data.series.append({korean ? u"조회수"_s : u"Views"_s, wave(count), SeriesKind::Current, -1, {}});
    if (!compared)
        return data;
    ChartSeries before{korean ? u"이전 90일"_s : u"Previous 90 days"_s,
                       wave(count, 370'000, 90'000),
                       SeriesKind::Compared,
                       -1,
                       {}};
    for (qsizetype i = 0; i < count; ++i)
        before.ownInstants.append(utcMs(2025, 1, 1) + i * 86'400'000);
    data.series.append(before);
    return data;
}

inline ChartData hours(qsizetype count)
{
    ChartData data = days(0, false);
    data.title = u"Views by hour"_s;
    data.unit = TimeUnit::Hour;
    for (qsizetype i = 0; i < count; ++i)
        data.instants.append(utcMs(2025, 5, 17) + i * 3'600'000);
    data.series[0].values = wave(count, 1'200, 500);
    return data;
}

inline ChartData months(int count)
{
    ChartData data = days(0, false);
    data.title = u"Views by month"_s;
    data.unit = TimeUnit::Month;
    for (int i = 0; i < count; ++i)
        data.instants.append(
            QDateTime(QDate(2024, 7, 1).addMonths(i), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch());
    data.series[0].values = wave(count, 12'000'000, 2'000'000);
    return data;
}

inline ChartData byType(bool korean = false)
{
    ChartData data;
    data.title = korean ? u"유형별 새 게시물"_s : u"New content by type"_s;
    data.categories = QStringList{u"14/4"_s, u"21/4"_s, u"28/4"_s, u"5/5"_s, u"12/5"_s,
                                  u"19/5"_s, u"26/5"_s, u"2/6"_s,  u"9/6"_s};
    data.series
        = {{korean ? u"영상"_s : u"Video"_s,
            {120, 132, 101, 134, 150, 160, 170, 155, 180},
            SeriesKind::Current,
            -1,
            {}},
           {korean ? u"이미지"_s : u"Image"_s,
            {82, 93, 90, 94, 99, 93, 110, 101, 120},
            SeriesKind::Current,
            -1,
            {}},
           {korean ? u"글"_s : u"Text"_s, {50, 62, 51, 54, 48, 60, 70, 65, 67}, SeriesKind::Current, -1, {}}};
    return data;
}

} // namespace tally::samples
