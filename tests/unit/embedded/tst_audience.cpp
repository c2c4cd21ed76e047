// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storefixture.h"

using namespace Qt::StringLiterals;
using namespace tally;

/// Who is new, active, gone and on which plan, over people whose every event can be told by looking at it.
class TestAudience : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void answers_data();
    void answers();
    void totals();
    void otherLooksBeforeTheRange();

private:
    StoreFixture m_store;
};

namespace {

QByteArray march(const QByteArray &rest)
{
    return R"({"range":{"from":"2026-03-01","to":"2026-03-04","zone":"UTC"},)" + rest + '}';
}

} // namespace

void TestAudience::initTestCase()
{
    const auto happened = [this](const char *time, const char *viewer, const char *action) {
        m_store.add({{"time", time}, {"viewer", viewer}, {"action", action}, {"country", "KR"}});
    };
    happened("2026-02-01T10:00:00Z", "u1", "view");
    m_store.add({{"time", "2026-03-01T10:00:00Z"},
                 {"viewer", "u1"},
                 {"action", "view"},
                 {"viewer_plan", "trial"},
                 {"country", "KR"}});
    m_store.add({{"time", "2026-03-02T10:00:00Z"},
                 {"viewer", "u1"},
                 {"action", "sign-in"},
                 {"viewer_plan", "free"},
                 {"country", "JP"}});
    // u2 came as a machine before: that does not make a human old.
    m_store.add(
        {{"time", "2026-01-15T00:00:00Z"}, {"viewer", "u2"}, {"action", "view"}, {"traffic_class", "bot"}});
    happened("2026-03-02T09:00:00Z", "u2", "view");
    // Two plans at the same time: the greater event id tells.
    m_store.add({{"time", "2026-03-02T08:00:00Z"},
                 {"event_id", "t1"},
                 {"viewer", "u2"},
                 {"action", "sign-in"},
                 {"viewer_plan", "subscribed"}});
    m_store.add({{"time", "2026-03-02T08:00:00Z"},
                 {"event_id", "t2"},
                 {"viewer", "u2"},
                 {"action", "sign-in"},
                 {"viewer_plan", "trial"}});
    // Nobody's human event: first ever is over all of them.
    for (const char *time : {"2026-01-10T00:00:00Z", "2026-03-03T00:00:00Z"})
        m_store.add({{"time", time}, {"viewer", "u3"}, {"action", "view"}, {"traffic_class", "bot"}});
    happened("2026-01-20T00:00:00Z", "u4", "view");
    // An anonymous visitor with the id of a user is somebody else; an event of nobody is no visitor.
    m_store.add({{"time", "2026-03-03T00:00:00Z"}, {"anonymous_id", "u1"}, {"action", "page-view"}});
    m_store.add({{"time", "2026-03-03T12:00:00Z"}, {"action", "view"}});
    QCOMPARE(m_store.store(), u"12/0"_s);
}

void TestAudience::answers_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *rest, const char *expected) {
        QTest::newRow(name) << QByteArray(rest) << QString::fromUtf8(expected);
    };
    row("new and returning", R"("metrics":["new_viewers","returning_viewers","visitors"])", "2 1 3");
    row("by day", R"("metrics":["new_viewers","returning_viewers"],"dimensions":["time:day"])",
        "2026-03-01 0 1; 2026-03-02 1 1; 2026-03-03 1 0");
    row("by hour of the day the range is what counts",
        R"("metrics":["new_viewers"],"dimensions":["hour_of_day"])", "0 1; 8 1; 9 1; 10 0; 12 0");
    row("machines, too",
        R"("metrics":["new_viewers","returning_viewers"],"filters":[["exists","traffic_class"]])", "2 2");
    row("frequency and recency", R"("metrics":["frequency","recency"])", "2 121200");
    row("recency of a past now", R"("metrics":["recency"],"as_of":"2026-03-02T00:00:00Z")", "-51600");
    row("nobody", R"("metrics":["frequency","recency","new_viewers"],"filters":[["is","viewer",["nobody"]]])",
        "null null 0");
    row("events of the viewer", R"("metrics":["events"],"dimensions":["events_per_viewer"])",
        "1 1; 2 2; 3–5 3; null 1");
    row("days since the last", R"("metrics":["events"],"dimensions":["days_since_last"])", "1 6; null 1");
    row("days since the last, of a past now",
        R"("metrics":["events"],"dimensions":["days_since_last"],"as_of":"2026-03-03T10:00:00Z")",
        "0 1; 1 5; null 1");
    row("classes are ordered by size", R"("metrics":["events"],"dimensions":["events_per_viewer"],
        "order":[["events_per_viewer","desc"]])",
        "3–5 3; 2 2; 1 1; null 1");

    row("active days", R"("metrics":["dau","wau","mau","dormant_viewers"])", "1 3 3 1");
    row("of a past now", R"("metrics":["dau","wau"],"as_of":"2026-03-03T12:00:00Z")", "2 2");
    row("before the first day is over", R"("metrics":["dau","dormant_viewers","stickiness"],
        "as_of":"2026-03-01T23:59:59Z")",
        "null null null");
    row("stickiness", R"("metrics":["stickiness"])", "0.7777777777777778"); // 1/1, 2/2, 1/3
    row("hours of nothing to look at",
        R"("metrics":["dau","viewers_by_plan"],"filters":[["gte","hour_of_day",[0]]],"as_of":"2020-01-01T00:00:00Z")",
        "null 2");
    row("active days by day", R"("metrics":["dau","mau"],"dimensions":["time:day"])",
        "2026-03-01 1 1; 2026-03-02 2 2; 2026-03-03 1 3");
    row("active days by country", R"("metrics":["mau"],"dimensions":["country"])", "JP 1; KR 2; null 2");

    row("plans held", R"("metrics":["viewers_by_plan","unique_viewers"],"dimensions":["viewer_plan"])",
        "free 1 0; subscribed 0 0; trial 1 1; null 0 1");
    row("plans held on each day",
        R"("metrics":["viewers_by_plan"],"dimensions":["time:day","viewer_plan"],"filters":[["is","action",["view"]]])",
        "2026-03-01 trial 1; 2026-03-02 null 0; 2026-03-03 null 0");
    row("without plans", R"("metrics":["viewers_by_plan"])", "2");
    row("the rest of the plans",
        R"("metrics":["viewers_by_plan"],"dimensions":["viewer_plan"],"top":{"dimension":"viewer_plan","limit":1,"by":"viewers_by_plan"}})",
        "free 1; <Other> 1");
}

void TestAudience::answers()
{
    QFETCH(QByteArray, rest);
    if (rest.endsWith("}}"))
        rest.chop(1);
    QTEST(m_store.rows(march(rest)), "expected");
}

void TestAudience::totals()
{
    // A bucket without events has nobody new, but people who were active before it.
    const Result<ResultTable> table = m_store.ask(
        R"({"range":{"from":"2026-03-03","to":"2026-03-06","zone":"UTC"},"metrics":["dau","mau","new_viewers"],
            "dimensions":["time:day"],"include":["totals","empty_buckets"]})");
    QVERIFY(table);
    QCOMPARE(StoreFixture::rowsText(table->rows), u"2026-03-03 1 3 1; 2026-03-04 0 3 0; 2026-03-05 0 3 0"_s);
    QCOMPARE(table->totals->value(u"dau"_s), Value(0));
    QCOMPARE(table->totals->value(u"mau"_s), Value(3));
    QCOMPARE(table->totals->value(u"new_viewers"_s), Value(1));
    // 28 days that end with a day from the last one on: nobody came on 27 of them, but had been there.
    QCOMPARE(m_store.rows(
                 R"({"range":{"from":"2026-03-03","to":"2026-06-01","zone":"UTC"},"metrics":["stickiness"],
                "filters":[["is","viewer",["u1"]],["is","action",["page-view"]]]})"),
             QString::number(1.0 / 28, 'g', QLocale::FloatingPointShortest));
}

void TestAudience::otherLooksBeforeTheRange()
{
    const Result<ResultTable> table
        = m_store.ask(march(R"("metrics":["mau","dormant_viewers"],"dimensions":["country"],
            "include":["other"],"page":{"limit":1},"order":[["country","desc"]])"));
    QVERIFY(table);
    QCOMPARE(StoreFixture::rowsText(table->rows), u"KR 2 1"_s);
    QCOMPARE(table->other->value(u"mau"_s), Value(3)); // u1 from JP; u2 and the anonymous one from nowhere
    QCOMPARE(table->other->value(u"dormant_viewers"_s), Value(0));
}

QTEST_GUILESS_MAIN(TestAudience)
#include "tst_audience.moc"
