// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tallyprogram.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace tally;
using namespace Qt::StringLiterals;

/// Looking after a store by the real program: what it says, what it leaves behind, and its exit status.
class TestUpkeep : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void pruneSaysWhatItDoes();
    void forgottenIdsAreNowhere();
    void backupAndRestore();
    void infoTells();

private:
    TallyProgram m_tally;
    void copyStore(const QString &name) const
    {
        QFile::remove(m_tally.path(name));
        QVERIFY(QFile::copy(m_tally.path(u"demo.tally"_s), m_tally.path(name)));
    }
    Ran counts(const QString &store) const
    {
        return m_tally.run({u"query"_s, u"--source"_s, store, u"--metrics"_s,
                            u"events,unique_viewers,visitors,visits,views"_s, u"--by"_s, u"time:day"_s,
                            u"--range"_s, u"all"_s, u"--include"_s, u"totals"_s, u"--format"_s, u"csv"_s});
    }
};

void TestUpkeep::initTestCase()
{
    QCOMPARE(m_tally
                 .run({u"demo"_s, u"--events"_s, u"20000"_s, u"--days"_s, u"40"_s, u"--until"_s,
                       u"2026-06-30"_s, u"--source"_s, u"demo.tally"_s})
                 .status,
             0);
}

void TestUpkeep::pruneSaysWhatItDoes()
{
    copyStore(u"p.tally"_s);
    const QStringList prune{u"prune"_s, u"--source"_s, u"p.tally"_s, u"--keep"_s, u"10d"_s};
    const Ran dry = m_tally.run(prune + QStringList{u"--dry-run"_s});
    QCOMPARE(dry.status, 0);
    QVERIFY2(dry.out.contains("last event is of 2026-06-29; the days before 2026-06-20 (UTC) go"),
             dry.out.constData());
    QVERIFY(dry.out.contains("Would remove 30 days with "));
    const Ran done = m_tally.run(prune + QStringList{u"--json"_s});
    QCOMPARE(done.status, 0);
    const auto json = done.json();
    QCOMPARE(json.value("days", 0), 30);
    QVERIFY(json.value("bytes_after", qint64(0)) > 0);
    QVERIFY(!QFile::exists(m_tally.path(u"p.tally.rewriting"_s)));
    const auto info = m_tally.run({u"info"_s, u"--source"_s, u"p.tally"_s, u"--json"_s}).json();
    QCOMPARE(info.value("days", 0), 10);
    QCOMPARE(info.value("events", 0) + json.value("events", 0), 20000);
    QCOMPARE(QByteArray::fromStdString(info.value("pruned_before", "")), QByteArray("2026-06-20"));
    QVERIFY(m_tally.run(prune).out.contains("There is none."));
}

void TestUpkeep::forgottenIdsAreNowhere()
{
    copyStore(u"f.tally"_s);
    const QByteArray log
        = R"({"@timestamp":"2026-06-10T00:00:00Z","event":{"action":"view"},"user":{"id":"Jane-Roe-48213"},"invited_by":"Jane-Roe-48213","kept":"yes"}
{"@timestamp":"2026-06-11T00:00:00Z","event":{"action":"view"},"user":{"id":"Jane-Roe-48213"}}
{"@timestamp":"never","event":{"action":"view"},"user":{"id":"Jane-Roe-48213"}}
{"@timestamp":"never","event":{"action":"view"},"user":{"id":"Jane-Roe-482130"}}
)";
    QCOMPARE(m_tally.run({u"import"_s, u"-"_s, u"--source"_s, u"f.tally"_s}, log).status, 0);
    const Ran before = counts(u"f.tally"_s);
    const QString find = u"grep -rlaw 'Jane-Roe-48213' f.tally* f-rejected"_s;
    QVERIFY(m_tally.shell(find).out.contains("f.tally"));
    const Ran dry
        = m_tally.run({u"forget"_s, u"Jane-Roe-48213"_s, u"--source"_s, u"f.tally"_s, u"--dry-run"_s});
    QCOMPARE(dry.status, 0);
    QVERIFY(m_tally.shell(find).out.contains("f-rejected"));

    const Ran done
        = m_tally.run({u"forget"_s, u"Jane-Roe-48213"_s, u"--source"_s, u"f.tally"_s, u"--json"_s});
    QCOMPARE(done.status, 0);
    const auto json = done.json();
    QCOMPARE(json.value("events", 0), 2);
    QCOMPARE(json.value("events_with_labels", 0), 1);
    QCOMPARE(json.value("rejected_lines", 0), 1);
    QCOMPARE(m_tally.shell(find).out, QByteArray());
    QVERIFY2(m_tally.shell(u"grep -rla 'Jane-Roe-482130' f-rejected"_s).status == 0, "another's line stays");
    QCOMPARE(counts(u"f.tally"_s).out, before.out);

    const Ran again = m_tally.run({u"forget"_s, u"Jane-Roe-48213"_s, u"--source"_s, u"f.tally"_s});
    QCOMPARE(again.status, 1);
    QVERIFY2(again.err.contains("unknown_viewer"), again.err.constData());
    // The log again: its events are known by their lines.
    QCOMPARE(m_tally.run({u"import"_s, u"-"_s, u"--source"_s, u"f.tally"_s, u"--json"_s}, log)
                 .json()["total"]
                 .value("stored", -1),
             0);
}

void TestUpkeep::backupAndRestore()
{
    copyStore(u"r.tally"_s);
    const Ran before = counts(u"r.tally"_s);
    const Ran backup = m_tally.run({u"backup"_s, u"b.tally"_s, u"--source"_s, u"r.tally"_s});
    QCOMPARE(backup.status, 0);
    QVERIFY(backup.out.contains("20000 events"));
    QCOMPARE(m_tally.run({u"prune"_s, u"--keep"_s, u"1d"_s, u"--source"_s, u"r.tally"_s}).status, 0);
    const Ran pruned = counts(u"r.tally"_s);
    QVERIFY(pruned.out != before.out);
    const Ran refused = m_tally.run({u"restore"_s, u"b.tally"_s, u"--source"_s, u"r.tally"_s});
    QCOMPARE(refused.status, 1);
    QVERIFY(refused.err.contains("store_not_empty"));
    const Ran restored
        = m_tally.run({u"restore"_s, u"b.tally"_s, u"--source"_s, u"r.tally"_s, u"--replace"_s});
    QVERIFY2(restored.status == 0, restored.err.constData());
    QVERIFY(restored.out.contains("r.tally.before-restore"));
    QCOMPARE(counts(u"r.tally"_s).out, before.out);
    QCOMPARE(counts(u"r.tally.before-restore"_s).out, pruned.out);
    QCOMPARE(counts(u"b.tally"_s).out, before.out);
    // The user's own store, where there is none yet.
    QCOMPARE(m_tally.run({u"restore"_s, u"b.tally"_s}).status, 0);
    QVERIFY(QFile::exists(m_tally.path(u"data/tallyroom/community.tally"_s)));
}

void TestUpkeep::infoTells()
{
    const Ran text = m_tally.run({u"info"_s, u"--source"_s, u"demo.tally"_s});
    QCOMPARE(text.status, 0);
    for (const char *part : {"20000 on 40 days", "an event ", "last event ", "version "})
        QVERIFY2(text.out.contains(part), part);
    const Ran none = m_tally.run({u"info"_s, u"--source"_s, u"nowhere.tally"_s});
    QCOMPARE(none.status, 1);
    QVERIFY(!QFile::exists(m_tally.path(u"nowhere.tally"_s)));
}

QTEST_GUILESS_MAIN(TestUpkeep)
#include "tst_upkeep.moc"
