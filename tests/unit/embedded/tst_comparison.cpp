// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "smallcommunity.h"

using namespace Qt::StringLiterals;
using namespace tally;

/// Empty buckets and compared periods.
class TestComparison : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void emptyBucketsAreFilled();
    void comparison();
    void comparisonKeepsTitlesOutOfTheKey();
    void comparisonTellsTitlesOfTheRestApart();
    void cutComparison();

private:
    StoreFixture m_store;
};

void TestComparison::initTestCase()
{
    QCOMPARE(storeSmallCommunity(m_store), u"19/0"_s);
}

void TestComparison::emptyBucketsAreFilled()
{
    const QByteArray range
        = R"("range":{"from":"2026-02-26","to":"2026-03-04"},"include":["empty_buckets"],)";
    QCOMPARE(
        m_store.rows('{' + range + R"("metrics":["views","visits","revenue"],"dimensions":["time:day"]})"),
        u"2026-02-26 0 0 0; 2026-02-27 1 0 0; 2026-02-28 0 0 0; 2026-03-01 4 3 60.07; 2026-03-02 0 0 0; "
        "2026-03-03 1 0 0"_s);
    QCOMPARE(m_store.rows('{' + range
                          + R"("metrics":["views"],"dimensions":["time:week","country"],)"
                            R"("filters":[["is","country",["KR","JP"]]]})"),
             u"2026-02-23 JP 2; 2026-02-23 KR 3; 2026-03-02 JP 0; 2026-03-02 KR 0"_s);
}

void TestComparison::comparison()
{
    const Result<ResultTable> table = m_store.ask(queryOfTwoDays(
        R"("metrics":["views"],"dimensions":["country"],"compare":{"mode":"previous_period"})"));
    QVERIFY(table);
    QCOMPARE(StoreFixture::rowsText(table->rows), u"JP 2; KR 2; US 0; null 0"_s);
    const Comparison &comparison = *table->comparison;
    QCOMPARE(comparison.rows.size(), 4);
    QVERIFY(!comparison.rows[0]);
    QCOMPARE(StoreFixture::rowText(*comparison.rows[1]), u"KR 1"_s);
    QCOMPARE(StoreFixture::cellText(comparison.rowChanges[0].value(u"views"_s)), u"null"_s);
    QCOMPARE(StoreFixture::cellText(comparison.rowChanges[1].value(u"views"_s)), u"1"_s);
    QCOMPARE(StoreFixture::cellText(comparison.totals.value(u"views"_s)), u"1"_s);
    QCOMPARE(StoreFixture::cellText(comparison.change.value(u"views"_s)), u"3"_s);
}

void TestComparison::comparisonKeepsTitlesOutOfTheKey()
{
    const Result<ResultTable> table = m_store.ask(queryOfTwoDays(
        R"("metrics":["views"],"dimensions":["content","content_title"],"filters":[["is","content",["c1"]]],)"
        R"("page":{"limit":1},"compare":{"mode":"previous_period"})"));
    QVERIFY(table);
    QCOMPARE(StoreFixture::rowsText(table->rows), u"c1 New 2"_s);
    QVERIFY(table->comparison->rows[0]);
    QCOMPARE(StoreFixture::rowText(*table->comparison->rows[0]), u"c1 Oldest 1"_s);
}

void TestComparison::comparisonTellsTitlesOfTheRestApart()
{
    StoreFixture store;
    const auto viewed = [&store](const char *time, const char *content, const char *title) {
        store.add({{"time", time}, {"action", "view"}, {"content", content}, {"content_title", title}});
    };
    for (const char *time : {"2026-03-02T01:00:00Z", "2026-03-02T02:00:00Z", "2026-03-02T03:00:00Z"})
        viewed(time, "first", "First");
    viewed("2026-03-02T04:00:00Z", "b", "Bees");
    viewed("2026-03-02T05:00:00Z", "c", "Cats");
    viewed("2026-03-01T04:00:00Z", "c", "Cats");
    store.store();
    const Result<ResultTable> table = store.ask(
        R"({"metrics":["views"],"dimensions":["content","content_title"],"range":{"from":"2026-03-02","to":"2026-03-03",)"
        R"("zone":"UTC"},"top":{"dimension":"content","limit":1,"by":"views"},"compare":{"mode":"previous_period"}})");
    QVERIFY(table);
    QCOMPARE(StoreFixture::rowsText(table->rows), u"first First 3; <Other> Bees 1; <Other> Cats 1"_s);
    QVERIFY(!table->comparison->rows[0]);
    QVERIFY(!table->comparison->rows[1]);
    QVERIFY(table->comparison->rows[2]);
    QCOMPARE(StoreFixture::rowText(*table->comparison->rows[2]), u"<Other> Cats 1"_s);
}

void TestComparison::cutComparison()
{
    // At noon of the second day, the first day and a half is compared with a day and a half.
    const Result<ResultTable> table = m_store.ask(queryOfTwoDays(
        R"("metrics":["views"],"dimensions":["time:day"],"as_of":"2026-03-02T12:00:00Z",)"
        R"("compare":{"mode":"custom","range":{"from":"2026-02-26","to":"2026-02-28"}},"include":["empty_buckets"])"));
    QVERIFY2(table, qPrintable(table ? QString() : table.error().detail));
    QCOMPARE(StoreFixture::rowsText(table->rows), u"2026-03-01 4; 2026-03-02 0"_s);
    QCOMPARE(StoreFixture::rowText(*table->comparison->rows[0]), u"2026-02-26 0"_s);
    QCOMPARE(StoreFixture::rowText(*table->comparison->rows[1]), u"2026-02-27 1"_s);
    QCOMPARE(table->quality.incompleteBuckets, QStringList{u"2026-03-02"_s});
}

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
