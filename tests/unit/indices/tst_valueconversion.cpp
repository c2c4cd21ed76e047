// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "indices/exactjson.h"
#include "indices/valueconversion.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace tally;
using namespace Qt::StringLiterals;

class TestValueConversion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void converts_data();
    void converts();
    void keepsDigits_data();
    void keepsDigits();
    void refusesHostileText_data();
    void refusesHostileText();
};

void TestValueConversion::converts_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("expected"); // empty: not possible
    const auto row = [](const char *type, const char *value, const char *expected) {
        QTest::addRow("%s of %s", type, value)
            << QString::fromLatin1(type) << QByteArray(value) << QByteArray(expected);
    };
    row("keyword", "true", "\"true\"");
    row("keyword", "\"vip\"", "\"vip\"");
    row("keyword", "\"\"", "\"\"");
    row("keyword", "0.10", "\"0.10\"");
    row("keyword", "12345678901234567890123", "\"12345678901234567890123\"");
    row("keyword", "null", "null");
    row("keyword", "{\"a\":1}", "");
    row("text", "1", "\"1\"");
    row("boolean", "\"true\"", "true");
    row("boolean", "\"false\"", "false");
    row("boolean", "\"True\"", "");
    row("boolean", "\"vip\"", "");
    row("boolean", "\"\"", "");
    row("boolean", "1", "");
    row("long", "12", "12");
    row("long", "\"-12\"", "-12");
    row("long", "\" 12 \"", "12");
    row("long", "12.0", "12");
    row("long", "\"12.000\"", "12");
    row("long", "12.5", "");
    row("long", "\"12x\"", "");
    row("long", "\"\"", "");
    row("long", "\"０\"", "");
    row("long", "9223372036854775807", "9223372036854775807");
    row("long", "9223372036854775808", "");
    row("long", "\"-9223372036854775808\"", "-9223372036854775808");
    row("long", "\"9223372036854775808\"", "");
    row("long", "true", "");
    row("double", "\"1.50\"", "1.50");
    row("double", "3", "3");
    row("double", "\"1e999\"", "");
    row("double", "\"NaN\"", "");
    row("double", "\"Infinity\"", "");
    row("double", "\"0x10\"", "");
    row("double", "\"1,5\"", "");
    row("date", "\"2026-10-01T00:00:00.123456789Z\"", "\"2026-10-01T00:00:00.123456789Z\"");
    row("date", "\"2026-10-01\"", "\"2026-10-01\"");
    row("date", "1790812800000", "1790812800000");
    row("date", "99999999999999999", "");
    row("date", "\"yesterday\"", "");
    row("date", "\"2026-02-30\"", "");
    row("date", "true", "");
}

void TestValueConversion::converts()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, expected);
    const ConvertedValue made = convertValue(parseExact(value).value(), targetTypeByName(type).value());
    QCOMPARE(made.possible, !expected.isEmpty());
    if (made.possible)
        QCOMPARE(QByteArray::fromStdString(dumpExact(made.value)), expected);
}

void TestValueConversion::keepsDigits_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"{\"a\":0.10,\"b\":[12345678901234567890123,-0.0,1E5]}", "[]", "{}", "{\"\":{\"x\":[[]]}}",
          "\"\\u0000\\\"\\\\\"", "18446744073709551615", "null", "{\"z\":1,\"a\":2}"})
        QTest::newRow(text) << QByteArray(text);
}

void TestValueConversion::keepsDigits()
{
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(dumpExact(parseExact(text).value())), text);
}

void TestValueConversion::refusesHostileText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << QByteArray("{\"a\":");
    QTest::newRow("rubbish") << QByteArray("\xff\xfe{}");
    QTest::newRow("no UTF-8") << QByteArray("\"\xc3\x28\"");
    QTest::newRow("deep") << QByteArray(100'000, '[') + QByteArray(100'000, ']');
    QTest::newRow("deep objects") << QByteArray("{\"a\":").repeated(5000) + "1" + QByteArray(5000, '}');
    QTest::newRow("no finite number") << QByteArray("1e400");
    QTest::newRow("two") << QByteArray("{}{}");
}

void TestValueConversion::refusesHostileText()
{
    QFETCH(QByteArray, text);
    const Result<Json> read = parseExact(text);
    QVERIFY(!read);
    QCOMPARE(read.error().code, codes::InvalidFile);
}

QTEST_GUILESS_MAIN(TestValueConversion)
#include "tst_valueconversion.moc"
