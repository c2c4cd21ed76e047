// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tallyprogram.h"

#include <QFile>
#include <QTest>

#include <csignal>

using namespace tally;
using namespace Qt::StringLiterals;

/// Several programs at one store: the one that has it open answers the others.
class TestTwoProcesses : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void commandsBesideAnImport();
    void importsBesideEachOther();
    void holderIsKilled_data();
    void holderIsKilled();
    void holderEndsInTheMiddle();
};

namespace {

const QStringList Store{u"--source"_s, u"s.tally"_s};

QByteArray lines(int from, int to)
{
    QByteArray all;
    for (int i = from; i < to; ++i) {
        const QByteArray number = QByteArray::number(i);
        all += R"({"@timestamp":"2026-10-0)" + QByteArray::number(1 + i % 9) + R"(T10:00:00Z","event.id":"e)" + number
            + R"(","event.action":"view","user.id":"v)" + QByteArray::number(i % 50) + "\"}\n";
    }
    return all;
}

/// An import that has the store open until its input ends.
class Holder
{
public:
    explicit Holder(const TallyProgram &tally, int lineCount)
    {
        tally.prepare(m_process);
        m_process.start(TallyProgram::program(), QStringList{u"import"_s, u"-"_s, u"--json"_s} + Store);
        m_process.waitForStarted();
        m_process.write(lines(0, lineCount));
        const QString store = tally.path(u"s.tally"_s);
        // The file is there once the store is being made; whoever comes too early waits.
        if (!QTest::qWaitFor([&store] { return QFile::exists(store); }, 20'000))
            qFatal("the import makes no store");
    }
    ~Holder() { kill(); }

    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(20'000);
    }
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    nlohmann::ordered_json end()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(30'000);
        const QByteArray out = m_process.readAllStandardOutput();
        return nlohmann::ordered_json::parse(out.begin(), out.end(), nullptr, false);
    }

private:
    QProcess m_process;
};

int count(const nlohmann::ordered_json &ledger, const char *what)
{
    return ledger.is_object() && ledger.contains("total") ? ledger["total"].value(what, -1) : -1;
}

int storedEvents(const TallyProgram &tally)
{
    const Ran ran = tally.run(QStringList{u"info"_s, u"--json"_s} + Store);
    return ran.status == 0 ? ran.json().value("events", -1) : -1;
}

void writeLog(const TallyProgram &tally, const QString &name, const QByteArray &bytes)
{
    QFile file(tally.path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

void TestTwoProcesses::commandsBesideAnImport()
{
    const TallyProgram tally;
    writeLog(tally, u"more.ndjson"_s, lines(100, 400) + "rubbish\n");
    Holder holder(tally, 0);
    const Ran imported = tally.run(QStringList{u"import"_s, u"more.ndjson"_s, u"--json"_s} + Store);
    QCOMPARE(imported.status, 0);
    QCOMPARE(count(imported.json(), "stored"), 300);
    QCOMPARE(count(imported.json(), "rejected"), 1);
    const Ran query = tally.run(QStringList{u"query"_s, u"--metrics"_s, u"views,unique_viewers"_s, u"--range"_s,
                                            u"all"_s, u"--format"_s, u"csv"_s}
                                + Store);
    QCOMPARE(query.out, QByteArray("views,unique_viewers\r\n300,50\r\n"));
    const Ran exported = tally.run(QStringList{u"export"_s, u"events"_s, u"-o"_s, u"all.csv"_s} + Store);
    QCOMPARE(exported.status, 0);
    const Ran forgotten = tally.run(QStringList{u"forget"_s, u"v7"_s} + Store);
    QCOMPARE(forgotten.status, 0);
    QVERIFY2(forgotten.out.contains("run the same command again"), forgotten.out.constData());
    const Ran copied = tally.run(QStringList{u"backup"_s, u"copy.tally"_s} + Store);
    QCOMPARE(copied.status, 0);
    const Ran wrong = tally.run(QStringList{u"query"_s, u"--metrics"_s, u"viewz"_s} + Store);
    QCOMPARE(wrong.status, 1);
    QVERIFY(holder.isRunning());
    QVERIFY(count(holder.end(), "rejected") == 0);
    QCOMPARE(storedEvents(tally), 300);
    const Ran again = tally.run(QStringList{u"forget"_s, u"v7"_s} + Store);
    QVERIFY2(again.status == 0 && again.out.contains("written anew"), (again.out + again.err).constData());
}

void TestTwoProcesses::importsBesideEachOther()
{
    const TallyProgram tally;
    for (int i = 0; i < 3; ++i)
        writeLog(tally, u"%1.ndjson"_s.arg(i), lines(i * 2'000, i * 2'000 + 3'000));
    // Who comes first has the store; who ends first does not matter.
    const Ran all = tally.shell(u"for i in 0 1 2; do \"$TALLY\" import $i.ndjson --source s.tally --json > $i.json & "
                                "done; wait"_s);
    QCOMPARE(all.status, 0);
    QCOMPARE(storedEvents(tally), 7'000);
    int stored = 0;
    for (int i = 0; i < 3; ++i) {
        QFile file(tally.path(u"%1.json"_s.arg(i)));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray out = file.readAll();
        const auto ledger = nlohmann::ordered_json::parse(out.begin(), out.end(), nullptr, false);
        QCOMPARE(count(ledger, "received"), 3'000);
        stored += count(ledger, "stored");
    }
    QCOMPARE(stored, 7'000);
}

void TestTwoProcesses::holderIsKilled_data()
{
    QTest::addColumn<int>("afterMs");
    for (const int ms : {5, 40, 90, 200, 400})
        QTest::addRow("after %d ms", ms) << ms;
}

/// The other import goes on with the store itself: no event is lost, none counts twice.
void TestTwoProcesses::holderIsKilled()
{
    QFETCH(int, afterMs);
    constexpr int all = 60'000;
    const TallyProgram tally;
    writeLog(tally, u"log.ndjson"_s, lines(0, all));
    Holder holder(tally, 10);
    QProcess import;
    tally.prepare(import);
    import.start(TallyProgram::program(), QStringList{u"import"_s, u"log.ndjson"_s, u"--json"_s} + Store);
    QVERIFY(import.waitForStarted());
    QVERIFY(!import.waitForFinished(afterMs) || import.exitCode() == 0);
    holder.kill();
    QVERIFY(import.waitForFinished(60'000));
    QVERIFY2(import.exitCode() == 0, import.readAllStandardError().constData());
    QCOMPARE(storedEvents(tally), all);
}

void TestTwoProcesses::holderEndsInTheMiddle()
{
    const TallyProgram tally;
    Holder first(tally, 10);
    QVERIFY(storedEvents(tally) >= 0); // it has the store by now
    Holder second(tally, 20);
    QVERIFY(storedEvents(tally) >= 0);
    QCOMPARE(count(first.end(), "stored"), 10);
    const auto ledger = second.end();
    QCOMPARE(count(ledger, "received"), 20);
    QCOMPARE(count(ledger, "stored"), 10);
    QCOMPARE(storedEvents(tally), 20);
}

QTEST_GUILESS_MAIN(TestTwoProcesses)
#include "tst_twoprocesses.moc"
