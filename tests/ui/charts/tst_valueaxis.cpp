// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/valueaxis.h"

#include <QTest>

#include <cmath>

using namespace tally;

class TestValueAxis : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void picksRoundTicks_data();
    void picksRoundTicks();
    void holdsForAnyValues_data();
    void holdsForAnyValues();
};

void TestValueAxis::picksRoundTicks_data()
{
    QTest::addColumn<double>("least");
    QTest::addColumn<double>("greatest");
    QTest::addColumn<int>("wanted");
    QTest::addColumn<bool>("integers");
    QTest::addColumn<QList<double>>("ticks");
    QTest::newRow("thousands") << 345'000.0 << 752'000.0 << 4 << true
                               << QList<double>{0, 200'000, 400'000, 600'000, 800'000};
    QTest::newRow("all zero") << 0.0 << 0.0 << 4 << true << QList<double>{0, 1};
    QTest::newRow("small counts") << 0.0 << 3.0 << 6 << true << QList<double>{0, 1, 2, 3};
    QTest::newRow("shares") << 0.0 << 0.31 << 3 << false << QList<double>{0, 0.2, 0.4};
    QTest::newRow("no 2.5 for counts") << 0.0 << 10.0 << 4 << true << QList<double>{0, 5, 10};
    QTest::newRow("negative") << -30.0 << 70.0 << 5 << true << QList<double>{-40, -20, 0, 20, 40, 60, 80};
    QTest::newRow("only negative") << -90.0 << -10.0 << 2 << true << QList<double>{-100, -50, 0};
    QTest::newRow("unknown") << std::nan("") << std::nan("") << 4 << true << QList<double>{0, 1};
}

void TestValueAxis::picksRoundTicks()
{
    QFETCH(double, least);
    QFETCH(double, greatest);
    QFETCH(int, wanted);
    QFETCH(bool, integers);
    QFETCH(QList<double>, ticks);
    const ValueAxis axis = valueAxis(least, greatest, wanted, integers);
    QCOMPARE(axis.ticks.size(), ticks.size());
    for (qsizetype i = 0; i < ticks.size(); ++i)
        QVERIFY2(std::abs(axis.ticks.at(i) - ticks.at(i)) < 1e-9,
                 qPrintable(QString::number(axis.ticks.at(i))));
    QCOMPARE(axis.min, axis.ticks.first());
    QCOMPARE(axis.max, axis.ticks.last());
}

void TestValueAxis::holdsForAnyValues_data()
{
    QTest::addColumn<double>("least");
    QTest::addColumn<double>("greatest");
    QTest::newRow("tiny") << 0.0 << 1e-12;
    QTest::newRow("denormal") << 0.0 << 5e-324;
    QTest::newRow("huge") << 0.0 << 1e18;
    QTest::newRow("near the greatest double") << 0.0 << 9e299;
    QTest::newRow("both ways") << -1e15 << 3.0;
    QTest::newRow("infinite") << 0.0 << double(INFINITY);
}

void TestValueAxis::holdsForAnyValues()
{
    QFETCH(double, least);
    QFETCH(double, greatest);
    for (const int wanted : {-1, 0, 1, 4, 20}) {
        for (const bool integers : {false, true}) {
            const ValueAxis axis = valueAxis(least, greatest, wanted, integers);
            QVERIFY(axis.ticks.size() >= 2);
            QVERIFY(axis.ticks.size() <= std::max(1, wanted) + 3);
            QVERIFY(std::isfinite(axis.min) && std::isfinite(axis.max));
            QVERIFY(axis.min <= least);
            QVERIFY(!std::isfinite(greatest) || axis.max >= greatest * (1 - 1e-9));
            QVERIFY(axis.ticks.contains(0.0));
        }
    }
}

QTEST_GUILESS_MAIN(TestValueAxis)
#include "tst_valueaxis.moc"
