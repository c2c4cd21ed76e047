// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/value.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace tally;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(tally::Value)

class TestValue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void order_data()
    {
        QTest::addColumn<Value>("less");
        QTest::addColumn<Value>("greater");
        const qint64 big = std::numeric_limits<qint64>::max();
        QTest::newRow("numbers by size") << Value(9) << Value(10);
        QTest::newRow("decimal between") << Value(9.5) << Value(10);
        QTest::newRow("whole and decimal") << Value(-2) << Value(-1.5);
        QTest::newRow("beyond doubles") << Value(big - 1) << Value(big);
        QTest::newRow("whole below 2^63") << Value(big) << Value(9223372036854775808.0);
        QTest::newRow("decimal below all") << Value(-1e300) << Value(std::numeric_limits<qint64>::min());
        QTest::newRow("number before text") << Value(1e18) << Value(u""_s);
        QTest::newRow("text by code") << Value(u"Z"_s) << Value(u"a"_s);
        QTest::newRow("prefix") << Value(u"ab"_s) << Value(u"abc"_s);
        QTest::newRow("digits are text") << Value(u"10"_s) << Value(u"9"_s);
        QTest::newRow("korean after latin") << Value(u"zebra"_s) << Value(u"가"_s);
        QTest::newRow("UTF-8, not UTF-16") << Value(u"\uFF5E"_s) << Value(u"\U0001F600"_s);
        QTest::newRow("two surrogates") << Value(u"\U0001F600"_s) << Value(u"\U0001F601"_s);
        QTest::newRow("text before the rest") << Value(u"zz"_s) << Value(OtherValues{});
        QTest::newRow("the rest before null") << Value(OtherValues{}) << Value();
    }
    void order()
    {
        QFETCH(Value, less);
        QFETCH(Value, greater);
        QVERIFY(compareValues(less, greater) < 0);
        QVERIFY(compareValues(greater, less) > 0);
        QCOMPARE(compareValues(less, less), 0);
        QCOMPARE(compareValues(greater, greater), 0);
    }

    void textOrderIsThatOfUtf8()
    {
        const QStringList texts
            = {u""_s,       u"a"_s,          u"é"_s,           u"가"_s,      u"\uE000"_s,
               u"\uFFFD"_s, u"\U00010000"_s, u"a\U0001F600"_s, u"a\uFF5E"_s, u"\U0010FFFF"_s};
        for (const QString &left : texts)
            for (const QString &right : texts) {
                const int bytes = left.toUtf8().compare(right.toUtf8());
                const int values = compareValues(Value(left), Value(right));
                QVERIFY2((bytes < 0) == (values < 0) && (bytes > 0) == (values > 0),
                         qPrintable(left + right));
            }
    }

    void plainText_data()
    {
        QTest::addColumn<Value>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("null") << Value() << QString();
        QTest::newRow("zero") << Value(0) << u"0"_s;
        QTest::newRow("smallest") << Value(std::numeric_limits<qint64>::min()) << u"-9223372036854775808"_s;
        QTest::newRow("tenth") << Value(0.1) << u"0.1"_s;
        QTest::newRow("no exponent") << Value(1'000'000.0) << u"1000000"_s;
        QTest::newRow("third") << Value(1.0 / 3) << u"0.3333333333333333"_s;
        QTest::newRow("tiny") << Value(5e-300) << u"5e-300"_s;
        QTest::newRow("nan") << Value(std::nan("")) << QString();
        QTest::newRow("text") << Value(u"a,b"_s) << u"a,b"_s;
        QTest::newRow("rest") << Value(OtherValues{}) << u"Other"_s;
    }
    void plainText()
    {
        QFETCH(Value, value);
        QTEST(value.toPlainText(), "text");
    }

    void plainTextReadsBack()
    {
        for (const double number :
             {0.1 + 0.2, 1e15, 123456789012345.67, 1e-7, -2.5e-6, 1.7976931348623157e308})
            QCOMPARE(Value(number).toPlainText().toDouble(), number);
    }

    void conversionsOfOtherTypes()
    {
        QCOMPARE(Value(u"12"_s).toInteger(), 0);
        QCOMPARE(Value().toDouble(), 0.0);
        QCOMPARE(Value(12).toText(), QString());
        QCOMPARE(Value(2.9).toInteger(), 2);
        QCOMPARE(Value(1e300).toInteger(), std::numeric_limits<qint64>::max());
        QCOMPARE(Value(std::nan("")).toInteger(), 0);
        QVERIFY(Value(u"Other"_s) != Value(OtherValues{}));
        QVERIFY(Value(1) != Value(1.0)); // a whole number and a decimal are written differently
    }
};

QTEST_APPLESS_MAIN(TestValue)
#include "tst_value.moc"
