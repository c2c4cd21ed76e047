// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include <QBuffer>
#include <QTemporaryDir>
#include <QTest>

using namespace tally::cli;
using namespace Qt::StringLiterals;

/// Wrong command lines: exit status 2, nothing on standard output, and a message that names what was wrong.
class TestUsage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void wrong_data();
    void wrong();
    void right_data();
    void right();
    void helpOfEveryCommand_data();
    void helpOfEveryCommand();

private:
    struct Ran
    {
        int status;
        QString out;
        QString err;
    };
    static Ran ran(const QStringList &words);
    QTemporaryDir m_folder;
};

void TestUsage::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_folder.path().toUtf8());
}

TestUsage::Ran TestUsage::ran(const QStringList &words)
{
    QBuffer out;
    QBuffer err;
    out.open(QIODevice::WriteOnly);
    err.open(QIODevice::WriteOnly);
    Console console(out, err, false);
    const int status = run(words, console, {});
    return {status, QString::fromUtf8(out.data()), QString::fromUtf8(err.data())};
}

void TestUsage::wrong_data()
{
    QTest::addColumn<QString>("line"); // words parted by |
    QTest::addColumn<QString>("named");
    const auto row = [](const char16_t *line, const char16_t *named) {
        QTest::newRow(qPrintable(QString::fromUtf16(line)))
            << QString::fromUtf16(line) << QString::fromUtf16(named);
    };
    row(u"", u"Usage: tally COMMAND");
    row(u"qury", u"did you mean query?");
    row(u"Import", u"did you mean import?");
    row(u"--verson", u"--verson");
    row(u"-x", u"-x");
    row(u"help|qury", u"did you mean query?");
    row(u"help|query|import", u"unexpected argument “import”");
    row(u"prune", u"--keep 400d or --before");
    row(u"prune|--keep|30d|--before|2026-01-01", u"--keep 400d or --before");
    row(u"prune|--keep|30", u"days such as 400d");
    row(u"prune|--keep|0d", u"“0d”");
    row(u"prune|--keep|-3d", u"“-3d”");
    row(u"prune|--before|soon", u"“soon”");
    row(u"prune|--before|2026-02-30", u"“2026-02-30”");
    row(u"forget", u"VIEWER is missing");
    row(u"forget|a|b", u"unexpected argument “b”");
    row(u"forget|", u"VIEWER is empty");
    row(u"forget|a|--also|uploder", u"did you mean uploader?");
    row(u"forget|a|--also|viewer", u"no field “viewer”");
    row(u"indices", u"is missing");
    row(u"indices|lst", u"did you mean list?");
    row(u"indices|list|x", u"unexpected argument “x”");
    row(u"indices|repair", u"INDEX... is missing");
    row(u"indices|repair|a|--type|keyword", u"--type needs a --field");
    row(u"indices|repair|a|--field|f|--type|ip", u"keyword, text, boolean, long, double, date");
    row(u"indices|repair|a|--undo|--finish", u"exclude each other");
    row(u"indices|repair|a|--undo|--dry-run", u"take no other option");
    row(u"backup", u"FILE is missing");
    row(u"restore", u"FILE is missing");
    row(u"info|x", u"unexpected argument “x”");
    row(u"query", u"--metrics is missing");
    row(u"query|views", u"unexpected argument “views”");
    row(u"query|--metric|views", u"did you mean --metrics?");
    row(u"query|--metrics", u"--metrics needs a value");
    row(u"query|--metrics=", u"--metrics needs a value");
    row(u"query|--metrics|--by|country", u"--metrics needs a value");
    row(u"query|--metrics|views,,visits", u"empty name");
    row(u"query|--metrics|,", u"empty name");
    row(u"query|--metrics|views|--metrics|visits", u"given twice");
    row(u"query|--metrics|views|--by|country,", u"--by has an empty name");
    row(u"query|--metrics|views|--limit|ten", u"“ten”");
    row(u"query|--metrics|views|--limit|0", u"from 1 to 1000000");
    row(u"query|--metrics|views|--limit|-3", u"not -3");
    row(u"query|--metrics|views|--limit|1000001", u"not 1000001");
    row(u"query|--metrics|views|--limit|1.5", u"“1.5”");
    row(u"query|--metrics|views|--limit|99999999999999999999", u"whole number");
    row(u"query|--metrics|views|--format|xml", u"table, csv, json");
    row(u"query|--metrics|views|--format|jsn", u"did you mean json?");
    row(u"query|--metrics|views|--format", u"--format needs a value");
    row(u"query|--metrics|views|--accuracy|good", u"fast, exact");
    row(u"query|--metrics|views|--week-starts|Sunday", u"did you mean sunday?");
    row(u"query|--metrics|views|--week-starts|7", u"monday");
    row(u"query|--metrics|gini|--basis|uploadr", u"did you mean uploader?");
    row(u"query|--json|-|--basis|uploader", u"--basis and --json");
    row(u"query|--json|-|--ndjson|--explain", u"--explain");
    row(u"query|--metrics|views|--compare|last_year", u"previous_year");
    row(u"query|--metrics|views|--compare|previous_period,align=day", u"align=day");
    row(u"query|--metrics|views|--compare|2026-01-01/", u"FROM/TO");
    row(u"query|--metrics|views|--compare|align=weekday", u"align=weekday");
    row(u"query|--metrics|views|--range|2026-10-01/2026-10-02/2026-10-03", u"FROM/TO");
    row(u"query|--metrics|views|--range|2026-10-01/", u"FROM/TO");
    row(u"query|--metrics|views|--range|/", u"FROM/TO");
    row(u"query|--metrics|views|--range=", u"--range needs a value");
    row(u"query|--metrics|views|--order|views:down", u"COLUMN:asc or COLUMN:desc");
    row(u"query|--metrics|views|--order|views:desc,", u"empty name");
    row(u"query|--metrics|views|--order|views:", u"COLUMN:asc");
    row(u"query|--metrics|views|--top|content", u"DIMENSION:NUMBER:METRIC");
    row(u"query|--metrics|views|--top|content:five:views", u"content:five:views");
    row(u"query|--metrics|views|--top|content:0:views", u"content:5:views");
    row(u"query|--metrics|views|--top|:5:views", u"content:5:views");
    row(u"query|--metrics|views|--top|content:5:", u"content:5:views");
    row(u"query|--metrics|views|--include|total", u"did you mean totals?");
    row(u"query|--metrics|views|--as-of|yesterday", u"“yesterday”");
    row(u"query|--metrics|views|--include-today=yes", u"--include-today takes no value");
    row(u"query|--metrics|views|--bom", u"--bom is for --format csv");
    row(u"query|--metrics|views|--bom|--format|json", u"--bom is for --format csv");
    row(u"query|--metrics|views|-o", u"-o needs a value");
    row(u"query|--metrics|views|-x", u"unknown option -x");
    row(u"query|--metrics|views|--ndjson", u"--ndjson goes with --json");
    row(u"query|--json|-|--metrics|views", u"--metrics and --json exclude each other");
    row(u"query|--json|-|--range|all", u"--range and --json exclude each other");
    row(u"query|--json|-|--ndjson|-o|x.json", u"standard output only");
    row(u"import", u"FILE... is missing");
    row(u"import|--json", u"FILE... is missing");
    row(u"import|a.csv|--format|parquet", u"ndjson, json, csv");
    row(u"import|a.csv|--fieldmap|shop", u"did you mean --field-map?");
    row(u"import|a.csv|--field-map", u"--field-map needs a value");
    row(u"export", u"events is missing");
    row(u"export|event", u"did you mean events?");
    row(u"export|events|x.csv", u"unexpected argument “x.csv”");
    row(u"export|events|-o|x.parquet", u".csv or .ndjson");
    row(u"export|events|-o|x.ndjson|--bom", u"--bom is for CSV");
    row(u"export|events|--format|json", u"csv, ndjson");
    row(u"export|events|--range|a/b/c", u"FROM/TO");
    row(u"demo|90", u"unexpected argument “90”");
    row(u"demo|--days|0", u"from 1 to 3660");
    row(u"demo|--days|many", u"“many”");
    row(u"demo|--events|-1", u"not -1");
    row(u"demo|--seed|x", u"--seed");
    row(u"demo|--until|soon", u"“soon”");
    row(u"demo|--add|--if-empty", u"exclude each other");
    row(u"demo|--ndjson|-|--source|x.tally", u"--source does not go with it");
    row(u"catalogue|--lang|fr", u"en, ko");
    row(u"completion|fish", u"bash, zsh");
}

void TestUsage::wrong()
{
    QFETCH(QString, line);
    QFETCH(QString, named);
    const Ran ran = TestUsage::ran(line.isEmpty() ? QStringList() : line.split(u'|'));
    QVERIFY2(ran.err.contains(named), qPrintable(ran.err));
    QCOMPARE(ran.status, 2);
    QCOMPARE(ran.out, QString());
    QVERIFY2(line.isEmpty() || ran.err.contains(u"--help`"_s), "tells where to read on");
}

void TestUsage::right_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("code"); // understood, and refused for another reason: exit status 1
    const auto row = [](const char16_t *line, const char16_t *code) {
        QTest::newRow(qPrintable(QString::fromUtf16(line)))
            << QString::fromUtf16(line) << QString::fromUtf16(code);
    };
    row(u"query|--metrics=views|--source=http://127.0.0.1:1", u"upstream_unavailable");
    row(u"query|--metrics|views|--source|ftp://x", u"invalid_source");
    row(u"query|--metrics|views|--source|@home", u"invalid_source");
    row(u"query|--metrics|views|--source|/", u"invalid_source");
    row(u"query|--metrics|views", u"invalid_source");
    row(u"query|--metrics|views|--order|time:day,views:desc|--by|time:day|--limit|5|-otable.txt",
        u"invalid_source");
    row(u"query|--metrics|views|--top|time:day:5:views", u"invalid_source");
    row(u"query|--metrics|retention|--by|cohort:week,period|--order|cohort:week,period:desc|--basis|sign_up",
        u"invalid_source");
    row(u"query|--metrics|views|--filter|country is|--format|json", u"invalid_query");
    row(u"query|--json|/nowhere/query.json", u"io_error");
    row(u"export|events|--zone|Mars/Olympus", u"invalid_time_zone");
    row(u"import|a.csv|--source|https://x/UPPER", u"invalid_source");
    row(u"demo|--source|http://x", u"invalid_source");
}

void TestUsage::right()
{
    QFETCH(QString, line);
    QFETCH(QString, code);
    const Ran ran = TestUsage::ran(line.split(u'|'));
    QCOMPARE(ran.status, 1);
    QVERIFY2(ran.err.startsWith(u"tally: "_s + code + u": "_s), qPrintable(ran.err));
    QVERIFY2(ran.err.trimmed().endsWith(u'.') || ran.err.trimmed().endsWith(u'?'), qPrintable(ran.err));
}

void TestUsage::helpOfEveryCommand_data()
{
    QTest::addColumn<QString>("line");
    for (const char16_t *line :
         {u"--help", u"-h", u"help", u"help|demo", u"help|import", u"help|query", u"help|export",
          u"help|catalogue", u"help|completion", u"query|--help", u"export|-h", u"import|--help",
          u"--version", u"catalogue", u"catalogue|--lang|ko"})
        QTest::newRow(qPrintable(QString::fromUtf16(line))) << QString::fromUtf16(line);
}

void TestUsage::helpOfEveryCommand()
{
    QFETCH(QString, line);
    const Ran ran = TestUsage::ran(line.split(u'|'));
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.err, QString());
    QVERIFY(!ran.out.isEmpty());
    if (line.contains(u"catalogue"_s) && !line.contains(u"help"_s))
        return; // definitions are as long as they are
    for (const QString &text : ran.out.split(u'\n'))
        QVERIFY2(text.size() <= 110, qPrintable(text));
}

QTEST_GUILESS_MAIN(TestUsage)
#include "tst_usage.moc"
