// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storefixture.h"

using namespace Qt::StringLiterals;
using namespace tally;

/// How contents are played, how old they are when they are viewed, and how views spread over them.
class TestContents : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void answers_data();
    void answers();

private:
    void addContents();
    void addAges();
    void addPlaybacks();
    void addUploads();
    StoreFixture m_store;
};

void TestContents::initTestCase()
{
    addContents();
    addAges();
    addPlaybacks();
    addUploads();
    QCOMPARE(m_store.store(), u"38/0"_s);
}

void TestContents::addContents()
{
    const auto viewed = [this](const char *time, const char *content, int times) {
        for (int i = 0; i < times; ++i)
            m_store.add({{"time", time}, {"action", "view"}, {"content", content}});
    };
    m_store.add({{"time", "2026-01-03T00:00:00Z"},
                 {"action", "view"},
                 {"content", "c1"},
                 {"uploader", "a"},
                 {"content_published_at", "2026-01-01T00:00:00Z"}});
    viewed("2026-03-02T00:00:00Z", "c1", 2);
    m_store.add({{"time", "2026-03-03T00:00:00Z"}, {"action", "view"}, {"content", "c1"}, {"uploader", "a"}});
    // Published when it was uploaded, and never viewed.
    m_store.add({{"time", "2026-02-01T00:00:00Z"},
                 {"action", "content-upload"},
                 {"content", "c2"},
                 {"uploader", "b"}});
    viewed("2026-03-02T00:00:00Z", "c3", 5); // nobody knows when it was published
    m_store.add({{"time", "2026-01-10T00:00:00Z"}, {"action", "content-upload"}, {"content", "c4"}});
    m_store.add({{"time", "2026-02-20T00:00:00Z"}, {"action", "content-delete"}, {"content", "c4"}});
    viewed("2026-03-02T00:00:00Z", "c4", 2);
    m_store.add({{"time", "2026-03-09T00:00:00Z"},
                 {"action", "view"},
                 {"content", "c5"},
                 {"uploader", "a"},
                 {"content_published_at", "2026-03-08T00:00:00Z"}});
}

void TestContents::addAges()
{
    for (const char *time : {"2026-04-30T23:59:59.999Z", "2026-05-01T23:59:59.999Z", "2026-05-02T00:00:00Z",
                             "2026-07-30T00:00:00Z"})
        m_store.add({{"time", time},
                     {"action", "view"},
                     {"content", "c6"},
                     {"content_published_at", "2026-05-01T00:00:00Z"}});
    m_store.add({{"time", "2026-05-02T00:00:00Z"}, {"action", "view"}});
}

void TestContents::addPlaybacks()
{
    const auto watched = [this](const char *time, const char *viewer, const char *playback,
                                const char *action, int watchedMs) {
        m_store.add({{"time", time},
                     {"viewer", viewer},
                     {"playback", playback},
                     {"action", action},
                     {"watched_ms", watchedMs},
                     {"content_duration_ms", 4'000}});
    };
    watched("2026-09-01T10:00:10Z", "u1", "p1", "view", 1'000);
    watched("2026-09-01T10:00:59.999Z", "u2", "p2", "view", 1'000);
    watched("2026-09-01T10:01:00Z", "u1", "p1", "view-progress", 5'000); // more than all of it: all of it
    watched("2026-09-01T10:02:00Z", "u3", "p3", "view", -5);
    m_store.add(
        {{"time", "2026-09-01T10:03:00Z"}, {"playback", "p4"}, {"action", "view"}, {"watched_ms", 9}});
    // A visit of three pages and an event after them, and one of a single page.
    const auto visited = [this](const char *time, const char *session, const char *action) {
        m_store.add({{"time", time}, {"session", session}, {"action", action}});
    };
    visited("2026-09-02T10:00:00Z", "s1", "page-view");
    visited("2026-09-02T10:00:30Z", "s1", "page-view");
    visited("2026-09-02T10:01:30Z", "s1", "page-view");
    visited("2026-09-02T10:01:40Z", "s1", "like");
    visited("2026-09-02T10:00:00Z", "s2", "page-view");
}

void TestContents::addUploads()
{
    const auto uploaded = [this](const char *time, const char *uploader) {
        m_store.add({{"time", time}, {"uploader", uploader}, {"action", "content-upload"}});
    };
    uploaded("2026-10-01T00:00:00Z", "x"); // comes back just in time
    uploaded("2026-10-28T23:59:59.999Z", "x");
    uploaded("2026-10-02T00:00:00Z", "y"); // comes back too late
    uploaded("2026-10-30T00:00:00Z", "y");
    uploaded("2026-10-20T00:00:00Z", "z"); // is not 28 days old by the first of November
    uploaded("2026-10-21T00:00:00Z", "z");
    uploaded("2026-10-05T00:00:00Z", "b"); // was here in February
    m_store.add({{"time", "2026-10-06T00:00:00Z"}, {"action", "content-upload"}});
}

void TestContents::answers_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *from, const char *to, const char *rest,
                        const char *expected) {
        const QByteArray range = QByteArray(R"({"range":{"from":")") + from + "\",\"to\":\"" + to + "\"},";
        QTest::newRow(name) << range + rest + '}' << QString::fromUtf8(expected);
    };
    const char *march = "2026-03-01";
    const char *eleventh = "2026-03-11";
    // Three contents with 0, 1 and 3 views: c3 is not known, c4 was deleted.
    row("spread", march, eleventh, R"("metrics":["gini","top_1_percent_share"])", "0.5 0.75");
    row("spread over uploaders", march, eleventh,
        R"("metrics":["gini","top_1_percent_share"],"basis":"uploader")", "0.5 1");
    row("a basis of something else", march, eleventh, R"("metrics":["gini"],"basis":"sign_up")", "0.5");
    row("no views", "2026-06-01", "2026-06-02", R"("metrics":["gini","top_1_percent_share"])", "null null");
    row("contents without a view", march, eleventh, R"("metrics":["zero_view_rate"])", "0.5");
    row("before any content", "2025-01-01", "2025-02-01", R"("metrics":["zero_view_rate"])", "null");
    row("in a day without events", march, "2026-03-05",
        R"("metrics":["zero_view_rate","gini"],"dimensions":["time:day"],"include":["empty_buckets"])",
        "2026-03-01 0.5 null; 2026-03-02 0.5 0.5; 2026-03-03 0.5 0.5; 2026-03-04 0.5 null");

    row("ages", "2026-04-01", "2026-08-01", R"("metrics":["views","freshness"],"dimensions":["content_age"])",
        "0–24 h 1 0.2; 1–7 d 1 0.2; > 90 d 1 0.2; unknown 2 0.4");
    row("ages backwards", "2026-04-01", "2026-08-01",
        R"("metrics":["views"],"dimensions":["content_age"],"order":[["content_age","desc"]])",
        "unknown 2; > 90 d 1; 1–7 d 1; 0–24 h 1");
    row("ages filtered", "2026-04-01", "2026-08-01",
        R"("metrics":["views"],"filters":[["is","content_age",["1–7 d","> 90 d"]]])", "2");
    row("ages matched", "2026-04-01", "2026-08-01",
        R"("metrics":["views"],"filters":[["matches","content_age",["*d"]]])", "2");
    row("the rest of the ages", "2026-04-01", "2026-08-01",
        R"("metrics":["freshness"],"dimensions":["content_age"],"top":{"dimension":"content_age","limit":1,"by":"freshness"})",
        "unknown 0.4; <Other> 0.6");
    row("first views", "2026-04-01", "2026-08-01",
        R"("metrics":["first_24h_views","first_7d_views","first_28d_views"])", "1 2 2");
    row("too young", "2026-04-01", "2026-08-01",
        R"("metrics":["first_24h_views"],"as_of":"2026-05-01T23:59:59Z")", "null");
    row("old enough", "2026-04-01", "2026-08-01",
        R"("metrics":["first_24h_views"],"as_of":"2026-05-02T00:00:00Z")", "1");
    row("nothing published", "2026-09-01", "2026-09-02", R"("metrics":["first_24h_views"])", "0");

    row("playbacks", "2026-09-01", "2026-09-02", R"("metrics":["avg_percentage_viewed","peak_concurrent"])",
        "0.4166666666666667 2");
    row("no playback", "2026-09-02", "2026-09-03", R"("metrics":["avg_percentage_viewed","peak_concurrent"])",
        "null 0");
    row("visits", "2026-09-02", "2026-09-03", R"("metrics":["avg_visit_duration","avg_page_duration"])",
        "50 45");
    row("no visit", "2026-09-01", "2026-09-02", R"("metrics":["avg_visit_duration","avg_page_duration"])",
        "null null");

    row("uploaders", "2026-10-01", "2026-11-01", R"("metrics":["first_time_uploaders","active_uploaders"])",
        "3 4");
    row("who comes back", "2026-10-01", "2026-11-01",
        R"("metrics":["uploader_return_rate"],"as_of":"2026-11-01T00:00:00Z")", "0.5");
    row("nobody could yet", "2026-10-01", "2026-11-01",
        R"("metrics":["uploader_return_rate"],"as_of":"2026-10-28T00:00:00Z")", "null");
    row("first in their own day", "2026-10-01", "2026-10-06",
        R"("metrics":["first_time_uploaders"],"dimensions":["time:day"])",
        "2026-10-01 1; 2026-10-02 1; 2026-10-05 0");
}

void TestContents::answers()
{
    QFETCH(QByteArray, json);
    QTEST(m_store.rows(json), "expected");
}

QTEST_GUILESS_MAIN(TestContents)
#include "tst_contents.moc"
