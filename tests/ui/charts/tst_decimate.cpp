// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/decimate.h"

#include "ui/charts/chartdata.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace tally;

class TestDecimate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsAllPointsBelowTheLimit();
    void keepsTheEnvelope_data();
    void keepsTheEnvelope();
    void splitsAtGaps_data();
    void splitsAtGaps();
    void wideGapsSurviveThinning();
    void dashesOnlyTheRunningPart_data();
    void dashesOnlyTheRunningPart();
    void toleratesOddInput_data();
    void toleratesOddInput();
};

namespace {

QList<double> noise(qsizetype count, quint32 seed)
{
    QRandomGenerator random(seed);
    QList<double> values;
    values.reserve(count);
    for (qsizetype i = 0; i < count; ++i)
        values.append(random.generateDouble() * 1000 - 200);
    return values;
}

QList<QPointF> allPoints(const QList<PlotRun> &runs)
{
    QList<QPointF> points;
    for (const PlotRun &run : runs)
        points += run.points;
    return points;
}

bool isAscending(const QList<QPointF> &points)
{
    return std::adjacent_find(points.begin(), points.end(),
                              [](QPointF a, QPointF b) { return a.x() >= b.x(); })
        == points.end();
}

} // namespace

void TestDecimate::keepsAllPointsBelowTheLimit()
{
    const QList<double> values = noise(DecimateAbove, 1);
    const QList<PlotRun> runs = plotRuns(values, 0, values.size() - 1, 100);
    QCOMPARE(runs.size(), 1);
    QCOMPARE(runs.first().points.size(), values.size());
    for (qsizetype i = 0; i < values.size(); ++i)
        QCOMPARE(runs.first().points.at(i), QPointF(double(i), values.at(i)));
}

void TestDecimate::keepsTheEnvelope_data()
{
    QTest::addColumn<qsizetype>("count");
    QTest::addColumn<qsizetype>("columns");
    QTest::newRow("just above") << qsizetype(5'001) << qsizetype(1'000);
    QTest::newRow("uneven") << qsizetype(123'457) << qsizetype(1'001);
    QTest::newRow("one column") << qsizetype(10'000) << qsizetype(1);
    QTest::newRow("a million") << qsizetype(1'000'000) << qsizetype(1'280);
}

void TestDecimate::keepsTheEnvelope()
{
    QFETCH(qsizetype, count);
    QFETCH(qsizetype, columns);
    const QList<double> values = noise(count, quint32(count));
    const QList<PlotRun> runs = plotRuns(values, 0, count - 1, columns);
    QCOMPARE(runs.size(), 1);
    const QList<QPointF> &points = runs.first().points;
    QVERIFY(isAscending(points));
    QVERIFY2(points.size() <= 2 * columns + 2, qPrintable(QString::number(points.size())));
    QCOMPARE(points.first().x(), 0.0);
    QCOMPARE(points.last().x(), double(count - 1));
    const qsizetype perColumn = (count + columns - 1) / columns;
    qsizetype next = 0;
    for (qsizetype from = 0; from < count; from += perColumn) {
        const qsizetype to = std::min(count, from + perColumn);
        const auto [least, greatest] = std::minmax_element(values.begin() + from, values.begin() + to);
        double keptLeast = INFINITY;
        double keptGreatest = -INFINITY;
        for (; next < points.size() && points.at(next).x() < double(to); ++next) {
            QCOMPARE(points.at(next).y(), values.at(qsizetype(points.at(next).x())));
            keptLeast = std::min(keptLeast, points.at(next).y());
            keptGreatest = std::max(keptGreatest, points.at(next).y());
        }
        QCOMPARE(keptLeast, *least);
        QCOMPARE(keptGreatest, *greatest);
    }
}

void TestDecimate::splitsAtGaps_data()
{
    QTest::addColumn<QList<double>>("values");
    QTest::addColumn<QList<int>>("sizes");
    const double gap = ChartGap;
    QTest::newRow("none") << QList<double>{1, 2, 3} << QList<int>{3};
    QTest::newRow("middle") << QList<double>{1, gap, 3, 4} << QList<int>{1, 2};
    QTest::newRow("ends") << QList<double>{gap, 1, 2, gap} << QList<int>{2};
    QTest::newRow("all") << QList<double>{gap, gap} << QList<int>{};
    QTest::newRow("infinite") << QList<double>{1, INFINITY, -INFINITY, 2} << QList<int>{1, 1};
    QTest::newRow("empty") << QList<double>{} << QList<int>{};
}

void TestDecimate::splitsAtGaps()
{
    QFETCH(QList<double>, values);
    QFETCH(QList<int>, sizes);
    QList<int> actual;
    for (const PlotRun &run : plotRuns(values, 0, values.size() - 1, 100))
        actual.append(int(run.points.size()));
    QCOMPARE(actual, sizes);
}

void TestDecimate::wideGapsSurviveThinning()
{
    QList<double> values = noise(100'000, 7);
    for (qsizetype i = 40'000; i < 60'000; ++i)
        values[i] = ChartGap;
    for (qsizetype i = 10; i < 100'000; i += 50)
        values[i] = ChartGap; // narrower than a pixel: closes
    const QList<PlotRun> runs = plotRuns(values, 0, values.size() - 1, 1'000);
    QCOMPARE(runs.size(), 2);
    QCOMPARE(runs.at(0).points.last().x(), 39'999.0);
    QCOMPARE(runs.at(1).points.first().x(), 60'000.0);
    const QList<QPointF> points = allPoints(runs);
    QVERIFY(isAscending(points));
    QVERIFY(std::all_of(points.begin(), points.end(), [](QPointF p) { return std::isfinite(p.y()); }));
}

void TestDecimate::dashesOnlyTheRunningPart_data()
{
    QTest::addColumn<qsizetype>("count");
    QTest::addColumn<qsizetype>("incompleteFrom");
    QTest::addColumn<double>("dashFromX"); // -1: nothing is dashed
    QTest::newRow("last") << qsizetype(10) << qsizetype(9) << 8.0;
    QTest::newRow("last two") << qsizetype(10) << qsizetype(8) << 7.0;
    QTest::newRow("none") << qsizetype(10) << qsizetype(-1) << -1.0;
    QTest::newRow("beyond") << qsizetype(10) << qsizetype(10) << -1.0;
    QTest::newRow("all") << qsizetype(3) << qsizetype(0) << 0.0;
    QTest::newRow("only one") << qsizetype(1) << qsizetype(0) << 0.0;
    QTest::newRow("thinned") << qsizetype(100'000) << qsizetype(99'999) << 99'998.0;
    QTest::newRow("thinned, in a column") << qsizetype(100'000) << qsizetype(77'777) << 77'776.0;
}

void TestDecimate::dashesOnlyTheRunningPart()
{
    QFETCH(qsizetype, count);
    QFETCH(qsizetype, incompleteFrom);
    QFETCH(double, dashFromX);
    const QList<PlotRun> runs = plotRuns(noise(count, 3), 0, count - 1, 500, incompleteFrom);
    QCOMPARE(runs.size(), 1);
    const PlotRun &run = runs.first();
    QVERIFY(isAscending(run.points));
    QCOMPARE(run.isDashed(), dashFromX >= 0);
    if (run.isDashed())
        QCOMPARE(run.points.at(run.dashedFrom).x(), dashFromX);
}

void TestDecimate::toleratesOddInput_data()
{
    QTest::addColumn<qsizetype>("first");
    QTest::addColumn<qsizetype>("last");
    QTest::addColumn<qsizetype>("columns");
    QTest::addColumn<qsizetype>("expected");
    QTest::newRow("before the start") << qsizetype(-5) << qsizetype(2) << qsizetype(10) << qsizetype(3);
    QTest::newRow("past the end") << qsizetype(8) << qsizetype(1'000) << qsizetype(10) << qsizetype(2);
    QTest::newRow("turned round") << qsizetype(5) << qsizetype(4) << qsizetype(10) << qsizetype(0);
    QTest::newRow("no columns") << qsizetype(0) << qsizetype(9) << qsizetype(0) << qsizetype(10);
    QTest::newRow("negative columns") << qsizetype(0) << qsizetype(9) << qsizetype(-3) << qsizetype(10);
}

void TestDecimate::toleratesOddInput()
{
    QFETCH(qsizetype, first);
    QFETCH(qsizetype, last);
    QFETCH(qsizetype, columns);
    QFETCH(qsizetype, expected);
    QCOMPARE(allPoints(plotRuns(noise(10, 5), first, last, columns)).size(), expected);
}

QTEST_GUILESS_MAIN(TestDecimate)
#include "tst_decimate.moc"
