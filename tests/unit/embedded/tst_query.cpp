// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storefixture.h"

using namespace Qt::StringLiterals;
using namespace tally;

/// Answers over a small community whose every number can be told by looking at it.
class TestQuery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void metrics_data();
    void metrics();
    void dimensions_data();
    void dimensions();
    void filters_data();
    void filters();
    void errors_data();
    void errors();
    void topAndOther_data();
    void topAndOther();
    void clickThroughWithoutIds();
    void currencies_data();
    void currencies();
    void emptyBucketsAreFilled();
    void comparison();
    void comparisonKeepsTitlesOutOfTheKey();
    void cutComparison();
    void cursors();
    void cursorExpires();
    void emptyStore();

private:
    static QByteArray query(const QByteArray &rest);
    StoreFixture m_store;
};

QByteArray TestQuery::query(const QByteArray &rest)
{
    return R"({"range":{"from":"2026-03-01","to":"2026-03-03","zone":"UTC"},)" + rest + '}';
}

void TestQuery::initTestCase()
{
    m_store.add({{"time", "2026-03-01T10:00:00Z"}, {"event_id", "e1"}, {"action", "view"}, {"viewer", "u1"},
                 {"session", "s1"}, {"country", "KR"}, {"content", "c1"}, {"content_title", "Old"},
                 {"watched_ms", 1500}, {"impression", "i1"}, {"tags", R"(["a","b"])"}, {"device", "tv"},
                 {"labels", R"({"campaign":"spring","n":12,"a/b~c":"odd"})"}});
    m_store.add({{"time", "2026-03-01T11:00:00Z"}, {"event_id", "e2"}, {"action", "view"}, {"viewer", "u2"},
                 {"session", "s2"}, {"country", "KR"}, {"content", "c1"}, {"content_title", "New"},
                 {"watched_ms", 500}, {"tags", R"(["b"])"}, {"labels", R"({"n":2.5})"}});
    m_store.add({{"time", "2026-03-01T12:00:00Z"}, {"event_id", "e3"}, {"action", "view"}, {"anonymous_id", "u1"},
                 {"session", "s3"}, {"country", "JP"}, {"content", "c2"}, {"content_title", "Two"}});
    m_store.add({{"time", "2026-03-01T12:30:00Z"}, {"event_id", "e4"}, {"action", "view"}, {"country", "JP"},
                 {"content", "c2"}});
    m_store.add({{"time", "2026-03-01T13:00:00Z"}, {"event_id", "e5"}, {"action", "impression"}, {"viewer", "u1"},
                 {"session", "s1"}, {"country", "KR"}, {"content", "c1"}, {"impression", "i1"}});
    m_store.add({{"time", "2026-03-01T13:00:00Z"}, {"event_id", "e6"}, {"action", "page-view"}, {"viewer", "u1"},
                 {"session", "s1"}, {"page", "/b"}});
    m_store.add({{"time", "2026-03-01T13:00:00Z"}, {"event_id", "e5b"}, {"action", "page-view"}, {"viewer", "u1"},
                 {"session", "s1"}, {"page", "/a"}});
    m_store.add({{"time", "2026-03-01T14:00:00Z"}, {"event_id", "e7"}, {"action", "page-view"}, {"viewer", "u2"},
                 {"session", "s2"}, {"page", "/b"}});
    m_store.add({{"time", "2026-03-01T15:00:00Z"}, {"event_id", "e8"}, {"action", "like"}, {"viewer", "u1"},
                 {"country", "KR"}, {"content", "c1"}});
    m_store.add({{"time", "2026-03-01T15:01:00Z"}, {"event_id", "e9"}, {"action", "unlike"}, {"viewer", "u1"},
                 {"country", "KR"}, {"content", "c1"}});
    m_store.add({{"time", "2026-03-01T15:02:00Z"}, {"event_id", "e10"}, {"action", "unlike"}, {"viewer", "u2"},
                 {"country", "KR"}, {"content", "c1"}});
    m_store.add({{"time", "2026-03-01T16:00:00Z"}, {"event_id", "e11"}, {"action", "purchase"}, {"viewer", "u2"},
                 {"amount", 19.99}, {"quantity", 3}, {"currency", "USD"}, {"country", "US"}});
    m_store.add({{"time", "2026-03-01T16:30:00Z"}, {"event_id", "e12"}, {"action", "purchase"}, {"viewer", "u2"},
                 {"amount", 0.1}, {"country", "US"}});
    m_store.add({{"time", "2026-03-01T17:00:00Z"}, {"event_id", "e13"}, {"action", "content-upload"}, {"viewer", "u9"},
                 {"uploader", "u9"}, {"uploader_name", "Nine"}, {"content", "c3"}});
    m_store.add({{"time", "2026-03-01T17:30:00Z"}, {"event_id", "e14"}, {"action", "content-upload"}, {"viewer", "u9"},
                 {"uploader", "u9"}, {"content", "c4"}});
    m_store.add({{"time", "2026-03-01T18:00:00Z"}, {"event_id", "e15"}, {"action", "view"}, {"viewer", "bot"},
                 {"traffic_class", "bot"}, {"country", "KR"}, {"content", "c1"}, {"content_title", "By a bot"}});
    m_store.add({{"time", "2026-03-02T00:00:00Z"}, {"event_id", "e16"}, {"action", "dance"}, {"viewer", "u1"}});
    m_store.add({{"time", "2026-02-27T10:00:00Z"}, {"event_id", "p1"}, {"action", "view"}, {"viewer", "u1"},
                 {"country", "KR"}, {"content", "c1"}, {"content_title", "Oldest"}});
    m_store.add({{"time", "2026-03-03T00:00:00Z"}, {"event_id", "f1"}, {"action", "view"}, {"viewer", "u1"}});
    QCOMPARE(m_store.store(), u"19/0"_s);
}

void TestQuery::metrics_data()
{
    QTest::addColumn<QByteArray>("metric");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *name, const char *value) {
        QTest::newRow(name) << QByteArray(name) << QString::fromLatin1(value);
    };
    row("events", "16");
    row("views", "4");
    row("impressions", "1");
    row("click_through_rate", "1");
    row("unique_viewers", "3"); // the user u1 and the anonymous u1 are two
    row("views_per_viewer", "1.3333333333333333");
    row("watch_time", "2");
    row("avg_view_duration", "0.5");
    row("likes", "-1");
    row("likes_gross", "1");
    row("engagement_rate", "0.25");
    row("visits", "3");
    row("visitors", "4");
    row("page_views", "3");
    row("pages_per_visit", "1");
    row("bounce_rate", "0.5"); // s2 of s1, s2; s3 has no page-view
    row("uploads", "2");
    row("active_uploaders", "1");
    row("uploads_per_uploader", "2");
    row("purchases", "2");
    row("revenue", "60.07");
    row("avg_order_value", "30.035");
    row("reports", "0");
    row("reports_per_1000_views", "0");
    row("comments", "0");
}

void TestQuery::metrics()
{
    QFETCH(QByteArray, metric);
    QFETCH(QString, value);
    QCOMPARE(m_store.rows(query("\"metrics\":[\"" + metric + "\"]")), value);
    // As totals of a grouped answer it is the same.
    const QByteArray grouped = "\"dimensions\":[\"country\"],\"include\":[\"totals\"],\"metrics\":[\"" + metric + "\"]";
    const Result<ResultTable> table = m_store.ask(query(grouped));
    QVERIFY(table);
    QCOMPARE(StoreFixture::cellText(table->totals->value(QString::fromLatin1(metric))), value);
}

void TestQuery::dimensions_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *rest, const char *expected) {
        QTest::newRow(name) << QByteArray(rest) << QString::fromUtf8(expected);
    };
    row("null last", R"("metrics":["events"],"dimensions":["country"])", "JP 2; KR 6; US 2; null 6");
    row("null last, descending", R"("metrics":["events"],"dimensions":["country"],"order":[["country","desc"]])",
        "US 2; KR 6; JP 2; null 6");
    row("by metric, ties by value", R"("metrics":["views"],"dimensions":["country"],"order":[["views","desc"]])",
        "JP 2; KR 2; US 0; null 0");
    row("null metrics last", R"("metrics":["avg_view_duration"],"dimensions":["country"],"order":[["avg_view_duration","desc"]])",
        "KR 1; JP 0; US null; null null");
    row("null metrics last, ascending", R"("metrics":["avg_view_duration"],"dimensions":["country"],"order":[["avg_view_duration","asc"]])",
        "JP 0; KR 1; US null; null null");
    row("viewers by their text", R"("metrics":["unique_viewers","visitors"],"dimensions":["viewer"],"filters":[["is","action",["view"]]])",
        "u1 2 2; u2 1 1; null 0 0");
    row("tags multiply", R"("metrics":["views"],"dimensions":["tags"],"filters":[["is","content",["c1"]]])",
        "a 1; b 2; null 0");
    row("latest title", R"("metrics":["views"],"dimensions":["content_title"],"filters":[["exists","content"]])",
        "New 2; Two 2; null 0");
    row("title beside content", R"("metrics":["views"],"dimensions":["content","content_title"],"filters":[["is","action",["view"]]])",
        "c1 New 2; c2 Two 2");
    row("title regardless of filters", R"("metrics":["views"],"dimensions":["content_title"],"filters":[["is","viewer",["u1"]],["is","content",["c1"]]])",
        "New 1");
    row("uploader's name", R"("metrics":["uploads"],"dimensions":["uploader_name"],"filters":[["exists","uploader"]])",
        "Nine 2");
    row("labels", R"("metrics":["views"],"dimensions":["labels.n"],"filters":[["is","action",["view"]]])",
        "12 1; 2.5 1; null 2");
    row("label with / and ~", R"("metrics":["views"],"dimensions":["labels.a/b~c"],"filters":[["exists","labels.a/b~c"]])",
        "odd 1");
    row("landing page, ties by event id", R"("metrics":["visits","page_views"],"dimensions":["landing_page"])",
        "/a 1 2; /b 1 1; null 1 0");
    row("traffic class lifts the default", R"("metrics":["views"],"dimensions":["traffic_class"])", "bot 1; human 4");
    row("numbers", R"("metrics":["events"],"dimensions":["quantity"],"filters":[["is","action",["purchase"]]])",
        "3 1; null 1");
    row("decimals", R"("metrics":["events"],"dimensions":["amount"],"filters":[["is","action",["purchase"]]])",
        "0.1 1; 19.99 1");
    row("instants", R"("metrics":["events"],"dimensions":["time"],"filters":[["is","action",["impression","purchase"]]])",
        "2026-03-01T13:00:00+00:00 1; 2026-03-01T16:00:00+00:00 1; 2026-03-01T16:30:00+00:00 1");
    row("days", R"("metrics":["events"],"dimensions":["time:day"])", "2026-03-01 15; 2026-03-02 1");
    row("weeks start where asked", R"("metrics":["events"],"dimensions":["time:week"],"week_starts":"sunday")",
        "2026-03-01 16");
    row("weeks start on Monday", R"("metrics":["events"],"dimensions":["time:week"])", "2026-02-23 15; 2026-03-02 1");
    row("day of week", R"("metrics":["events"],"dimensions":["day_of_week"])", "1 1; 7 15");
    row("hours", R"("metrics":["events"],"dimensions":["hour_of_day"],"filters":[["is","country",["JP"]]])", "12 2");
    row("raw ids", R"("metrics":["events"],"dimensions":["impression"],"filters":[["exists","impression"]])", "i1 2");
    row("unknown action", R"("metrics":["events"],"dimensions":["action"],"filters":[["is","action",["dance"]]])",
        "dance 1");
    row("no row", R"("metrics":["events"],"dimensions":["country"],"filters":[["is","country",["XX"]]])", "");
    row("one row without dimensions", R"("metrics":["events","bounce_rate"],"filters":[["is","country",["XX"]]])",
        "0 null");
    row("distinct after ranking", R"("metrics":["views","unique_viewers"],"dimensions":["content"],"order":[["views","desc"]],"page":{"limit":1})",
        "c1 2 2");
    row("ranked by a distinct count", R"("metrics":["visitors"],"dimensions":["country"],"order":[["visitors","desc"]],"page":{"limit":2})",
        "null 3; KR 2");
}

void TestQuery::dimensions()
{
    QFETCH(QByteArray, rest);
    QFETCH(QString, expected);
    QCOMPARE(m_store.rows(query(rest)), expected);
}

void TestQuery::filters_data()
{
    QTest::addColumn<QByteArray>("filters");
    QTest::addColumn<int>("events");
    const auto row = [](const char *filters, int events) {
        QTest::newRow(filters) << QByteArray(filters) << events;
    };
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

void TestQuery::filters()
{
    QFETCH(QByteArray, filters);
    QFETCH(int, events);
    QCOMPARE(m_store.rows(query(R"("metrics":["events"],"filters":)" + filters)), QString::number(events));
}

void TestQuery::errors_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<QString>("code");
    QTest::newRow("metric") << QByteArray(R"("metrics":["nonsense"])") << u"unknown_metric"_s;
    QTest::newRow("dimension") << QByteArray(R"("metrics":["views"],"dimensions":["x"])") << u"unknown_dimension"_s;
    QTest::newRow("visits by page") << QByteArray(R"("metrics":["visits"],"dimensions":["page"])")
                                    << u"incompatible_dimension"_s;
    QTest::newRow("segment") << QByteArray(R"("metrics":["views"],"filters":[["segment","mine"]])")
                             << u"unknown_segment"_s;
    QTest::newRow("cursor") << QByteArray(R"("metrics":["views"],"page":{"limit":1,"cursor":"rubbish"})")
                            << u"cursor_expired"_s;
    QTest::newRow("buckets")
        << QByteArray(R"("metrics":["views"],"dimensions":["time:minute"],"range":{"from":"2000-01-01","to":"2026-01-01"})")
        << u"too_many_buckets"_s;
}

void TestQuery::errors()
{
    QFETCH(QByteArray, rest);
    QFETCH(QString, code);
    QCOMPARE(m_store.rows(rest.contains("range") ? '{' + rest + '}' : query(rest)), code);
}

void TestQuery::topAndOther_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<QString>("rows");
    QTest::addColumn<QString>("other");
    QTest::newRow("top") << QByteArray(
        R"("metrics":["events","visitors"],"dimensions":["country"],"top":{"dimension":"country","limit":1,"by":"views"})")
                         << u"JP 2 1; <Other> 14 3"_s << QString();
    QTest::newRow("top keeps null") << QByteArray(
        R"("metrics":["events"],"dimensions":["country"],"top":{"dimension":"country","limit":2,"by":"events"})")
                                    << u"KR 6; <Other> 4; null 6"_s << QString();
    QTest::newRow("top in a series") << QByteArray(
        R"("metrics":["events"],"dimensions":["time:day","country"],"top":{"dimension":"country","limit":1,"by":"views"})")
                                     << u"2026-03-01 JP 2; 2026-03-01 <Other> 13; 2026-03-02 <Other> 1"_s << QString();
    QTest::newRow("other") << QByteArray(
        R"("metrics":["events","visitors","bounce_rate"],"dimensions":["country"],"include":["other"],"page":{"limit":1})")
                           << u"JP 2 1 null"_s << u"14 3 0.5"_s;
    QTest::newRow("nothing left out") << QByteArray(
        R"("metrics":["events"],"dimensions":["country"],"include":["other"],"page":{"limit":9})")
                                      << u"JP 2; KR 6; US 2; null 6"_s << QString();
    QTest::newRow("other tags count twice") << QByteArray(
        R"("metrics":["views","unique_viewers"],"dimensions":["tags"],"filters":[["exists","tags"]],"order":[["tags","desc"]],"include":["other"],"page":{"limit":1})")
                                            << u"b 2 2"_s << u"1 1"_s;
}

void TestQuery::topAndOther()
{
    QFETCH(QByteArray, rest);
    QFETCH(QString, rows);
    QFETCH(QString, other);
    const Result<ResultTable> table = m_store.ask(query(rest));
    QVERIFY2(table, qPrintable(table ? QString() : table.error().detail));
    QCOMPARE(StoreFixture::rowsText(table->rows), rows);
    Row cells;
    for (const QString &metric : table->query.metrics) {
        if (table->other)
            cells.append(table->other->value(metric));
    }
    QCOMPARE(StoreFixture::rowText(cells), other);
}

void TestQuery::clickThroughWithoutIds()
{
    const Result<ResultTable> table
        = m_store.ask(query(R"("metrics":["click_through_rate"],"filters":[["is_not","event_id",["e1"]]])"));
    QVERIFY(table);
    QCOMPARE(StoreFixture::rowsText(table->rows), u"3"_s); // three views over one impression
    QCOMPARE(table->quality.metrics.value(u"click_through_rate"_s).note, u"views_over_impressions"_s);
}

void TestQuery::currencies_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<QString>("rows");
    QTest::addColumn<bool>("noted");
    QTest::newRow("mixed") << QByteArray(R"("metrics":["revenue","purchases","avg_order_value"])")
                           << u"null 3 null"_s << true;
    QTest::newRow("by currency") << QByteArray(R"("metrics":["revenue"],"dimensions":["currency"])")
                                 << u"EUR 2; USD 1.5; null 0.25"_s << false;
    QTest::newRow("filtered") << QByteArray(R"("metrics":["revenue"],"filters":[["is_not","currency",["EUR"]]])")
                              << u"1.75"_s << false;
}

void TestQuery::currencies()
{
    QFETCH(QByteArray, rest);
    QFETCH(QString, rows);
    QFETCH(bool, noted);
    StoreFixture store;
    store.add({{"time", "2026-03-01T10:00:00Z"}, {"action", "purchase"}, {"amount", 1.5}, {"currency", "USD"}});
    store.add({{"time", "2026-03-01T10:00:00Z"}, {"action", "purchase"}, {"amount", 2.0}, {"currency", "EUR"}});
    store.add({{"time", "2026-03-01T10:00:00Z"}, {"action", "purchase"}, {"amount", 0.25}});
    store.store();
    const Result<ResultTable> table = store.ask(query(rest));
    QVERIFY(table);
    QCOMPARE(StoreFixture::rowsText(table->rows), rows);
    QCOMPARE(table->quality.notes.contains(u"several_currencies"_s), noted);
}

void TestQuery::emptyBucketsAreFilled()
{
    const QByteArray range = R"("range":{"from":"2026-02-26","to":"2026-03-04"},"include":["empty_buckets"],)";
    QCOMPARE(m_store.rows('{' + range + R"("metrics":["views","visits","revenue"],"dimensions":["time:day"]})"),
             u"2026-02-26 0 0 0; 2026-02-27 1 0 0; 2026-02-28 0 0 0; 2026-03-01 4 3 60.07; 2026-03-02 0 0 0; "
             "2026-03-03 1 0 0"_s);
    QCOMPARE(m_store.rows('{' + range + R"("metrics":["views"],"dimensions":["time:week","country"],)"
                                         R"("filters":[["is","country",["KR","JP"]]]})"),
             u"2026-02-23 JP 2; 2026-02-23 KR 3; 2026-03-02 JP 0; 2026-03-02 KR 0"_s);
}

void TestQuery::comparison()
{
    const Result<ResultTable> table = m_store.ask(
        query(R"("metrics":["views"],"dimensions":["country"],"compare":{"mode":"previous_period"})"));
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

void TestQuery::comparisonKeepsTitlesOutOfTheKey()
{
    const Result<ResultTable> table = m_store.ask(
        query(R"("metrics":["views"],"dimensions":["content","content_title"],"filters":[["is","content",["c1"]]],)"
              R"("page":{"limit":1},"compare":{"mode":"previous_period"})"));
    QVERIFY(table);
    QCOMPARE(StoreFixture::rowsText(table->rows), u"c1 New 2"_s);
    QVERIFY(table->comparison->rows[0]);
    QCOMPARE(StoreFixture::rowText(*table->comparison->rows[0]), u"c1 Oldest 1"_s);
}

void TestQuery::cutComparison()
{
    // At noon of the second day, the first day and a half is compared with a day and a half.
    const Result<ResultTable> table = m_store.ask(
        query(R"("metrics":["views"],"dimensions":["time:day"],"as_of":"2026-03-02T12:00:00Z",)"
              R"("compare":{"mode":"custom","range":{"from":"2026-02-26","to":"2026-02-28"}},"include":["empty_buckets"])"));
    QVERIFY2(table, qPrintable(table ? QString() : table.error().detail));
    QCOMPARE(StoreFixture::rowsText(table->rows), u"2026-03-01 4; 2026-03-02 0"_s);
    QCOMPARE(StoreFixture::rowText(*table->comparison->rows[0]), u"2026-02-26 0"_s);
    QCOMPARE(StoreFixture::rowText(*table->comparison->rows[1]), u"2026-02-27 1"_s);
    QCOMPARE(table->quality.incompleteBuckets, QStringList{u"2026-03-02"_s});
}

void TestQuery::cursors()
{
    QByteArray cursor;
    QStringList pages;
    for (int page = 0; page < 9; ++page) {
        const QByteArray rest = R"("metrics":["events"],"dimensions":["country"],"include":["totals","other"],)"
                                R"("page":{"limit":3,"cursor":)"
            + (cursor.isEmpty() ? QByteArray("null") : '"' + cursor + '"') + '}';
        const Result<ResultTable> table = m_store.ask(query(rest));
        QVERIFY(table);
        QCOMPARE(table->totals.has_value(), page == 0);
        QCOMPARE(table->other.has_value(), page == 0);
        pages.append(StoreFixture::rowsText(table->rows));
        cursor = table->nextCursor.toLatin1();
        if (cursor.isEmpty())
            break;
    }
    QCOMPARE(pages, (QStringList{u"JP 2; KR 6; US 2"_s, u"null 6"_s}));
}

void TestQuery::cursorExpires()
{
    StoreFixture store;
    for (const char *country : {"A", "B", "C"})
        store.add({{"time", "2026-03-01T10:00:00Z"}, {"action", "view"}, {"country", country}});
    store.store();
    const QByteArray rest = R"("metrics":["views"],"dimensions":["country"],"page":{"limit":1,"cursor":%})";
    const Result<ResultTable> first = store.ask(query(QByteArray(rest).replace("%", "null")));
    QVERIFY(first);
    const QByteArray next = query(QByteArray(rest).replace("%", '"' + first->nextCursor.toLatin1() + '"'));
    QCOMPARE(store.rows(next), u"B 1"_s);
    QCOMPARE(store.rows(QByteArray(next).replace("views", "events")), u"cursor_expired"_s);
    store.add({{"time", "2026-03-01T11:00:00Z"}, {"event_id", "late"}, {"action", "view"}});
    store.store();
    QCOMPARE(store.rows(next), u"cursor_expired"_s);
}

void TestQuery::emptyStore()
{
    StoreFixture store;
    QCOMPARE(store.rows(R"({"metrics":["views","bounce_rate"],"range":"all"})"), u"0 null"_s);
    QCOMPARE(store.rows(R"({"metrics":["views"],"dimensions":["country","content_title"],"range":"last_28_days"})"),
             QString());
    const Result<SourceInfo> info = store.source->info({}).takeResult();
    QVERIFY(info);
    QCOMPARE(info->events, 0);
    QVERIFY(!info->bounds);
}

QTEST_GUILESS_MAIN(TestQuery)
#include "tst_query.moc"
