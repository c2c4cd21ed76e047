// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "smallcommunity.h"

using namespace Qt::StringLiterals;
using namespace tally;

/// Every operator over every kind of dimension, and what is refused.
class TestFilters : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void filters_data();
    void filters();
    void errors_data();
    void errors();

private:
    StoreFixture m_store;
};

void TestFilters::initTestCase()
{
    QCOMPARE(storeSmallCommunity(m_store), u"19/0"_s);
}

void TestFilters::filters_data()
{
    QTest::addColumn<QByteArray>("filters");
    QTest::addColumn<int>("events");
    const auto row
        = [](const char *filters, int events) { QTest::newRow(filters) << QByteArray(filters) << events; };
    row(R"([])", 16);
    row(R"([["is","country",["KR"]]])", 6);
    row(R"([["is","country",["KR","JP"]]])", 8);
    row(R"([["is","country",[null]]])", 6);
    row(R"([["is","country",["KR",null]]])", 12);
    row(R"([["is","country",["' OR 1=1 --"]]])", 0);
    row(R"([["is_not","country",["KR"]]])", 10);
    row(R"([["is_not","country",[null]]])", 10);
    row(R"([["is_not","country",["KR",null]]])", 4);
    row(R"([["not",["is","country",["KR"]]]])", 10);
    row(R"([["not",["contains","country",["K"]]]])", 10);
    row(R"([["not",["not",["is","country",["KR"]]]]])", 6);
    row(R"([["contains","country",["R","P"]]])", 8);
    row(R"([["contains","country",["r"]]])", 0);
    row(R"([["matches","country",["K*","?P"]]])", 8);
    row(R"([["matches","country",["%"]]])", 0);
    row(R"([["matches","page",["/?"]]])", 3);
    row(R"([["gt","country",["KR"]]])", 2);
    row(R"([["gte","country",["KR"]]])", 8);
    row(R"([["lt","country",["KR"]]])", 2);
    row(R"([["not",["lt","country",["KR"]]]])", 14);
    row(R"([["exists","country"]])", 10);
    row(R"([["not",["exists","country"]]])", 6);
    row(R"([["is","viewer",["u1"]]])", 8);
    row(R"([["is","watched_ms",[1500]]])", 1);
    row(R"([["gt","watched_ms",[500]]])", 1);
    row(R"([["gte","watched_ms",[499.5]]])", 2);
    row(R"([["is_not","watched_ms",[1500]]])", 15);
    row(R"([["gt","amount",[0.1]]])", 1);
    row(R"([["is","amount",[19.99]]])", 1);
    row(R"([["gte","time",["2026-03-02"]]])", 1);
    row(R"([["lt","time",["2026-03-01T11:00:00Z"]]])", 1);
    row(R"([["is","tags",["a"]]])", 1);
    row(R"([["is","tags",["b"]]])", 2);
    row(R"([["is_not","tags",["a"]]])", 15);
    row(R"([["is","tags",[null]]])", 14);
    row(R"([["exists","tags"]])", 2);
    row(R"([["contains","tags",["b"]]])", 2);
    row(R"([["is","labels.campaign",["spring"]]])", 1);
    row(R"([["gt","labels.n",[3]]])", 1);
    row(R"([["lte","labels.n",["2.5"]]])", 1);
    row(R"([["gt","labels.campaign",[3]]])", 0);
    row(R"([["is_not","labels.n",["12"]]])", 15);
    row(R"([["is","content_title",["Old"]]])", 1);
    row(R"([["is","hour_of_day",[13]]])", 3);
    row(R"([["gte","day_of_week",[7]]])", 15);
    row(R"([["is","traffic_class",["bot"]]])", 1);
    row(R"([["is","traffic_class",["human"]]])", 16);
    row(R"([["exists","traffic_class"]])", 17);
    row(R"([["has_done",["purchase"]]])", 5);
    row(R"([["has_done",["purchase","content-upload"]]])", 7);
    row(R"([["has_not_done",["purchase"]]])", 11);
    row(R"([["has_done",["never"]]])", 0);
    row(R"([["has_not_done",["never"]]])", 16);
    row(R"([["and",[["is","country",["KR"]],["is","action",["view"]]]]])", 2);
    row(R"([["or",[["is","country",["JP"]],["is","action",["page-view"]]]]])", 5);
    row(R"([["not",["or",[["is","country",["JP"]],["is","action",["page-view"]]]]]])", 11);
    row(R"([["is","event_id",["e1","e2"]]])", 2);
    row(R"([["contains","event_id",["e1"]]])", 7);
    row(R"([["is","action",["dance"]]])", 1);
}

void TestFilters::filters()
{
    QFETCH(QByteArray, filters);
    QFETCH(int, events);
    QCOMPARE(m_store.rows(queryOfTwoDays(R"("metrics":["events"],"filters":)" + filters)),
             QString::number(events));
}

void TestFilters::errors_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<QString>("code");
    QTest::newRow("metric") << QByteArray(R"("metrics":["nonsense"])") << u"unknown_metric"_s;
    QTest::newRow("dimension") << QByteArray(R"("metrics":["views"],"dimensions":["x"])")
                               << u"unknown_dimension"_s;
    QTest::newRow("visits by page") << QByteArray(R"("metrics":["visits"],"dimensions":["page"])")
                                    << u"incompatible_dimension"_s;
    QTest::newRow("segment") << QByteArray(R"("metrics":["views"],"filters":[["segment","mine"]])")
                             << u"unknown_segment"_s;
    QTest::newRow("cursor") << QByteArray(R"("metrics":["views"],"page":{"limit":1,"cursor":"rubbish"})")
                            << u"cursor_expired"_s;
    QTest::newRow("buckets") << QByteArray(
        R"("metrics":["views"],"dimensions":["time:minute"],"range":{"from":"2000-01-01","to":"2026-01-01"})")
                             << u"too_many_buckets"_s;
}

void TestFilters::errors()
{
    QFETCH(QByteArray, rest);
    QFETCH(QString, code);
    QCOMPARE(m_store.rows(rest.contains("range") ? '{' + rest + '}' : queryOfTwoDays(rest)), code);
}

QTEST_GUILESS_MAIN(TestFilters)
#include "tst_filters.moc"
