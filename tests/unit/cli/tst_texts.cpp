// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/nearest.h"
#include "cli/sentences.h"
#include "cli/texttable.h"
#include "cli/textwidth.h"
#include "core/errorcodes.h"

#include <QTest>

using namespace tally;
using namespace tally::cli;
using namespace Qt::StringLiterals;

class TestTexts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nearNames_data();
    void nearNames();
    void widths_data();
    void widths();
    void terminalsObeyNothing();
    void everyCodeHasASentence_data();
    void everyCodeHasASentence();
    void unknownNamesAreNamed();
    void percentSignsStay();
    void resultTable();
    void explanation();
};

void TestTexts::nearNames_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("letter left out") << u"view"_s << QStringList{u"views"_s};
    QTest::newRow("swapped") << u"veiws"_s << QStringList{u"views"_s};
    QTest::newRow("upper case") << u"VIEWS"_s << QStringList{u"views"_s};
    QTest::newRow("far") << u"zzzzzz"_s << QStringList();
    QTest::newRow("empty") << QString() << QStringList();
    QTest::newRow("endless") << QString(100'000, u'v') << QStringList();
}

void TestTexts::nearNames()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, found);
    QCOMPARE(nearest(typed, {u"views"_s, u"visits"_s, u"revenue"_s}).mid(0, 1), found);
}

void TestTexts::widths_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("width");
    QTest::newRow("ASCII") << u"abc"_s << 3;
    QTest::newRow("Hangul") << u"한국"_s << 4;
    QTest::newRow("Kana") << u"カナ"_s << 4;
    QTest::newRow("half-width Kana") << u"ｶﾅ"_s << 2;
    QTest::newRow("combining") << u"e\u0301"_s << 1;
    QTest::newRow("zero width") << u"a\u200bb"_s << 2;
    QTest::newRow("emoji") << u"\U0001F600"_s << 2;
    QTest::newRow("Latin") << u"é–"_s << 2;
}

void TestTexts::widths()
{
    QFETCH(QString, text);
    QFETCH(int, width);
    QCOMPARE(textWidth(text), width);
}

void TestTexts::terminalsObeyNothing()
{
    QCOMPARE(printable(u"a\x1b[31mb\r\n\u009b\u202ec\x7f"_s),
             u"a\ufffd[31mb\ufffd\ufffd\ufffd\ufffdc\ufffd"_s);
    QCOMPARE(printable(u"한국 é \U0001F600"_s), u"한국 é \U0001F600"_s);
}

void TestTexts::everyCodeHasASentence_data()
{
    QTest::addColumn<QString>("code");
    for (const QString &code : {codes::UnknownMetric,
                                codes::UnknownDimension,
                                codes::IncompatibleDimension,
                                codes::InvalidTimeZone,
                                codes::InvalidRange,
                                codes::RangeTooLarge,
                                codes::InvalidQuery,
                                codes::UnknownSegment,
                                codes::TooManyBuckets,
                                codes::CursorExpired,
                                codes::UpstreamUnavailable,
                                codes::Timeout,
                                codes::Cancelled,
                                codes::StoreInUse,
                                codes::StoreDamaged,
                                codes::StoreTooNew,
                                codes::StoreReadOnly,
                                codes::StoreNotEmpty,
                                codes::UnknownViewer,
                                codes::DiskFull,
                                codes::IoError,
                                codes::InvalidFieldMap,
                                codes::InvalidFile,
                                codes::InvalidSource,
                                codes::Internal})
        QTest::newRow(qPrintable(code)) << code;
}

void TestTexts::everyCodeHasASentence()
{
    QFETCH(QString, code);
    const QString detail = u"what happened."_s;
    const QString text = sentence({ErrorKind::Internal, code, detail, {}, false});
    QVERIFY2(text.endsWith(u'.') && !text.contains(u".."_s) && !text.contains(u'%'), qPrintable(text));
    QVERIFY2(text.size() > detail.size() + 10, "says what to do as well");
    QVERIFY(text.at(0).isUpper());
}

void TestTexts::unknownNamesAreNamed()
{
    Query query;
    query.metrics = {u"views"_s, u"vistis"_s};
    const QString text
        = sentence({ErrorKind::InvalidInput, codes::UnknownMetric, u"x"_s, u"metrics[1]"_s, false}, query);
    QVERIFY2(text.startsWith(u"There is no metric “vistis”; did you mean visits"_s), qPrintable(text));
    query.filters = {Filter{Filter::Op::Is, u"contry"_s, {}, {}, {}}};
    const QString other
        = sentence({ErrorKind::InvalidInput, codes::UnknownDimension, u"x"_s, u"filters[0]"_s, false}, query);
    QVERIFY2(other.startsWith(u"There is no dimension “contry”; did you mean country"_s), qPrintable(other));
}

void TestTexts::percentSignsStay()
{
    const QString text
        = sentence({ErrorKind::Io, codes::IoError, u"can't open %1 %2"_s, u"100%1.csv"_s, false});
    QVERIFY2(text.startsWith(u"100%1.csv: Can't open %1 %2. "_s), qPrintable(text));
}

void TestTexts::resultTable()
{
    ResultTable table;
    table.query.metrics = {u"views"_s, u"bounce_rate"_s};
    table.query.dimensions = {u"country"_s};
    table.columns = {{u"country"_s, u"keyword"_s, {}, {}},
                     {u"views"_s, u"integer"_s, u"count"_s, u"additive"_s},
                     {u"bounce_rate"_s, u"decimal"_s, u"share"_s, u"ratio"_s}};
    table.rows = {{Value(u"한국"_s), Value(1204), Value(0.25)}, {Value(), Value(7), Value()}};
    table.totals = QHash<QString, Value>{{u"views"_s, Value(1211)}, {u"bounce_rate"_s, Value(1.0 / 3)}};
    const QString expected = u"country  views  bounce_rate\n"
                             "───────  ─────  ───────────\n"
                             "한국      1204       0.2500\n"
                             "–            7            –\n"
                             "───────  ─────  ───────────\n"
                             "Total     1211       0.3333\n"_s;
    QCOMPARE(resultText(table), expected);
}

void TestTexts::explanation()
{
    ResultTable table;
    QCOMPARE(explanationText(table), QStringList());
    table.trace = AnswerTrace{{{u"look_up"_s, 2, 0.2}, {u"rows"_s, 1, 12.04}}, 1'234, 2'000'000, 13.5};
    QCOMPARE(explanationText(table).join(u'\n'),
             u"In the range: 1234 of 2000000 events.\n"
             "  texts looked up in dictionaries: 2 statements, 0.2 ms\n"
             "  the rows: 1 statement, 12.0 ms\n"
             "Asked of the store: 3 statements, 12.2 ms; the whole answer took 13.5 ms."_s);
}

QTEST_GUILESS_MAIN(TestTexts)
#include "tst_texts.moc"
