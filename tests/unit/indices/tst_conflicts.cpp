// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "indices/conflicts.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace tally;
using namespace Qt::StringLiterals;

class TestConflicts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data();
    void finds();
    void tellsWhoIsWrong();
    void namesIndicesAsReadersDo();
    void refusesRubbish_data();
    void refusesRubbish();
    void everyMetricReadsWhatItNeeds();

private:
    static Result<QList<FieldConflict>> found(const char *json, const QHash<QString, QString> &names = {},
                                              const QList<NamedFilter> &filters = {})
    {
        return conflictsOf(Json::parse(json), names, filters);
    }
};

void TestConflicts::finds_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QString>("expected"); // path>wanted:indices to repair
    QTest::newRow("none") << QByteArray(R"({"country":{"keyword":{}}})") << QString();
    QTest::newRow("one family") << QByteArray(
        R"({"n":{"long":{"indices":["e-1"]},"double":{"indices":["e-2"]}}})")
                                << QString();
    QTest::newRow("three types") << QByteArray(
        R"({"a00":{"boolean":{"indices":["e-1"]},"keyword":{"indices":["e-2"]},"text":{"indices":["e-3"]}}})")
                                 << u"a00>keyword:e-1,e-3"_s;
    QTest::newRow("the catalogue's field") << QByteArray(
        R"({"community.watched_ms":{"keyword":{"indices":["e-2"]},"integer":{"indices":["e-1"]}}})")
                                           << u"community.watched_ms>long:e-2"_s;
    QTest::newRow("alike and still wrong")
        << QByteArray(R"({"user.id":{"text":{}}})") << u"user.id>keyword:e-1,e-2"_s;
    QTest::newRow("an object here, a value there")
        << QByteArray(R"({"user":{"object":{"indices":["e-1"]},"keyword":{"indices":["e-2"]}}})")
        << u"user>?:"_s;
    QTest::newRow("metadata") << QByteArray(R"({"_id":{"_id":{}},"x":{"a":{"metadata_field":true},"b":{}}})")
                              << QString();
    QTest::newRow("not mapped somewhere")
        << QByteArray(R"({"x":{"keyword":{"indices":["e-1"]},"unmapped":{"indices":["e-2"]}}})") << QString();
}

void TestConflicts::finds()
{
    QFETCH(QByteArray, fields);
    const QByteArray answer = R"({"indices":["e-1","e-2"],"fields":)" + fields + '}';
    QStringList told;
    const Result<QList<FieldConflict>> conflicts = found(answer.constData());
    for (const FieldConflict &conflict : conflicts.value()) {
        const QString wanted = conflict.wanted ? targetTypeName(*conflict.wanted) : u"?"_s;
        told += u"%1>%2:%3"_s.arg(conflict.path, wanted, conflict.toRepair().join(u','));
    }
    QTEST(told.join(u' '), "expected");
}

void TestConflicts::tellsWhoIsWrong()
{
    Filter inner;
    inner.op = Filter::Op::Is;
    inner.dimension = u"country"_s;
    Filter outer;
    outer.op = Filter::Op::Not;
    outer.children = {inner};
    const char *json = R"({"indices":["e-1"],"fields":{"client.geo.country_iso_code":{"text":{}},
        "community.purchase.amount":{"keyword":{}},"labels.a":{"keyword":{"indices":["e-1"]},"long":{"indices":["e-2"]}}}})";
    const auto conflicts = found(json, {}, {{u"abroad"_s, {outer}}, {u"other"_s, {}}});
    QCOMPARE(conflicts.value().size(), 3);
    const FieldConflict country = conflicts->at(0);
    QCOMPARE(country.users.dimensions, QStringList({u"country"_s}));
    QCOMPARE(country.users.savedFilters, QStringList({u"abroad"_s}));
    QVERIFY(country.users.metrics.isEmpty());
    QCOMPARE(conflicts->at(1).users.metrics, QStringList({u"revenue"_s, u"avg_order_value"_s}));
    QCOMPARE(conflicts->at(2).users.dimensions, QStringList({u"labels.a"_s}));
}

void TestConflicts::namesIndicesAsReadersDo()
{
    const auto conflicts = found(
        R"({"indices":["e-2","repair.1.copy.e-1"],
            "fields":{"a":{"boolean":{"indices":["repair.1.copy.e-1"]},"keyword":{"indices":["e-2"]}}}})",
        {{u"repair.1.copy.e-1"_s, u"e-1"_s}});
    QCOMPARE(conflicts.value().first().toRepair(), QStringList({u"e-1"_s}));
}

void TestConflicts::refusesRubbish_data()
{
    QTest::addColumn<QByteArray>("answer");
    for (const char *text : {"null", "[]", "{}", "{\"fields\":[]}", "\"x\"", "{\"fields\":7}"})
        QTest::newRow(text) << QByteArray(text);
}

void TestConflicts::refusesRubbish()
{
    QFETCH(QByteArray, answer);
    QVERIFY(!found(answer.constData()));
    // Rubbish further in is no conflict, and no crash.
    QVERIFY(found(
        R"({"indices":7,"fields":{"a":7,"b":{"keyword":7},"c":{"long":{"indices":[1,null,{}]},"date":{}}}})"));
}

void TestConflicts::everyMetricReadsWhatItNeeds()
{
    for (const MetricInfo &metric : metrics()) {
        for (const Field field : metric.needsFields)
            QVERIFY2(fieldsOf(metric).contains(field),
                     qPrintable(metric.name + u' ' + fieldInfo(field).name));
        QVERIFY2(metric.name == u"events"_s || !fieldsOf(metric).isEmpty(), qPrintable(metric.name));
    }
}

QTEST_GUILESS_MAIN(TestConflicts)
#include "tst_conflicts.moc"
