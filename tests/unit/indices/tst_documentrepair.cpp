// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "indices/documentrepair.h"
#include "indices/exactjson.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace tally;
using namespace Qt::StringLiterals;

class TestDocumentRepair : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void repairs_data();
    void repairs();
    void counts();
    void severalFields();
    void manyKeys();
};

void TestDocumentRepair::repairs_data()
{
    QTest::addColumn<QString>("repair"); // path:type
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const char16_t *repair, const char *before, const char *after) {
        QTest::newRow(name) << QString::fromUtf16(repair) << QByteArray(before) << QByteArray(after);
    };
    row("nested", u"a.b:keyword", R"({"a":{"b":true,"c":1}})", R"({"a":{"b":"true","c":1}})");
    row("dotted", u"a.b:keyword", R"({"a.b":true})", R"({"a.b":"true"})");
    row("mixed", u"a.b.c:keyword", R"({"a":{"b.c":1},"a.b":{"c":2}})",
        R"({"a":{"b.c":"1"},"a.b":{"c":"2"}})");
    row("array of objects", u"a.b:long", R"({"a":[{"b":"1"},{"b":"2"},3]})", R"({"a":[{"b":1},{"b":2},3]})");
    row("array of values", u"a:long", R"({"a":["1",null,"2"]})", R"({"a":[1,null,2]})");
    row("missing", u"a.b:long", R"({"a":5,"c":{}})", R"({"a":5,"c":{}})");
    row("null", u"a:long", R"({"a":null})", R"({"a":null})");
    row("empty array", u"a:long", R"({"a":[]})", R"({"a":[]})");
    row("not possible", u"a.b:long", R"({"a":{"b":"x"}})", R"({"a":{},"labels.a_b_original":"x"})");
    row("partly possible", u"a:long", R"({"a":["1","x"]})",
        R"({"a":[1],"labels.a_original":"[\"1\",\"x\"]"})");
    row("an object", u"a:keyword", R"({"a":{"b":0.10}})", R"({"labels.a_original":"{\"b\":0.10}"})");
    row("into labels", u"a:long", R"({"labels":{"k":"v"},"a":"x"})",
        R"({"labels":{"k":"v","a_original":"x"}})");
    row("beside an earlier original", u"a:long", R"({"labels":{"a_original":"1st"},"a":"x"})",
        R"({"labels":{"a_original":["1st","x"]}})");
    row("labels that are none", u"a:long", R"({"labels":"s","a":"x"})", R"({"labels":"s","a_original":"x"})");
    row("other numbers are left alone", u"a:keyword", R"({"a":true,"n":0.10,"big":12345678901234567890123})",
        R"({"a":"true","n":0.10,"big":12345678901234567890123})");
    row("no object", u"a:keyword", R"([1,2])", R"([1,2])");
    row("keys like the path", u"a.b:keyword", R"({"a":{"a":{"b":1}},"b":1})", R"({"a":{"a":{"b":1}},"b":1})");
}

void TestDocumentRepair::repairs()
{
    QFETCH(QString, repair);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    Json document = parseExact(before).value();
    repairDocument(document,
                   {{repair.section(u':', 0, 0), targetTypeByName(repair.section(u':', 1)).value()}});
    QCOMPARE(QByteArray::fromStdString(dumpExact(document)), after);
}

void TestDocumentRepair::counts()
{
    Json document = parseExact(R"({"a":["1",2,"x",null,"y","z","w"]})").value();
    const FieldOutcome outcome = repairDocument(document, {{u"a"_s, TargetType::Long}}).first();
    QCOMPARE(outcome.values, 6);
    QCOMPARE(outcome.changed, 1);
    QCOMPARE(outcome.impossible, 4);
    QVERIFY(outcome.indexed);
    QCOMPARE(outcome.examples.size(), 3);
    QCOMPARE(outcome.examples.at(0).first.dump(), "\"1\"");
    QVERIFY(outcome.examples.at(1).second.is_null());

    Json longWord{{"a", std::string(9000, 'x')}};
    QVERIFY(!repairDocument(longWord, {{u"a"_s, TargetType::Keyword}}).first().indexed);
    Json none{{"b", 1}};
    QVERIFY(!repairDocument(none, {{u"a"_s, TargetType::Keyword}}).first().indexed);
}

void TestDocumentRepair::severalFields()
{
    Json document = parseExact(R"({"a":true,"b":"7"})").value();
    const QList<FieldOutcome> outcomes
        = repairDocument(document, {{u"a"_s, TargetType::Keyword}, {u"b"_s, TargetType::Long}});
    QCOMPARE(outcomes.size(), 2);
    QCOMPARE(dumpExact(document), R"({"a":"true","b":7})");
}

// Each key is placed without looking through the others: quadratic work would take minutes here.
void TestDocumentRepair::manyKeys()
{
    QByteArray text = "{";
    for (int key = 0; key < 200'000; ++key)
        text += "\"k" + QByteArray::number(key) + "\":" + QByteArray::number(key) + ',';
    text += "\"a\":true}";
    Json document = parseExact(text).value();
    QCOMPARE(repairDocument(document, {{u"a"_s, TargetType::Keyword}}).first().changed, 1);
    QVERIFY(dumpExact(document).ends_with(R"("a":"true"})"));
}

QTEST_GUILESS_MAIN(TestDocumentRepair)
#include "tst_documentrepair.moc"
