// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tallyprogram.h"

#include <QDir>
#include <QTest>

using namespace tally;
using namespace Qt::StringLiterals;

/// Data quality, rejected lines and reports by the real program.
class TestReports : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(m_tally
                     .run({u"demo"_s, u"--events"_s, u"8000"_s, u"--days"_s, u"20"_s, u"--until"_s,
                           u"2026-06-30"_s, u"--source"_s, u"d.tally"_s})
                     .status,
                 0);
    }

    void qualityTellsWhatTheLedgerTells()
    {
        const Ran ran = m_tally.run(quality({u"--format"_s, u"json"_s}));
        QCOMPARE(ran.status, 0);
        const auto json = ran.json();
        qint64 events = 0;
        qint64 stored = 0;
        for (const auto &day : json.at("days")) {
            events += day.at("events").get<qint64>();
            stored += day.at("ledger").at("stored").get<qint64>();
        }
        QCOMPARE(events, qint64(8000));
        QCOMPARE(stored, events);
        QCOMPARE(json.at("total").at("events").get<qint64>(), events);
        QVERIFY(json.at("definitions").contains("validity"));
        const Ran csv = m_tally.run(quality({u"--format"_s, u"csv"_s}));
        QCOMPARE(csv.out.count("\r\n"), qsizetype(json.at("days").size()) + 1);
        const Ran table = m_tally.run(quality({}));
        QVERIFY(table.out.contains("2026-06-29"));
        QVERIFY(table.err.contains("late_event"));
        const qint64 late
            = json.at("total").at("figures").at("timeliness").at("problems").at("late_event").get<qint64>();
        const Ran rows = m_tally.run(quality({u"--rows"_s, u"timeliness"_s, u"--format"_s, u"json"_s}));
        QCOMPARE(rows.json().at("count").get<qint64>(), late);
    }

    void qualityRefusesWhatItDoesNotKnow()
    {
        QCOMPARE(m_tally.run(quality({u"--rows"_s, u"beauty"_s})).status, 2);
        QCOMPARE(m_tally.run({u"quality"_s, u"--source"_s, u"none.tally"_s}).status, 1);
    }

    void rejectedLinesComeBack()
    {
        write(u"log.ndjson"_s, "{\"@timestamp\":\"2026-06-01T10:00:00Z\"}\n{\"@timestamp\":\"x\"}\n");
        QCOMPARE(m_tally.run({u"import"_s, u"log.ndjson"_s, u"--source"_s, u"r.tally"_s}).status, 0);
        const Ran list = m_tally.run({u"rejected"_s, u"list"_s, u"--source"_s, u"r.tally"_s, u"--json"_s});
        QCOMPARE(list.json().size(), std::size_t(1));
        const QString file = QString::fromStdString(list.json()[0].at("file").get<std::string>());
        const Ran shown = m_tally.run({u"rejected"_s, u"list"_s, file});
        QVERIFY2(shown.out.contains("missing_action"), shown.out.constData());
        QFile letters(m_tally.path(file));
        QVERIFY(letters.open(QIODevice::ReadWrite));
        const QByteArray mended
            = letters.readAll().replace("Z\\\"}", "Z\\\",\\\"event.action\\\":\\\"view\\\"}");
        letters.resize(0);
        letters.seek(0);
        letters.write(mended);
        letters.close();
        const QStringList replay{u"rejected"_s, u"replay"_s, file, u"--source"_s, u"r.tally"_s, u"--json"_s};
        const Ran first = m_tally.run(replay);
        QVERIFY2(first.status == 0, first.err.constData());
        QCOMPARE(first.json().at("stored").get<int>(), 1);
        QCOMPARE(first.json().at("rejected").get<int>(), 1);
        const Ran second = m_tally.run(replay);
        QCOMPARE(second.json().at("stored").get<int>(), 0);
        QCOMPARE(m_tally.run({u"rejected"_s, u"eat"_s}).status, 2);
        QCOMPARE(m_tally.run({u"rejected"_s, u"replay"_s}).status, 2);
    }

    void aReportIsRunAndRemembered()
    {
        write(u"r.json"_s, R"({"name": "주간", "range": "all", "views": [
            {"title": "Days", "chart": "line", "query": {"metrics": ["views"], "dimensions": ["time:day"], "range": "all"}},
            {"title": "Broken", "chart": "bar", "query": {"metrics": ["vews"], "range": "all"}}]})");
        const Ran ran = m_tally.run({u"report"_s, u"r.json"_s, u"-o"_s, u"out"_s, u"--source"_s, u"d.tally"_s,
                                     u"--json"_s, u"--lang"_s, u"ko"_s});
        QCOMPARE(ran.status, 1); // because of the broken view
        QVERIFY2(ran.err.contains("unknown_metric"), ran.err.constData());
        const auto json = ran.json();
        QVERIFY(!json.at("complete").get<bool>());
        QCOMPARE(json.at("files").size(), std::size_t(3));
        for (const auto &file : json.at("files"))
            QVERIFY(QFile::exists(m_tally.path(QString::fromStdString(file.get<std::string>()))));
        // The numbers are those of the same question asked alone.
        const Ran query = m_tally.run({u"query"_s, u"--source"_s, u"d.tally"_s, u"--metrics"_s, u"views"_s,
                                       u"--by"_s, u"time:day"_s, u"--range"_s, u"all"_s, u"--zone"_s,
                                       u"UTC"_s, u"--format"_s, u"csv"_s});
        QFile csv(m_tally.path(QString::fromStdString(json.at("views")[0].at("csv").get<std::string>())));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(csv.readAll(), query.out);
        const Ran runs = m_tally.run({u"report"_s, u"runs"_s, u"주간"_s, u"--json"_s});
        QCOMPARE(runs.json().size(), std::size_t(1));
        QCOMPARE(runs.json()[0].at("result").get<std::string>(), std::string("1 of 2 views failed"));
    }

    void aReportWithoutPdfNeedsNoFonts()
    {
        const Ran ran = m_tally.run({u"report"_s, u"r.json"_s, u"-o"_s, u"plain"_s, u"--source"_s,
                                     u"d.tally"_s, u"--no-pdf"_s, u"--json"_s});
        QVERIFY(ran.json().at("pdf").is_null());
        QCOMPARE(QDir(m_tally.path(u"plain"_s)).entryList({u"*.pdf"_s}).size(), 0);
    }

    void schedulesByCron()
    {
        const Ran cron
            = m_tally.run({u"report"_s, u"schedule"_s, u"r.json"_s, u"-o"_s, u"out"_s, u"--source"_s,
                           u"d.tally"_s, u"--monthly"_s, u"1@06:15"_s, u"--cron"_s});
        QVERIFY2(cron.out.startsWith("15 6 1 * * '"), cron.out.constData());
        QVERIFY(cron.out.contains(m_tally.path(u"d.tally"_s).toUtf8()));
        // The line runs as it is.
        const QString command = QString::fromUtf8(cron.out).trimmed().section(u' ', 5);
        QVERIFY(m_tally.shell(u"cd / && "_s + command).err.contains("unknown_metric"));
        QCOMPARE(
            m_tally
                .run({u"report"_s, u"schedule"_s, u"r.json"_s, u"-o"_s, u"out"_s, u"--weekly"_s, u"noday"_s})
                .status,
            2);
        QCOMPARE(m_tally.run({u"report"_s, u"r.json"_s}).status, 2); // nowhere to write to
        QCOMPARE(m_tally.run({u"report"_s, u"none"_s, u"-o"_s, u"out"_s}).status, 1);
    }

private:
    QStringList quality(const QStringList &more) const
    {
        return QStringList{u"quality"_s, u"--source"_s, u"d.tally"_s, u"--range"_s, u"all"_s} + more;
    }
    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(m_tally.path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    TallyProgram m_tally;
};

QTEST_GUILESS_MAIN(TestReports)
#include "tst_reports.moc"
