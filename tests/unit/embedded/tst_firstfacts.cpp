// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storefixture.h"

using namespace Qt::StringLiterals;
using namespace tally;

/// Who and what came first is the same before and after the days that told it were pruned.
class TestFirstFacts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void survivePruning_data();
    void survivePruning();

private:
    static void fill(StoreFixture &store);
};

void TestFirstFacts::fill(StoreFixture &store)
{
    const auto happened = [&store](const char *time, const char *viewer, const char *action,
                                   const char *trafficClass = "human") {
        store.add({{"time", time}, {"viewer", viewer}, {"action", action}, {"traffic_class", trafficClass}});
    };
    happened("2026-01-01T00:00:00Z", "old", "view");
    happened("2026-01-01T00:00:00Z", "machine", "view", "bot"); // that later is a human
    happened("2026-03-01T10:00:00Z", "old", "view");
    happened("2026-03-01T11:00:00Z", "machine", "view");
    happened("2026-03-01T12:00:00Z", "new", "view");
    const auto uploaded = [&store](const char *time, const char *uploader, const char *content) {
        store.add(
            {{"time", time}, {"action", "content-upload"}, {"uploader", uploader}, {"content", content}});
    };
    uploaded("2026-01-02T00:00:00Z", "was here", "c1");
    uploaded("2026-03-01T13:00:00Z", "was here", "c2");
    uploaded("2026-03-01T14:00:00Z", "is new", "c3");
    for (const char *time : {"2026-01-05T00:00:00Z", "2026-03-01T15:00:00Z"})
        store.add({{"time", time}, {"action", "view"}, {"content", "c1"}});
    store.add({{"time", "2026-03-01T16:00:00Z"}, {"action", "like"}, {"content", "c1"}});
    QCOMPARE(store.store(), u"11/0"_s);
}

void TestFirstFacts::survivePruning_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *rest, const char *expected) {
        QTest::newRow(name) << QByteArray(rest) << QString::fromLatin1(expected);
    };
    row("viewers", R"("metrics":["new_viewers","returning_viewers"])", "2 1");
    row("uploaders", R"("metrics":["first_time_uploaders","active_uploaders"])", "1 2");
    row("who came back", R"("metrics":["uploader_return_rate"])", "0");
    row("contents", R"("metrics":["zero_view_rate"])", "0"); // c1 was viewed on its fourth day
    row("cohorts", R"("metrics":["visitors"],"dimensions":["cohort:day"])", "2026-03-01 2");
}

void TestFirstFacts::survivePruning()
{
    QFETCH(QByteArray, rest);
    QFETCH(QString, expected);
    StoreFixture store;
    fill(store);
    const QByteArray json = R"({"range":{"from":"2026-03-01","to":"2026-03-02"},)" + rest + '}';
    QCOMPARE(store.rows(json), expected);
    const Result<PruneReport> report = store.source->prune({20, {}, false}, {});
    QVERIFY(report);
    QCOMPARE(report->events, 4);
    QCOMPARE(store.rows(json), expected);
}

QTEST_GUILESS_MAIN(TestFirstFacts)
#include "tst_firstfacts.moc"
