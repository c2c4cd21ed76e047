// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tallyprogram.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace tally;
using namespace Qt::StringLiterals;

/// What was stored stays stored: after a kill, and on the way through an export into another store.
class TestDurability : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void killedImportsCompleteExactly();
    void exportedEventsGiveEqualAnswers();
};

namespace {

qint64 storedEvents(const TallyProgram &tally, const QString &store)
{
    const Ran ran = tally.run({u"query"_s, u"--source"_s, store, u"--metrics"_s, u"events"_s, u"--range"_s,
                               u"all"_s, u"--filter"_s, u"traffic_class exists"_s, u"--format"_s, u"json"_s});
    const auto json = ran.json();
    return json.is_object() && json.contains("rows") ? json["rows"][0][0].get<qint64>() : -1;
}

} // namespace

void TestDurability::killedImportsCompleteExactly()
{
    const TallyProgram tally;
    QVERIFY(tally
                .run({u"demo"_s, u"--events"_s, u"30000"_s, u"--days"_s, u"20"_s, u"--until"_s,
                      u"2026-06-30"_s, u"--ndjson"_s, u"log.ndjson"_s})
                .status
            == 0);
    QVERIFY(tally.run({u"import"_s, u"log.ndjson"_s, u"--source"_s, u"whole.tally"_s}).status == 0);
    const qint64 expected = storedEvents(tally, u"whole.tally"_s);
    QVERIFY(expected > 25'000);

    QRandomGenerator random(5);
    int killed = 0;
    for (int attempt = 0; attempt < 8; ++attempt) {
        QProcess import;
        tally.prepare(import);
        import.start(TallyProgram::program(), {u"import"_s, u"log.ndjson"_s, u"--source"_s, u"k.tally"_s});
        QVERIFY(import.waitForStarted());
        if (!import.waitForFinished(50 + random.bounded(400))) {
            import.kill();
            QVERIFY(import.waitForFinished());
            ++killed;
        }
    }
    QVERIFY2(killed > 0, "at least one import was cut off");
    const Ran last = tally.run({u"import"_s, u"log.ndjson"_s, u"--source"_s, u"k.tally"_s, u"--json"_s});
    QCOMPARE(last.status, 0);
    QCOMPARE(storedEvents(tally, u"k.tally"_s), expected);
}

void TestDurability::exportedEventsGiveEqualAnswers()
{
    const TallyProgram tally;
    QVERIFY(tally
                .run({u"demo"_s, u"--events"_s, u"10000"_s, u"--days"_s, u"40"_s, u"--until"_s,
                      u"2026-06-30"_s, u"--source"_s, u"a.tally"_s})
                .status
            == 0);
    QVERIFY(tally.run({u"export"_s, u"events"_s, u"--source"_s, u"a.tally"_s, u"-o"_s, u"a.ndjson"_s}).status
            == 0);
    QVERIFY(QFile::exists(tally.path(u"a.ndjson.manifest.json"_s)));
    const Ran import = tally.run({u"import"_s, u"a.ndjson"_s, u"--source"_s, u"b.tally"_s, u"--json"_s});
    QCOMPARE(import.json()["total"].value("rejected", -1), 0);

    const QByteArray queries = R"([
      {"metrics":["views","unique_viewers","visits","visitors","watch_time","revenue","bounce_rate","likes"],
       "dimensions":["time:day"],"range":{"name":"all","zone":"America/New_York"},"include":["totals"]},
      {"metrics":["events","visitors"],"dimensions":["action","traffic_class"],"range":"all"},
      {"metrics":["views"],"dimensions":["tags"],"range":"all"},
      {"metrics":["events"],"dimensions":["viewer"],"range":"all","page":{"limit":100000}},
      {"metrics":["views","events"],"dimensions":["content","content_title","uploader_name"],"range":"all"},
      {"metrics":["events"],"dimensions":["country","device","browser","viewer_plan"],"range":"all"},
      {"metrics":["events"],"dimensions":["ingested_at"],"range":"all","page":{"limit":100000}}])";
    const Ran before = tally.run({u"query"_s, u"--source"_s, u"a.tally"_s, u"--json"_s, u"-"_s}, queries);
    const Ran after = tally.run({u"query"_s, u"--source"_s, u"b.tally"_s, u"--json"_s, u"-"_s}, queries);
    QCOMPARE(before.status, 0);
    QCOMPARE(after.status, 0);
    const auto left = before.json();
    const auto right = after.json();
    QCOMPARE(left.size(), std::size_t(7));
    for (std::size_t i = 0; i < left.size(); ++i) {
        QVERIFY2(left[i]["rows"].size() > 1, qPrintable(QString::number(i)));
        QVERIFY2(left[i]["rows"] == right[i]["rows"], qPrintable(QString::number(i)));
        QVERIFY(left[i].value("totals", nlohmann::ordered_json())
                == right[i].value("totals", nlohmann::ordered_json()));
    }
    const auto events = [&tally](const QString &store) {
        return tally.run({u"export"_s, u"events"_s, u"--source"_s, store, u"--format"_s, u"csv"_s}).out;
    };
    QCOMPARE(events(u"a.tally"_s), events(u"b.tally"_s));
}

QTEST_GUILESS_MAIN(TestDurability)
#include "tst_durability.moc"
