// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tallyprogram.h"

#include <QFile>
#include <QTest>

#include <csignal>

using namespace tally;
using namespace Qt::StringLiterals;

/// `tally import --follow` as a service runs it.
class TestFollow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stopsCleanly_data();
    void stopsCleanly();
    void wrongUse();
};

namespace {

QByteArray lines(int from, int to)
{
    QByteArray all;
    for (int i = from; i < to; ++i)
        all += QByteArray(R"({"@timestamp":"2026-10-01T10:00:00Z","event.id":"e)") + QByteArray::number(i)
            + R"(","event.action":"view"})" + "\n";
    return all;
}

void append(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append | QIODevice::Unbuffered));
    QCOMPARE(file.write(bytes), bytes.size());
}

int storedEvents(const TallyProgram &tally)
{
    const Ran ran = tally.run({u"info"_s, u"--source"_s, u"f.tally"_s, u"--json"_s});
    return ran.status == 0 ? ran.json().value("events", -1) : -1;
}

/// Follows for a while and answers how many lines the ledger has, −1 for whatever is not a clean end.
int followFor(const TallyProgram &tally, int ms, int signal)
{
    QProcess follow;
    tally.prepare(follow);
    follow.start(TallyProgram::program(),
                 {u"import"_s, u"--follow"_s, u"app.ndjson"_s, u"--source"_s, u"f.tally"_s, u"--json"_s});
    if (!follow.waitForStarted() || follow.waitForFinished(ms))
        return -1;
    ::kill(pid_t(follow.processId()), signal);
    if (!follow.waitForFinished(20'000) || follow.exitStatus() != QProcess::NormalExit
        || follow.exitCode() != 0)
        return -1;
    const QByteArray out = follow.readAllStandardOutput();
    const auto ledger = nlohmann::json::parse(out.begin(), out.end(), nullptr, false);
    return ledger["total"].value("rejected", -1) == 0 ? ledger["total"].value("received", -1) : -1;
}

} // namespace

void TestFollow::stopsCleanly_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM, as systemd does") << int(SIGTERM);
    QTest::newRow("SIGINT, as Ctrl+C does") << int(SIGINT);
}

void TestFollow::stopsCleanly()
{
    QFETCH(int, signal);
    const TallyProgram tally;
    const QString log = tally.path(u"app.ndjson"_s);
    append(log, lines(0, 100));
    int written = 100;
    for (int round = 0; round < 3; ++round) {
        append(log, lines(written, written + 50) + "{\"half");
        written += 50;
        // A stop may come before all was read; what one run has stored the next one need not read again.
        int stored = 0;
        int received = -1;
        for (int attempt = 0; attempt < 20 && (received < 0 || stored < written); ++attempt) {
            received = followFor(tally, 500 << attempt / 4, signal);
            stored = storedEvents(tally);
        }
        QVERIFY(received >= 0);
        QCOMPARE(stored, written);
        QFile file(log);
        QVERIFY(file.resize(file.size() - 6)); // the half line is written anew
        if (round == 1)
            QVERIFY(QFile::rename(log, log + u".1"_s)); // rotated while nobody looks
    }
}

void TestFollow::wrongUse()
{
    const TallyProgram tally;
    const Ran ran = tally.run({u"import"_s, u"--follow"_s, u"-"_s});
    QCOMPARE(ran.status, 2);
    QVERIFY(ran.err.contains("standard input"));
    QFile packed(tally.path(u"a.gz"_s));
    QVERIFY(packed.open(QIODevice::WriteOnly));
    packed.write(QByteArray::fromHex("1f8b0800000000000003") + "\n");
    packed.close();
    const Ran refused = tally.run({u"import"_s, u"--follow"_s, u"a.gz"_s, u"--source"_s, u"f.tally"_s});
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.err.contains("nothing packed"), refused.err.constData());
}

QTEST_GUILESS_MAIN(TestFollow)
#include "tst_follow.moc"
