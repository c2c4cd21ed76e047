// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tallyprogram.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>

#include <csignal>

using namespace tally;
using namespace Qt::StringLiterals;

class TestImport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void clickstream();
    void standardInput();
    void rejectedLines();
    void missingFile();
    void killedImportsCompleteExactly();
    void interrupted();
    void exportedEventsGiveEqualAnswers();
};

namespace {

const QString Clickstream = QStringLiteral(TALLYROOM_SOURCE_DIR "/tests/data/ecom-clickstream.csv.gz");

QByteArray line(int id, const char *action = "view")
{
    return QByteArray(R"({"@timestamp":"2026-10-01T10:00:00Z","event.id":"e)") + QByteArray::number(id)
        + R"(","event.action":")" + action + R"(","user.id":"u1"})" + "\n";
}

qint64 storedEvents(const TallyProgram &tally, const QString &store)
{
    const Ran ran = tally.run({u"query"_s, u"--source"_s, store, u"--metrics"_s, u"events"_s, u"--range"_s,
                               u"all"_s, u"--filter"_s, u"traffic_class exists"_s, u"--format"_s, u"json"_s});
    const auto json = ran.json();
    return json.is_object() && json.contains("rows") ? json["rows"][0][0].get<qint64>() : -1;
}

} // namespace

void TestImport::clickstream()
{
    const TallyProgram tally;
    const QStringList words{u"import"_s,   Clickstream,  u"--field-map"_s, u"shop"_s,
                            u"--source"_s, u"c.tally"_s, u"--json"_s};
    const Ran first = tally.run(words);
    QCOMPARE(first.status, 0);
    QCOMPARE(first.json()["total"].dump(),
             std::string(R"({"received":31106,"stored":31106,"duplicates":0,"rejected":0})"));
    const Ran second = tally.run(words);
    QCOMPARE(second.status, 0);
    QCOMPARE(second.json()["total"].dump(),
             std::string(R"({"received":31106,"stored":0,"duplicates":31106,"rejected":0})"));

    const Ran table = tally.run(words.mid(0, 6));
    QVERIFY2(table.out.contains("31106") && table.out.contains("duplicates"), table.out.constData());

    QProcess python;
    tally.prepare(python);
    python.start(u"python3"_s,
                 {QStringLiteral(TALLYROOM_SOURCE_DIR "/tests/integration/clickstream.py"),
                  TallyProgram::program(), Clickstream, u"c.tally"_s});
    QVERIFY2(python.waitForFinished(240'000), "python3 is needed");
    QVERIFY2(python.exitCode() == 0,
             (python.readAllStandardOutput() + python.readAllStandardError()).constData());
}

void TestImport::standardInput()
{
    const TallyProgram tally;
    QByteArray log;
    for (int i = 0; i < 1000; ++i)
        log += line(i);
    const Ran ran = tally.run({u"import"_s, u"-"_s}, log); // into the user's own store
    QCOMPARE(ran.status, 0);
    QVERIFY(QFile::exists(tally.path(u"data/tallyroom/community.tally"_s)));
    const Ran zipped = tally.shell(u"\"$TALLY\" query --metrics events --range all --format csv"_s);
    QCOMPARE(zipped.out, QByteArray("events\r\n1000\r\n"));
    const Ran again
        = tally.shell(u"\"$TALLY\" export events --format ndjson | gzip | \"$TALLY\" import - --json "
                      "--source other.tally"_s);
    QCOMPARE(again.json()["total"].value("stored", 0), 1000);
}

void TestImport::rejectedLines()
{
    const TallyProgram tally;
    QByteArray log;
    for (int i = 0; i < 100; ++i)
        log += line(i);
    log += "{\"@timestamp\":\"not a time\",\"event.action\":\"view\"}\n{broken\n\n" + line(5)
        + "{\"event.id\":\"x\"}\n";
    const Ran ran = tally.run(
        {u"import"_s, u"-"_s, u"--rejected"_s, u"bad.ndjson"_s, u"--json"_s, u"--format"_s, u"ndjson"_s},
        log);
    QCOMPARE(ran.status, 0);
    const auto total = ran.json()["total"];
    QCOMPARE(total.value("stored", 0), 100);
    QCOMPARE(total.value("duplicates", 0), 1);
    QCOMPARE(total.value("rejected", 0), 3);
    QCOMPARE(total.value("received", 0), 104);
    QVERIFY2(ran.err.contains("3 lines were rejected") && ran.err.contains("bad.ndjson"),
             ran.err.constData());
    QFile rejected(tally.path(u"bad.ndjson"_s));
    QVERIFY(rejected.open(QIODevice::ReadOnly));
    const QByteArray kept = rejected.readAll();
    QVERIFY2(kept.contains("not a time") && kept.contains("{broken"), kept.constData());
}

void TestImport::missingFile()
{
    const TallyProgram tally;
    const Ran ran = tally.run({u"import"_s, u"nowhere.ndjson"_s});
    QCOMPARE(ran.status, 1);
    QVERIFY2(ran.err.contains("io_error") && ran.err.contains("nowhere.ndjson"), ran.err.constData());
    QCOMPARE(ran.out, QByteArray());
    const Ran map = tally.run({u"import"_s, Clickstream, u"--field-map"_s, u"shopp"_s});
    QCOMPARE(map.status, 1);
    QVERIFY2(map.err.contains("tally: "), map.err.constData());
}

void TestImport::killedImportsCompleteExactly()
{
    const TallyProgram tally;
    QVERIFY(tally
                .run({u"demo"_s, u"--events"_s, u"60000"_s, u"--days"_s, u"20"_s, u"--until"_s,
                      u"2026-06-30"_s, u"--ndjson"_s, u"log.ndjson"_s})
                .status
            == 0);
    QVERIFY(tally.run({u"import"_s, u"log.ndjson"_s, u"--source"_s, u"whole.tally"_s}).status == 0);
    const qint64 expected = storedEvents(tally, u"whole.tally"_s);
    QVERIFY(expected > 50'000);

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

void TestImport::interrupted()
{
    const TallyProgram tally;
    QProcess demo;
    tally.prepare(demo);
    demo.setStandardOutputFile(QProcess::nullDevice());
    demo.start(TallyProgram::program(), {u"demo"_s, u"--events"_s, u"500000000"_s, u"--ndjson"_s, u"-"_s});
    QVERIFY(demo.waitForStarted());
    QVERIFY(!demo.waitForFinished(300));
    ::kill(pid_t(demo.processId()), SIGINT);
    QVERIFY(demo.waitForFinished(30'000));
    QCOMPARE(demo.exitStatus(), QProcess::NormalExit);
    QVERIFY(demo.exitCode() == 1 || demo.exitCode() == 130);
}

void TestImport::exportedEventsGiveEqualAnswers()
{
    const TallyProgram tally;
    QVERIFY(tally
                .run({u"demo"_s, u"--events"_s, u"20000"_s, u"--days"_s, u"40"_s, u"--until"_s,
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

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
