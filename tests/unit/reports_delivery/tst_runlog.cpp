// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/delivery/runlog.h"

#include <QTemporaryDir>
#include <QTest>
#include <QtConcurrent>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

LoggedRun sample(const QString &report, qint64 at = 1'790'000'000'000)
{
    return {report,
            u"/x.tally"_s,
            u"/out"_s,
            at,
            at + 1500,
            {u"/out/a.csv"_s, u"/out/보고.pdf"_s},
            {{u"조회"_s, 5, {}, {}}, {u"Broken"_s, 0, u"unknown_metric"_s, u"no \"vews\""_s}},
            {},
            {}};
}

} // namespace

class TestRunLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_log = std::make_unique<RunLog>(m_dir->filePath(u"deep/runs.jsonl"_s));
    }

    void keepsRunsLatestFirst()
    {
        QVERIFY(m_log->latest(5).isEmpty());
        QVERIFY(m_log->add(sample(u"one"_s)));
        QVERIFY(m_log->add(sample(u"two"_s)));
        const QList<LoggedRun> runs = m_log->latest(5);
        QCOMPARE(runs.size(), 2);
        QVERIFY(runs.first() == sample(u"two"_s));
        QVERIFY(!runs.first().complete());
        QCOMPARE(m_log->latest(1).size(), 1);
    }

    void passesOverWhatIsNoRun()
    {
        QVERIFY(m_log->add(sample(u"good"_s)));
        QFile file(m_log->path());
        QVERIFY(file.open(QIODevice::Append));
        file.write(
            "{\"report\": 5}\n\xff\xfe\n[]\n{\"report\": \"x\", \"started\": \"soon\"}\n{\"report\": \"cut");
        file.close();
        QCOMPARE(m_log->latest(10).size(), 1);
    }

    void addsFromSeveralSidesAtOnce()
    {
        QList<QFuture<void>> all;
        for (int i = 0; i < 20; ++i) {
            all.append(QtConcurrent::run(
                [this, i] { static_cast<void>(RunLog(m_log->path()).add(sample(u"r%1"_s.arg(i)))); }));
        }
        for (QFuture<void> &one : all)
            one.waitForFinished();
        QCOMPARE(m_log->latest(100).size(), 20);
    }

    void dropsTheOlderHalfWhenItGrows()
    {
        LoggedRun large = sample(u"large"_s);
        large.source = QString(8'000, u'x');
        const int enough = int(RunLog::MaxBytes / 8'000) + 20;
        for (int i = 0; i < enough; ++i)
            QVERIFY(m_log->add(large));
        QVERIFY(m_log->add(sample(u"last"_s)));
        QVERIFY(QFileInfo(m_log->path()).size() <= RunLog::MaxBytes + 20'000);
        const QList<LoggedRun> runs = m_log->latest(100'000);
        QCOMPARE(runs.first().report, u"last"_s);
        QVERIFY(runs.size() > enough / 3);
        QVERIFY(runs.size() < enough);
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<RunLog> m_log;
};

QTEST_GUILESS_MAIN(TestRunLog)
#include "tst_runlog.moc"
