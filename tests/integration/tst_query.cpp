// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/embeddedsource.h"
#include "tallyprogram.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTest>

using namespace tally;
using namespace Qt::StringLiterals;

/// `tally query`, `export` and `demo` as scripts use them, on a small demo community.
class TestQuery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void formatsAgree();
    void fileAndManifest();
    void arrayOfQueries();
    void queriesLineByLine();
    void refusedQueries_data();
    void refusedQueries();
    void allRowsWithoutLimit();
    void storeInUse();
    void noStoreYet();
    void brokenPipes();
    void unwritable_data();
    void unwritable();
    void demoDoesNotMix();
    void demoIsDeterministic();

private:
    Ran query(const QString &rest, const QByteArray &input = {}) const
    {
        QStringList words{u"query"_s, u"--source"_s, u"d.tally"_s};
        return m_tally.run(words + rest.split(u'|'), input);
    }
    TallyProgram m_tally;
};

void TestQuery::initTestCase()
{
    const Ran ran = m_tally.run({u"demo"_s, u"--events"_s, u"8000"_s, u"--days"_s, u"35"_s, u"--until"_s,
                                 u"2026-06-30"_s, u"--source"_s, u"d.tally"_s});
    QVERIFY2(ran.status == 0, ran.err.constData());
    QCOMPARE(ran.out, QByteArray());
}

void TestQuery::formatsAgree()
{
    const QString what
        = u"--metrics|views,visits|--by|country|--range|all|--zone|Asia/Seoul|--order|views:desc|--limit|5"_s;
    const Ran json = query(what + u"|--format|json"_s);
    QCOMPARE(json.status, 0);
    const auto rows = json.json()["rows"];
    QCOMPARE(rows.size(), std::size_t(5));
    QByteArray csv = "country,views,visits\r\n";
    for (const auto &row : rows) {
        csv += (row[0].is_null() ? QByteArray() : QByteArray::fromStdString(row[0].get<std::string>())) + ','
            + QByteArray::fromStdString(row[1].dump()) + ',' + QByteArray::fromStdString(row[2].dump())
            + "\r\n";
    }
    QCOMPARE(query(what + u"|--format=csv"_s).out, csv);
    QCOMPARE(query(what + u"|--format=csv|--bom"_s).out, "\xef\xbb\xbf" + csv);
    const QByteArray table = query(what).out;
    QCOMPARE(table.count('\n'), 7);
    for (const auto &row : rows)
        QVERIFY2(table.contains(QByteArray::fromStdString(row[1].dump())), table.constData());
}

void TestQuery::fileAndManifest()
{
    const Ran ran
        = query(u"--metrics|views|--by|time:day|--range|last_7_days|--as-of|2026-06-29T12:00:00Z|--zone|"
                "Asia/Seoul|--filter|device is mobile|--compare|previous_period|-o|out.csv"_s);
    QVERIFY2(ran.status == 0, ran.err.constData());
    QCOMPARE(ran.out, QByteArray());
    QFile file(m_tally.path(u"out.csv"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray csv = file.readAll();
    QVERIFY2(csv.startsWith("time:day,views,time:day_previous,views_previous,views_change\r\n2026-06-22,"),
             csv.constData());
    QCOMPARE(csv.count('\n'), 8);
    QFile manifestFile(m_tally.path(u"out.csv.manifest.json"_s));
    QVERIFY(manifestFile.open(QIODevice::ReadOnly));
    const QByteArray text = manifestFile.readAll();
    const auto manifest = nlohmann::ordered_json::parse(text.begin(), text.end(), nullptr, false);
    QCOMPARE(manifest.value("sha256", ""),
             QCryptographicHash::hash(csv, QCryptographicHash::Sha256).toHex().toStdString());
    QCOMPARE(manifest.value("rows", 0), 7);
    QCOMPARE(manifest["range"].value("from", ""), std::string("2026-06-22T00:00:00+09:00"));
    QCOMPARE(manifest["range"].value("to", ""), std::string("2026-06-29T00:00:00+09:00"));
    QVERIFY(manifest["filters"].dump().find("mobile") != std::string::npos);
}

void TestQuery::arrayOfQueries()
{
    const Ran good = query(u"--json|-"_s,
                           R"([{"metrics":["views"],"range":"all"},{"metrics":["events"],"range":"all"}])");
    QVERIFY2(good.status == 0, good.err.constData());
    QCOMPARE(good.json().size(), std::size_t(2));
    const Ran mixed
        = query(u"--json|-"_s, R"([{"metrics":["views"],"range":"all"},{"metrics":["nope"],"range":"all"},
                                               {"metrics":3},7])");
    QCOMPARE(mixed.status, 1);
    const auto answers = mixed.json();
    QCOMPARE(answers.size(), std::size_t(4));
    QVERIFY(answers[0].contains("rows"));
    QCOMPARE(answers[1].value("code", ""), std::string("unknown_metric"));
    QCOMPARE(answers[2].value("code", ""), std::string("invalid_query"));
    QCOMPARE(answers[3].value("code", ""), std::string("invalid_query"));
    QCOMPARE(query(u"--json|-"_s, "[]").json().dump(), std::string("[]"));
    QCOMPARE(query(u"--json|-"_s, "[{").status, 1);
    QCOMPARE(query(u"--json|-"_s, QByteArray(100'000, '[')).status, 1);
    QCOMPARE(query(u"--json|-"_s, "").status, 1);
}

void TestQuery::queriesLineByLine()
{
    QProcess process;
    m_tally.prepare(process);
    process.start(TallyProgram::program(),
                  {u"query"_s, u"--source"_s, u"d.tally"_s, u"--json"_s, u"-"_s, u"--ndjson"_s});
    for (const QByteArray line :
         {R"({"metrics":["views"],"range":"all"})", R"({"metrics":["nope"],"range":"all"})", "rubbish"}) {
        process.write(line + '\n'); // the next one only when this one is answered
        QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine(), 60'000);
        const QByteArray answer = process.readLine();
        const auto json = nlohmann::ordered_json::parse(answer.begin(), answer.end(), nullptr, false);
        QVERIFY2(json.is_object(), answer.constData());
        QCOMPARE(json.contains("rows"), line.contains("views"));
    }
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 1);
}

void TestQuery::refusedQueries_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("advice");
    const auto row = [](const char16_t *words, const char *code, const char *advice) {
        QTest::newRow(qPrintable(QString::fromUtf16(words)))
            << QString::fromUtf16(words) << QByteArray(code) << QByteArray(advice);
    };
    row(u"--metrics|view", "unknown_metric", "did you mean views");
    row(u"--metrics|views|--by|contry", "unknown_dimension", "did you mean country");
    row(u"--metrics|views|--by|time", "", "");
    row(u"--metrics|visits|--by|page", "incompatible_dimension", "Leave one");
    row(u"--metrics|views|--zone|Mars/Olympus", "invalid_time_zone", "IANA");
    row(u"--metrics|views|--range|last_month_or_so", "invalid_range", "last_28_days");
    row(u"--metrics|views|--range|2026-10-02/2026-10-01", "invalid_range", "FROM/TO");
    row(u"--metrics|views|--range|2026-13-01/2026-14-01", "invalid_range", "FROM/TO");
    row(u"--metrics|views|--filter|country", "invalid_query", "tally help query");
    row(u"--metrics|views|--filter|contry is KR", "unknown_dimension", "did you mean country");
    row(u"--metrics|views|--order|likes:desc", "invalid_query", "");
    row(u"--metrics|views|--cursor|rubbish", "", "");
}

void TestQuery::refusedQueries()
{
    QFETCH(QString, words);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, advice);
    if (code.isEmpty())
        return;
    const Ran ran = query(words);
    QCOMPARE(ran.status, 1);
    QCOMPARE(ran.out, QByteArray());
    QVERIFY2(ran.err.startsWith("tally: " + code + ": ") && ran.err.contains(advice), ran.err.constData());
    const Ran json = query(words + u"|--format|json"_s);
    QCOMPARE(json.status, 1);
    QCOMPARE(json.json().value("code", "").c_str(), code.constData());
}

void TestQuery::allRowsWithoutLimit()
{
    const QString what
        = u"--metrics|events|--by|event_id|--range|all|--filter|traffic_class exists|--format|csv"_s;
    const Ran all = query(what);
    QVERIFY2(all.status == 0, all.err.constData());
    QVERIFY(all.out.count('\n') > 7000);
    QCOMPARE(query(what + u"|--limit|10"_s).out.count('\n'), 11);
}

void TestQuery::storeInUse()
{
    // Another process that answers nobody, as one of an earlier version would be.
    auto holder = EmbeddedSource::open(m_tally.path(u"d.tally"_s), std::make_shared<SystemClock>());
    QVERIFY(holder);
    const Ran ran = m_tally.run({u"query"_s, u"--metrics"_s, u"views"_s, u"--source"_s, u"d.tally"_s});
    QCOMPARE(ran.status, 1);
    QVERIFY2(ran.err.contains("store_in_use") && ran.err.contains("try again"), ran.err.constData());
    holder->reset();
    QCOMPARE(query(u"--metrics|views"_s).status, 0);
}

void TestQuery::noStoreYet()
{
    const Ran ran = m_tally.run({u"query"_s, u"--source"_s, u"none.tally"_s, u"--metrics"_s, u"views"_s});
    QCOMPARE(ran.status, 1);
    QVERIFY2(ran.err.contains("invalid_source") && ran.err.contains("tally demo"), ran.err.constData());
    QVERIFY(!QFile::exists(m_tally.path(u"none.tally"_s)));
    QFile text(m_tally.path(u"text.tally"_s));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write("this is no store\n");
    text.close();
    const Ran damaged = m_tally.run({u"query"_s, u"--source"_s, u"text.tally"_s, u"--metrics"_s, u"views"_s});
    QCOMPARE(damaged.status, 1);
    QVERIFY2(damaged.err.startsWith("tally: "), damaged.err.constData());
}

void TestQuery::brokenPipes()
{
    const QString query = u"\"$TALLY\" query --source d.tally --metrics views --by time:day --range all"_s;
    const Ran pipe = m_tally.shell(u"\"$TALLY\" export events --source d.tally | head -1 | cut -c1-5; "
                                   "echo ${PIPESTATUS[0]}"_s);
    QVERIFY2(pipe.out == "time,\n1\n" || pipe.out == "time,\n0\n", pipe.out.constData());
    QCOMPARE(pipe.err, QByteArray());
    const Ran closed = m_tally.shell(query + u" >&-"_s);
    QCOMPARE(closed.status, 1);
    QVERIFY2(closed.err.contains("standard output"), closed.err.constData());
    QCOMPARE(m_tally.shell(query + u" 2>&- | wc -l"_s).status, 0);
    const Ran full = m_tally.shell(query + u" > /dev/full"_s);
    QCOMPARE(full.status, 1);
    QVERIFY2(full.err.contains("disk_full"), full.err.constData());
    const Ran noInput = m_tally.shell(u"\"$TALLY\" query --source d.tally --json - <&-"_s);
    QCOMPARE(noInput.status, 1);
    // The store is as it was.
    QCOMPARE(m_tally.shell(query).status, 0);
}

void TestQuery::unwritable_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("no such folder") << u"nowhere/out.csv"_s;
    QTest::newRow("a folder") << u"."_s;
    QTest::newRow("a device") << u"/dev/full"_s;
    QTest::newRow("below a file") << u"d.tally/out.csv"_s;
}

void TestQuery::unwritable()
{
    QFETCH(QString, file);
    for (const QString &format : {u"csv"_s, u"json"_s, u"table"_s}) {
        const Ran ran = query(u"--metrics|views|--range|all|--format|"_s + format + u"|-o|"_s + file);
        QCOMPARE(ran.status, 1);
        QCOMPARE(ran.out, QByteArray());
        QVERIFY2(ran.err.startsWith("tally: io_error: "), ran.err.constData());
    }
    const Ran events = m_tally.run({u"export"_s, u"events"_s, u"--source"_s, u"d.tally"_s, u"-o"_s, file});
    QCOMPARE(events.status, 1);
    QVERIFY2(events.err.startsWith("tally: io_error: "), events.err.constData());
}

void TestQuery::demoDoesNotMix()
{
    const QStringList demo{u"demo"_s, u"--events"_s, u"100"_s,        u"--days"_s,   u"3"_s,      u"--seed"_s,
                           u"9"_s,    u"--until"_s,  u"2026-06-30"_s, u"--source"_s, u"m.tally"_s};
    QCOMPARE(m_tally.run(demo).status, 0);
    const Ran refused = m_tally.run(demo);
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.err.contains("store_not_empty") && refused.err.contains("--add"),
             refused.err.constData());
    QCOMPARE(m_tally.run(demo + QStringList{u"--if-empty"_s}).status, 0);
    QCOMPARE(m_tally.run(demo + QStringList{u"--add"_s}).status, 0);
}

void TestQuery::demoIsDeterministic()
{
    const QStringList demo{u"demo"_s,    u"--events"_s,   u"500"_s,      u"--days"_s, u"5"_s,
                           u"--until"_s, u"2026-06-30"_s, u"--ndjson"_s, u"-"_s};
    const Ran first = m_tally.run(demo);
    QCOMPARE(first.status, 0);
    QVERIFY(first.out.count('\n') >= 500);
    QCOMPARE(m_tally.run(demo).out, first.out);
    QVERIFY(m_tally.run(demo + QStringList{u"--seed"_s, u"2"_s}).out != first.out);
}

QTEST_GUILESS_MAIN(TestQuery)
#include "tst_query.moc"
