// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/csvtext.h"
#include "reports/csvwriter.h"

#include <QBuffer>
#include <QTest>

#include <limits>

using namespace tally;
using namespace Qt::StringLiterals;

namespace {

QByteArray textCell(const QByteArray &utf8)
{
    std::string out;
    csv::appendText(out, std::string_view(utf8.constData(), std::size_t(utf8.size())));
    return QByteArray::fromStdString(out);
}

QByteArray decimalCell(double number)
{
    std::string out;
    csv::appendDecimal(out, number);
    return QByteArray::fromStdString(out);
}

} // namespace

class TestCsvText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hostile_data();
    void hostile();
    void decimals_data();
    void decimals();
    void loneSurrogates();
    void headersAreGuarded();
    void numberCellsAreNot();
    void loneEmptyCellIsARow();
};

void TestCsvText::hostile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("cell");
    const auto row = [](const char *name, const QByteArray &text, const QByteArray &cell) {
        QTest::newRow(name) << text << cell;
    };
    row("plain", "KR", "KR");
    row("empty", "", "");
    row("equals", "=1+1", "'=1+1");
    row("plus", "+82 10", "'+82 10");
    row("minus", "-2+3", "'-2+3");
    row("minus digits as text", "-5", "'-5");
    row("at", "@SUM(A1)", "'@SUM(A1)");
    row("dde", "=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0");
    row("hyperlink", "=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
    row("tab first", "\tx", "\"'\tx\"");
    row("CR first", "\rx", "\"'\rx\"");
    row("LF first", "\nx", "\"'\nx\"");
    row("tab then formula", "\t=1", "\"'\t=1\"");
    row("CRLF then formula", "\r\n=1", "\"'\r\n=1\"");
    row("space then formula", " =1", "\"' =1\"");
    row("spaces then minus", "   -1", "\"'   -1\"");
    row("no-break space", "\xc2\xa0=1", "'\xc2\xa0=1");
    row("narrow no-break space", "\xe2\x80\xaf+1", "'\xe2\x80\xaf+1");
    row("ideographic space", "\xe3\x80\x80@a", "'\xe3\x80\x80@a");
    row("zero width space", "\xe2\x80\x8b=1", "'\xe2\x80\x8b=1");
    row("zero width joiner", "\xe2\x80\x8d=1", "'\xe2\x80\x8d=1");
    row("BOM first", "\xef\xbb\xbf=1", "'\xef\xbb\xbf=1");
    row("BOM then text", "\xef\xbb\xbfx", "\xef\xbb\xbfx");
    row("right-to-left override", "\xe2\x80\xae=1", "'\xe2\x80\xae=1");
    row("right-to-left mark", "\xe2\x80\x8f-1", "'\xe2\x80\x8f-1");
    row("soft hyphen", "\xc2\xad=1", "'\xc2\xad=1");
    row("control 1", "\x01=1", "'\x01=1");
    row("escape", "\x1b=1", "'\x1b=1");
    row("delete", "\x7f=1", "'\x7f=1");
    row("C1 control", "\xc2\x85=1", "'\xc2\x85=1");
    row("NUL first", QByteArray("\0=1", 3), "'\xef\xbf\xbd=1");
    row("NUL inside", QByteArray("a\0b", 3),
        "a\xef\xbf\xbd"
        "b");
    row("only NUL", QByteArray("\0", 1), "\xef\xbf\xbd");
    row("full-width equals",
        "\xef\xbc\x9d"
        "1",
        "'\xef\xbc\x9d"
        "1");
    row("full-width plus",
        "\xef\xbc\x8b"
        "1",
        "'\xef\xbc\x8b"
        "1");
    row("full-width minus",
        "\xef\xbc\x8d"
        "1",
        "'\xef\xbc\x8d"
        "1");
    row("full-width at",
        "\xef\xbc\xa0"
        "1",
        "'\xef\xbc\xa0"
        "1");
    row("mathematical minus",
        "\xe2\x88\x92"
        "1",
        "'\xe2\x88\x92"
        "1");
    row("comma", "a,b", "\"a,b\"");
    row("semicolon", "a;=1", "\"a;=1\"");
    row("quote", "say \"hi\"", "\"say \"\"hi\"\"\"");
    row("only quote", "\"", "\"\"\"\"");
    row("quote then formula", "\"=1\"", "\"\"\"=1\"\"\"");
    row("LF inside", "a\nb", "\"a\nb\"");
    row("CRLF inside", "a\r\nb", "\"a\r\nb\"");
    row("CR inside", "a\rb", "\"a\rb\"");
    row("formula in second line", "a\n=1", "\"a\n=1\"");
    row("trailing space", "a ", "\"a \"");
    row("only space", " ", "\" \"");
    row("Arabic", "\xd9\x85\xd8\xb1\xd8\xad\xd8\xa8\xd8\xa7", "\xd9\x85\xd8\xb1\xd8\xad\xd8\xa8\xd8\xa7");
    row("Korean", "\xed\x95\x9c\xea\xb5\xad", "\xed\x95\x9c\xea\xb5\xad");
    row("emoji", "\xf0\x9f\x98\x80", "\xf0\x9f\x98\x80");
    row("surrogate as UTF-8", "\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
    row("surrogate then formula", "\xed\xa0\x80=1", "'\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd=1");
    row("over-long slash", "\xc0\xaf", "\xef\xbf\xbd\xef\xbf\xbd");
    row("over-long equals",
        "\xc0\xbd"
        "1",
        "\xef\xbf\xbd\xef\xbf\xbd"
        "1");
    row("cut sequence", "a\xe2\x82", "a\xef\xbf\xbd\xef\xbf\xbd");
    row("Latin-1", "caf\xe9", "caf\xef\xbf\xbd");
    row("beyond Unicode", "\xf5\x80\x80\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
    row("apostrophe", "'=1", "'=1");
    row("digits", "12", "12");
    row("date", "2026-10-01", "2026-10-01");
    row("SYLK", "ID", "ID");
    row("minus inside", "a-b", "a-b");
    row("mail", "a@b.c", "a@b.c");
}

void TestCsvText::hostile()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, cell);
    QCOMPARE(textCell(text), cell);
}

void TestCsvText::decimals_data()
{
    QTest::addColumn<double>("number");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("zero") << 0.0 << QByteArray("0");
    QTest::newRow("negative zero") << -0.0 << QByteArray("0");
    QTest::newRow("third") << 1.0 / 3 << QByteArray("0.3333333333333333");
    QTest::newRow("negative") << -12.5 << QByteArray("-12.5");
    QTest::newRow("round") << 100000.0 << QByteArray("100000");
    QTest::newRow("money") << 1234567.89 << QByteArray("1234567.89");
    QTest::newRow("tiny") << 1e-6 << QByteArray("0.000001");
    QTest::newRow("huge") << 1e300 << QByteArray("1e+300");
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << QByteArray();
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << QByteArray();
}

void TestCsvText::decimals()
{
    QFETCH(double, number);
    QFETCH(QByteArray, cell);
    QCOMPARE(decimalCell(number), cell);
    if (!cell.isEmpty())
        QCOMPARE(cell.toDouble(), number);
}

namespace {

template <typename Fill>
QByteArray written(const CsvOptions &options, const Fill &fill)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    CsvWriter csv(buffer, options);
    fill(csv);
    return csv.finish() ? buffer.data() : QByteArray("failed");
}

} // namespace

void TestCsvText::loneSurrogates()
{
    const QByteArray text = written({}, [](CsvWriter &csv) {
        csv.text(QString(QChar(0xd800)) + u"a"_s);
        csv.text(u"b"_s + QChar(0xdc00));
        csv.text(QString(QChar(0xdc00)) + QChar(0xd800) + u"=1"_s);
        csv.text(u"\U0001F600"_s);
        csv.endRow();
    });
    QCOMPARE(text,
             QByteArray("\xef\xbf\xbd"
                        "a,b\xef\xbf\xbd,'\xef\xbf\xbd\xef\xbf\xbd=1,\xf0\x9f\x98\x80\r\n"));
}

void TestCsvText::headersAreGuarded()
{
    const QByteArray text = written({true, Zone()}, [](CsvWriter &csv) {
        csv.text(u"labels.x"_s);
        csv.text(u"=labels"_s);
        csv.endRow();
    });
    QCOMPARE(text,
             QByteArray("\xef\xbb\xbf"
                        "labels.x,'=labels\r\n"));
}

void TestCsvText::numberCellsAreNot()
{
    const QByteArray text = written({}, [](CsvWriter &csv) {
        csv.value(Value(qint64(-5)));
        csv.value(Value(-0.25));
        csv.value(Value(std::numeric_limits<qint64>::min()));
        csv.value(Value(u"-5"_s));
        csv.value(Value());
        csv.value(Value(OtherValues()));
        csv.endRow();
    });
    QCOMPARE(text, QByteArray("-5,-0.25,-9223372036854775808,'-5,,Other\r\n"));
}

void TestCsvText::loneEmptyCellIsARow()
{
    const QByteArray text = written({}, [](CsvWriter &csv) {
        csv.empty();
        csv.endRow();
        csv.empty();
        csv.empty();
        csv.endRow();
    });
    QCOMPARE(text, QByteArray("\"\"\r\n,\r\n"));
}

QTEST_GUILESS_MAIN(TestCsvText)
#include "tst_csvtext.moc"
