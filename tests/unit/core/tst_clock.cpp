// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"

#include <QDateTime>
#include <QtTest>

using namespace tally;

class TestClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fixedClockStands()
    {
        const FixedClock clock(1'234);
        QCOMPARE(clock.nowMs(), 1'234);
        QCOMPARE(clock.nowMs(), 1'234);
    }

    void systemClockCountsFromTheEpochInMilliseconds()
    {
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        const qint64 now = SystemClock().nowMs();
        const qint64 after = QDateTime::currentMSecsSinceEpoch();
        QVERIFY(before <= now && now <= after);
    }
};

QTEST_APPLESS_MAIN(TestClock)
#include "tst_clock.moc"
