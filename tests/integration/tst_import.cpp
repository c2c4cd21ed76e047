// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tallyprogram.h"

#include <QDir>
#include <QFile>
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
    void patterns();
    void interrupted();
};

namespace {

const QString Clickstream = QStringLiteral(TALLYROOM_SOURCE_DIR "/tests/data/ecom-clickstream.csv.gz");

QByteArray line(int id, const char *action = "view")
{
    return QByteArray(R"({"@timestamp":"2026-10-01T10:00:00Z","event.id":"e)") + QByteArray::number(id)
        + R"(","event.action":")" + action + R"(","user.id":"u1"})" + "\n";
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

void TestImport::patterns()
{
    const TallyProgram tally;
    QVERIFY(QDir(tally.path({})).mkpath(u"logs/old.ndjson"_s));
    for (const QString &name : {u"logs/b.ndjson"_s, u"logs/a.ndjson"_s, u"logs/c.csv"_s, u"[x].ndjson"_s}) {
        QFile file(tally.path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(line(int(name.size()) * 100 + name.at(5).unicode()));
    }
    const Ran ran = tally.run({u"import"_s, u"logs/*.ndjson"_s, u"logs/a.*"_s, u"[x].ndjson"_s, u"--source"_s,
                               u"g.tally"_s, u"--json"_s});
    QCOMPARE(ran.status, 0);
    const auto files = ran.json()["files"];
    QCOMPARE(files.size(), std::size_t(3)); // each once, by name; what exists is no pattern; folders are none
    QCOMPARE(files[0].value("file", ""), std::string("logs/a.ndjson"));
    QCOMPARE(files[1].value("file", ""), std::string("logs/b.ndjson"));
    QCOMPARE(files[2].value("file", ""), std::string("[x].ndjson"));
    const Ran none = tally.run({u"import"_s, u"logs/*.gz"_s, u"--source"_s, u"g.tally"_s});
    QCOMPARE(none.status, 1);
    QVERIFY2(none.err.contains("No file matches this pattern"), none.err.constData());
    const Ran folder = tally.run({u"import"_s, u"logs"_s, u"--source"_s, u"g.tally"_s});
    QCOMPARE(folder.status, 1);
    QVERIFY2(folder.err.contains("give its files"), folder.err.constData());
}

void TestImport::interrupted()
{
    const TallyProgram tally;
    QProcess demo;
    tally.prepare(demo);
    demo.setStandardOutputFile(QProcess::nullDevice());
    demo.start(TallyProgram::program(), {u"demo"_s, u"--events"_s, u"3000000"_s, u"--ndjson"_s, u"-"_s});
    QVERIFY(demo.waitForStarted());
    QVERIFY(!demo.waitForFinished(300));
    ::kill(pid_t(demo.processId()), SIGINT);
    QVERIFY(demo.waitForFinished(30'000));
    QCOMPARE(demo.exitStatus(), QProcess::NormalExit);
    QVERIFY(demo.exitCode() == 1 || demo.exitCode() == 130);
}

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
