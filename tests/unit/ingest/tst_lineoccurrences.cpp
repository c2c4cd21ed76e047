// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/errorcodes.h"
#include "ingest/lineoccurrences.h"
#include "support/eventmaker.h"

#include <QHash>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tally;

class TestLineOccurrences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ids();
    void agreesWithAHash_data();
    void agreesWithAHash();
    void clashingHashes();
    void noFolder();
    void leavesNothingBehind();
};

void TestLineOccurrences::ids()
{
    const LineHash hash = hashLine("a");
    QVERIFY(hash == hashLine(std::string("a")));
    QVERIFY(!(hash == hashLine("b")));
    const std::string id = lineEventId(hash, 12);
    QCOMPARE(id.size(), size_t(36));
    QVERIFY(id.starts_with("h") && id.ends_with("-12"));
    // XXH3-128 of nothing, as its specification gives it: ids stay the same on every machine and for ever.
    QCOMPARE(QString::fromStdString(lineEventId(hashLine(""), 0)), u"h99aa06d3014798d86001c324468d497f-0"_s);
}

void TestLineOccurrences::agreesWithAHash_data()
{
    QTest::addColumn<int>("inMemory");
    QTest::newRow("in memory") << 1'000'000;
    QTest::newRow("on disk from the start") << 0;
    QTest::newRow("moved on the way") << 5000;
}

void TestLineOccurrences::agreesWithAHash()
{
    QFETCH(int, inMemory);
    LineOccurrences counted({}, size_t(inMemory));
    QHash<int, qint64> expected;
    quint32 state = 3;
    for (int i = 0; i < 60'000; ++i) {
        state = state * 1664525 + 1013904223;
        const int line = int((state >> 8) % 30'000);
        const auto before = counted.next(hashLine("line " + std::to_string(line)));
        QVERIFY(before);
        QCOMPARE(*before, expected[line]++);
    }
    QCOMPARE(counted.isOnDisk(), inMemory < 30'000);
}

void TestLineOccurrences::clashingHashes()
{
    // Slots are found by the high half alone: equal ones must be told apart by the low half.
    for (const size_t inMemory : {size_t(0), size_t(10'000)}) {
        LineOccurrences counted({}, inMemory);
        for (quint64 i = 0; i < 300; ++i)
            QCOMPARE(counted.next({~quint64(0), i}).value(), 0);
        for (quint64 i = 0; i < 300; ++i)
            QCOMPARE(counted.next({~quint64(0), i}).value(), 1);
        QCOMPARE(counted.next({0, 0}).value(), 0);
    }
}

void TestLineOccurrences::noFolder()
{
    LineOccurrences counted(u"/nowhere/at/all"_s, 0);
    const auto before = counted.next(hashLine("a"));
    QVERIFY(!before);
    QCOMPARE(before.error().code, codes::IoError);
}

void TestLineOccurrences::leavesNothingBehind()
{
    const TestFolder folder;
    {
        LineOccurrences counted(folder.path(u"."_s), 0);
        for (int i = 0; i < 1000; ++i)
            QVERIFY(counted.next(hashLine(std::to_string(i))));
    }
    QCOMPARE(QDir(folder.path(u"."_s)).entryList(QDir::Files).size(), 0);
}

QTEST_GUILESS_MAIN(TestLineOccurrences)
#include "tst_lineoccurrences.moc"
