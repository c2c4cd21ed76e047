// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/canceltoken.h"

#include <QtTest>

#include <atomic>
#include <thread>

using namespace tally;

class TestCancelToken : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void copiesShareOneState()
    {
        CancelToken token;
        const CancelToken copy = token;
        const CancelToken other;
        QVERIFY(!copy.isCancelled());
        token.cancel();
        QVERIFY(copy.isCancelled());
        QVERIFY(!other.isCancelled());
    }

    void actionRunsOnce()
    {
        CancelToken token;
        int runs = 0;
        const auto handle = token.onCancel([&runs] { ++runs; });
        QCOMPARE(runs, 0);
        token.cancel();
        token.cancel();
        QCOMPARE(runs, 1);
    }

    void actionRunsAtOnceWhenAlreadyCancelled()
    {
        CancelToken token;
        token.cancel();
        int runs = 0;
        const auto handle = token.onCancel([&runs] { ++runs; });
        QCOMPARE(runs, 1);
    }

    void actionIsForgottenWithItsHandle()
    {
        CancelToken token;
        int first = 0;
        int second = 0;
        auto handle = token.onCancel([&first] { ++first; });
        const auto kept = token.onCancel([&second] { ++second; });
        handle.reset();
        token.cancel();
        QCOMPARE(first, 0);
        QCOMPARE(second, 1);
    }

    void noActionAfterTheHandleIsGone()
    {
        // Whatever the order of the two threads: once reset() has returned, the flag is not touched any more.
        for (int round = 0; round < 500; ++round) {
            CancelToken token;
            auto alive = std::make_unique<std::atomic<int>>(0);
            auto handle = token.onCancel([flag = alive.get()] { flag->fetch_add(1); });
            std::thread canceller([&token] { token.cancel(); });
            handle.reset();
            QVERIFY(*alive <= 1);
            alive.reset();
            canceller.join();
            QVERIFY(token.isCancelled());
        }
    }

    void waiterIsWoken()
    {
        CancelToken token;
        std::atomic<bool> interrupted = false;
        std::thread waiter([&] {
            const auto handle = token.onCancel([&interrupted] { interrupted = true; });
            while (!interrupted)
                std::this_thread::yield();
        });
        token.cancel();
        waiter.join();
        QVERIFY(interrupted);
    }
};

QTEST_APPLESS_MAIN(TestCancelToken)
#include "tst_canceltoken.moc"
