// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/delivery/schedule.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

ReportSchedule sample(const QString &report = u"weekly"_s)
{
    ReportSchedule schedule;
    schedule.at = QTime(7, 30);
    schedule.report = report;
    schedule.command
        = {u"/usr/bin/tally"_s, u"report"_s, u"run"_s, report, u"-o"_s, u"/srv/it's 100% $HOME \"x\\"_s};
    return schedule;
}

} // namespace

class TestSchedule : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void timesInBothForms_data()
    {
        using Every = ReportSchedule::Every;
        QTest::addColumn<int>("every");
        QTest::addColumn<int>("day");
        QTest::addColumn<QString>("cron");
        QTest::addColumn<QString>("calendar");
        QTest::newRow("day") << int(Every::Day) << 1 << u"30 7 * * * "_s << u"*-*-* 07:30:00"_s;
        QTest::newRow("monday") << int(Every::Week) << 1 << u"30 7 * * 1 "_s << u"Mon *-*-* 07:30:00"_s;
        QTest::newRow("sunday") << int(Every::Week) << 7 << u"30 7 * * 0 "_s << u"Sun *-*-* 07:30:00"_s;
        QTest::newRow("month") << int(Every::Month) << 28 << u"30 7 28 * * "_s << u"*-*-28 07:30:00"_s;
    }
    void timesInBothForms()
    {
        QFETCH(int, every);
        QFETCH(int, day);
        QFETCH(QString, cron);
        QFETCH(QString, calendar);
        ReportSchedule schedule = sample();
        schedule.every = ReportSchedule::Every(every);
        schedule.day = day;
        QVERIFY2(cronLine(schedule)->startsWith(cron), qPrintable(*cronLine(schedule)));
        QVERIFY(timerUnits(schedule)->timer.contains("OnCalendar=" + calendar.toUtf8() + "\n"));
    }

    /// What a shell makes of the line is the command again.
    void cronCommandsComeThroughAShell()
    {
        ReportSchedule schedule = sample(u"a'b; rm -rf $(x) `y` \"z\" \\"_s);
        schedule.command[0] = u"printf"_s;
        schedule.command[1] = u"%s\\n"_s;
        QString line = *cronLine(schedule);
        line = line.section(u' ', 5).replace(u"\\%"_s, u"%"_s); // what cron does before the shell
        QProcess shell;
        shell.start(u"/bin/sh"_s, {u"-c"_s, line});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(QString::fromUtf8(shell.readAllStandardOutput()),
                 schedule.command.mid(2).join(u'\n') + u'\n');
    }

    void unitsQuoteWhatSystemdWouldExpand()
    {
        const QByteArray service = timerUnits(sample())->service;
        const QByteArray wanted = "\"/srv/it's 100%% $$HOME \\\"x\\\\\"";
        QVERIFY2(service.contains(wanted), service.constData());
        QVERIFY(timerUnits(sample(u"50 % up"_s))->timer.contains("Description=Tallyroom report: 50 %% up\n"));
    }

    void refusesWhatNoLineCanHold()
    {
        QVERIFY(!cronLine(sample(u"a\nb"_s)));
        QVERIFY(!timerUnits(sample(u"a\nExecStart=/bin/evil"_s)));
        ReportSchedule wrong = sample();
        wrong.day = 29;
        wrong.every = ReportSchedule::Every::Month;
        QVERIFY(!cronLine(wrong));
        wrong = sample();
        wrong.at = QTime();
        QVERIFY(!cronLine(wrong));
        wrong = sample();
        wrong.command.clear();
        QVERIFY(!timerUnits(wrong));
    }

    void timersComeAndGo()
    {
        const QTemporaryDir folder;
        const TimerFolder timers(folder.filePath(u"systemd/user"_s));
        QVERIFY(!timers.has(u"weekly"_s));
        QCOMPARE(timers.remove(u"weekly"_s).value(), false);
        const auto name = timers.install(sample());
        QVERIFY(name);
        QVERIFY(timers.has(u"weekly"_s));
        QCOMPARE(timers.when(u"weekly"_s), u"*-*-* 07:30:00"_s);
        const QString link = timers.folder() + u"/timers.target.wants/"_s + *name + u".timer"_s;
        QCOMPARE(QFileInfo(link).symLinkTarget(), timers.folder() + u'/' + *name + u".timer"_s);
        ReportSchedule later = sample();
        later.at = QTime(8, 0);
        QVERIFY(timers.install(later));
        QCOMPARE(timers.when(u"weekly"_s), u"*-*-* 08:00:00"_s);
        QCOMPARE(timers.remove(u"weekly"_s).value(), true);
        QVERIFY(!QFileInfo(link).isSymLink());
        QVERIFY(QDir(timers.folder()).entryList(QDir::Files).isEmpty());
    }

    void namesOfUnitsAreSafeAndTellApart()
    {
        QVERIFY(timerName(u"주간"_s) != timerName(u"월간"_s));
        QVERIFY(timerName(u"a b"_s) != timerName(u"a-b"_s));
        const QString hostile = timerName(u"../../etc/x\n가"_s);
        for (const QChar c : hostile)
            QVERIFY(c == u'-' || (c.unicode() < 128 && c.isLetterOrNumber()));
    }

    void systemdAcceptsThem()
    {
        const QString verifier = QStandardPaths::findExecutable(u"systemd-analyze"_s);
        if (verifier.isEmpty())
            QSKIP("systemd-analyze is not here");
        QProcess analyze;
        analyze.start(verifier, {u"calendar"_s, u"Mon *-*-* 07:30:00"_s});
        QVERIFY(analyze.waitForFinished());
        QCOMPARE(analyze.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
