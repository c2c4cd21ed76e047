// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "smallcommunity.h"

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
    void topAndOther_data();
    void topAndOther();
    void clickThroughWithoutIds();
    void topByClickThroughWithoutIds();
    void currencies_data();
    void currencies();
    void cursors();
    void cursorExpires();
    void emptyStore();
    void explains();

private:
    StoreFixture m_store;
};

void TestQuery::initTestCase()
{
    QCOMPARE(storeSmallCommunity(m_store), u"19/0"_s);
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
    QCOMPARE(m_store.rows(queryOfTwoDays("\"metrics\":[\"" + metric + "\"]")), value);
    // As totals of a grouped answer it is the same.
    const QByteArray grouped
        = "\"dimensions\":[\"country\"],\"include\":[\"totals\"],\"metrics\":[\"" + metric + "\"]";
    const Result<ResultTable> table = m_store.ask(queryOfTwoDays(grouped));
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
    row("null last, descending",
        R"("metrics":["events"],"dimensions":["country"],"order":[["country","desc"]])",
        "US 2; KR 6; JP 2; null 6");
    row("by metric, ties by value",
        R"("metrics":["views"],"dimensions":["country"],"order":[["views","desc"]])",
        "JP 2; KR 2; US 0; null 0");
    row("null metrics last",
        R"("metrics":["avg_view_duration"],"dimensions":["country"],"order":[["avg_view_duration","desc"]])",
        "KR 1; JP 0; US null; null null");
    row("null metrics last, ascending",
        R"("metrics":["avg_view_duration"],"dimensions":["country"],"order":[["avg_view_duration","asc"]])",
        "JP 0; KR 1; US null; null null");
    row("viewers by their text",
        R"("metrics":["unique_viewers","visitors"],"dimensions":["viewer"],"filters":[["is","action",["view"]]])",
        "u1 2 2; u2 1 1; null 0 0");
    row("tags multiply", R"("metrics":["views"],"dimensions":["tags"],"filters":[["is","content",["c1"]]])",
        "a 1; b 2; null 0");
    row("latest title",
        R"("metrics":["views"],"dimensions":["content_title"],"filters":[["exists","content"]])",
        "New 2; Two 2; null 0");
    row("title beside content",
        R"("metrics":["views"],"dimensions":["content","content_title"],"filters":[["is","action",["view"]]])",
        "c1 New 2; c2 Two 2");
    row("title regardless of filters",
        R"("metrics":["views"],"dimensions":["content_title"],"filters":[["is","viewer",["u1"]],["is","content",["c1"]]])",
        "New 1");
    row("uploader's name",
        R"("metrics":["uploads"],"dimensions":["uploader_name"],"filters":[["exists","uploader"]])",
        "Nine 2");
    row("labels", R"("metrics":["views"],"dimensions":["labels.n"],"filters":[["is","action",["view"]]])",
        "12 1; 2.5 1; null 2");
    row("label with / and ~",
        R"("metrics":["views"],"dimensions":["labels.a/b~c"],"filters":[["exists","labels.a/b~c"]])",
        "odd 1");
    row("landing page, ties by event id",
        R"("metrics":["visits","page_views"],"dimensions":["landing_page"])", "/a 1 2; /b 1 1; null 1 0");
    row("traffic class lifts the default", R"("metrics":["views"],"dimensions":["traffic_class"])",
        "bot 1; human 4");
    row("numbers",
        R"("metrics":["events"],"dimensions":["quantity"],"filters":[["is","action",["purchase"]]])",
        "3 1; null 1");
    row("decimals",
        R"("metrics":["events"],"dimensions":["amount"],"filters":[["is","action",["purchase"]]])",
        "0.1 1; 19.99 1");
    row("instants",
        R"("metrics":["events"],"dimensions":["time"],"filters":[["is","action",["impression","purchase"]]])",
        "2026-03-01T13:00:00+00:00 1; 2026-03-01T16:00:00+00:00 1; 2026-03-01T16:30:00+00:00 1");
    row("days", R"("metrics":["events"],"dimensions":["time:day"])", "2026-03-01 15; 2026-03-02 1");
    row("weeks start where asked",
        R"("metrics":["events"],"dimensions":["time:week"],"week_starts":"sunday")", "2026-03-01 16");
    row("weeks start on Monday", R"("metrics":["events"],"dimensions":["time:week"])",
        "2026-02-23 15; 2026-03-02 1");
    row("day of week", R"("metrics":["events"],"dimensions":["day_of_week"])", "1 1; 7 15");
    row("hours", R"("metrics":["events"],"dimensions":["hour_of_day"],"filters":[["is","country",["JP"]]])",
        "12 2");
    row("raw ids", R"("metrics":["events"],"dimensions":["impression"],"filters":[["exists","impression"]])",
        "i1 2");
    row("unknown action",
        R"("metrics":["events"],"dimensions":["action"],"filters":[["is","action",["dance"]]])", "dance 1");
    row("no row", R"("metrics":["events"],"dimensions":["country"],"filters":[["is","country",["XX"]]])", "");
    row("one row without dimensions",
        R"("metrics":["events","bounce_rate"],"filters":[["is","country",["XX"]]])", "0 null");
    row("distinct after ranking",
        R"("metrics":["views","unique_viewers"],"dimensions":["content"],"order":[["views","desc"]],"page":{"limit":1})",
        "c1 2 2");
    row("ranked by a distinct count",
        R"("metrics":["visitors"],"dimensions":["country"],"order":[["visitors","desc"]],"page":{"limit":2})",
        "null 3; KR 2");
}

void TestQuery::dimensions()
{
    QFETCH(QByteArray, rest);
    QFETCH(QString, expected);
    QCOMPARE(m_store.rows(queryOfTwoDays(rest)), expected);
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
                                     << u"2026-03-01 JP 2; 2026-03-01 <Other> 13; 2026-03-02 <Other> 1"_s
                                     << QString();
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
    const Result<ResultTable> table = m_store.ask(queryOfTwoDays(rest));
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
    const Result<ResultTable> table = m_store.ask(
        queryOfTwoDays(R"("metrics":["click_through_rate"],"filters":[["is_not","event_id",["e1"]]])"));
    QVERIFY(table);
    QCOMPARE(StoreFixture::rowsText(table->rows), u"3"_s); // three views over one impression
    QCOMPARE(table->quality.metrics.value(u"click_through_rate"_s).note, u"views_over_impressions"_s);
}

void TestQuery::topByClickThroughWithoutIds()
{
    StoreFixture store;
    for (const char *country : {"A", "B", "B", "B"})
        store.add({{"time", "2026-03-01T10:00:00Z"}, {"action", "view"}, {"country", country}});
    for (const char *country : {"A", "B"})
        store.add({{"time", "2026-03-01T10:00:00Z"}, {"action", "impression"}, {"country", country}});
    store.store();
    QCOMPARE(
        store.rows(queryOfTwoDays(R"("metrics":["views"],"dimensions":["country"],)"
                                  R"("top":{"dimension":"country","limit":1,"by":"click_through_rate"})")),
        u"B 3; <Other> 1"_s);
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
    QTest::newRow("filtered") << QByteArray(
        R"("metrics":["revenue"],"filters":[["is_not","currency",["EUR"]]])")
                              << u"1.75"_s << false;
}

void TestQuery::currencies()
{
    QFETCH(QByteArray, rest);
    QFETCH(QString, rows);
    QFETCH(bool, noted);
    StoreFixture store;
    store.add(
        {{"time", "2026-03-01T10:00:00Z"}, {"action", "purchase"}, {"amount", 1.5}, {"currency", "USD"}});
    store.add(
        {{"time", "2026-03-01T10:00:00Z"}, {"action", "purchase"}, {"amount", 2.0}, {"currency", "EUR"}});
    store.add({{"time", "2026-03-01T10:00:00Z"}, {"action", "purchase"}, {"amount", 0.25}});
    store.store();
    const Result<ResultTable> table = store.ask(queryOfTwoDays(rest));
    QVERIFY(table);
    QCOMPARE(StoreFixture::rowsText(table->rows), rows);
    QCOMPARE(table->quality.notes.contains(u"several_currencies"_s), noted);
}

void TestQuery::cursors()
{
    QByteArray cursor;
    QStringList pages;
    for (int page = 0; page < 9; ++page) {
        const QByteArray rest
            = R"("metrics":["events"],"dimensions":["country"],"include":["totals","other"],)"
              R"("page":{"limit":3,"cursor":)"
            + (cursor.isEmpty() ? QByteArray("null") : '"' + cursor + '"') + '}';
        const Result<ResultTable> table = m_store.ask(queryOfTwoDays(rest));
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
    const Result<ResultTable> first = store.ask(queryOfTwoDays(QByteArray(rest).replace("%", "null")));
    QVERIFY(first);
    const QByteArray next
        = queryOfTwoDays(QByteArray(rest).replace("%", '"' + first->nextCursor.toLatin1() + '"'));
    QCOMPARE(store.rows(next), u"B 1"_s);
    QCOMPARE(store.rows(QByteArray(next).replace("views", "events")), u"cursor_expired"_s);
    store.add({{"time", "2026-03-01T11:00:00Z"}, {"event_id", "late"}, {"action", "view"}});
    store.store();
    QCOMPARE(store.rows(next), u"cursor_expired"_s);
}

void TestQuery::explains()
{
    Query query = *parseQuery(queryOfTwoDays(
        R"("metrics":["views"],"dimensions":["country"],"filters":[["is","country",["KR"]]],"include":["totals"])"));
    QVERIFY(!m_store.source->query(query, {}).takeResult()->trace);
    query.explain = true;
    const Result<ResultTable> table = m_store.source->query(query, {}).takeResult();
    QVERIFY(table && table->trace);
    QCOMPARE(table->trace->eventsInRange, 17); // the machine's, too
    QCOMPARE(table->trace->eventsInAll, 19);
    QStringList steps;
    for (const AnswerTrace::Step &step : table->trace->steps)
        steps.append(u"%1 %2"_s.arg(step.what).arg(step.statements));
    QCOMPARE(steps.join(u", "_s),
             u"look_up 3, rows 1, totals 1"_s); // human; KR for the rows, and for the totals
}

void TestQuery::emptyStore()
{
    StoreFixture store;
    QCOMPARE(store.rows(R"({"metrics":["views","bounce_rate"],"range":"all"})"), u"0 null"_s);
    QCOMPARE(store.rows(
                 R"({"metrics":["views"],"dimensions":["country","content_title"],"range":"last_28_days"})"),
             QString());
    const Result<SourceInfo> info = store.source->info({}).takeResult();
    QVERIFY(info);
    QCOMPARE(info->events, 0);
    QVERIFY(!info->bounds);
}

QTEST_GUILESS_MAIN(TestQuery)
#include "tst_query.moc"
