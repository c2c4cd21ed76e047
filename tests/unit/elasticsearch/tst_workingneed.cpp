// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/utcday.h"
#include "sources/elasticsearch/workingneed.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

qint64 ms(const char *text)
{
    return parseInstant(QString::fromLatin1(text), Zone()).value();
}

const DataBounds Bounds{ms("2026-01-01T10:00:00Z"), ms("2026-12-31T20:00:00Z")};

} // namespace

class TestWorkingNeed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reaches_data();
    void reaches();
    void nothingThere();
    void covering();
    void searchQuery();
};

void TestWorkingNeed::reaches_data()
{
    QTest::addColumn<QString>("metric");
    QTest::addColumn<QString>("dimension");
    QTest::addColumn<CompareMode>("compare");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("extras");
    const auto row = [](const char *metric, const char *dimension, CompareMode compare, const char *from,
                        const char *to, const char *extras) {
        QTest::addRow("%s by %s %d", metric, dimension, int(compare))
            << QString::fromLatin1(metric) << QString::fromLatin1(dimension) << compare
            << QString::fromLatin1(from) << QString::fromLatin1(to) << QString::fromLatin1(extras);
    };
    using enum CompareMode;
    row("views", "", None, "2026-05-31T15:00:00Z", "2026-06-30T15:00:00Z", "");
    row("views", "", PreviousPeriod, "2026-04-30T15:00:00Z", "2026-06-30T15:00:00Z", "");
    row("views", "", PreviousYear, "2026-01-01T10:00:00Z", "2026-06-30T15:00:00Z",
        ""); // no further than the data
    row("dormant_viewers", "", None, "2026-04-03T15:00:00Z", "2026-06-30T15:00:00Z", "");
    row("new_viewers", "", None, "2026-05-31T15:00:00Z", "2026-06-30T15:00:00Z", "f");
    row("first_time_uploaders", "", None, "2026-05-31T15:00:00Z", "2026-06-30T15:00:00Z", "u");
    row("gini", "", None, "2026-05-31T15:00:00Z", "2026-06-30T15:00:00Z", "c");
    row("viewers_by_plan", "", None, "2026-05-31T15:00:00Z", "2026-06-30T15:00:00Z", "p");
    row("retention", "cohort:week", None, "2026-05-23T15:00:00Z", "2026-12-31T20:00:00.001Z", "f");
}

void TestWorkingNeed::reaches()
{
    QFETCH(const QString, metric);
    QFETCH(const QString, dimension);
    QFETCH(const CompareMode, compare);
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    Query query;
    query.metrics = {metric};
    if (!dimension.isEmpty())
        query.dimensions = {dimension};
    query.range = {{}, u"2026-06-01"_s, u"2026-07-01"_s, u"Asia/Seoul"_s};
    query.compare.mode = compare;
    const auto need = workingNeedOf(query, ms("2027-01-01T00:00:00Z"), Bounds);
    QVERIFY(need);
    QCOMPARE(Zone().toIso(need->fromMs), Zone().toIso(ms(from.toLatin1().constData())));
    QCOMPARE(Zone().toIso(need->toMs), Zone().toIso(ms(to.toLatin1().constData())));
    const QString extras = QString(need->firstSeen ? u"f"_s : QString())
        + (need->uploads ? u"u"_s : QString()) + (need->contents ? u"c"_s : QString())
        + (need->plans ? u"p"_s : QString());
    QTEST(extras, "extras");
}

void TestWorkingNeed::nothingThere()
{
    Query query;
    query.metrics = {u"views"_s};
    query.range = {u"all"_s, {}, {}, u"UTC"_s};
    const auto need = workingNeedOf(query, ms("2026-06-01T00:00:00Z"), std::nullopt);
    QVERIFY(need);
    QCOMPARE(need->toMs - need->fromMs, 0);
    query.range = {{}, u"2026-06-01"_s, u"2026-05-01"_s, u"UTC"_s};
    QVERIFY(!workingNeedOf(query, 0, Bounds));
}

void TestWorkingNeed::covering()
{
    const WorkingNeed small{10, 20};
    const WorkingNeed large{5, 20, false, true};
    QVERIFY(large.covers(small));
    QVERIFY(!small.covers(large));
    QVERIFY(!large.covers({10, 20, true}));
    QVERIFY(!large.covers({4, 20}));
    QVERIFY(!large.covers({10, 21}));
    QVERIFY(small.meets({20, 30}));
    QVERIFY(!small.meets({21, 30}));
    const WorkingNeed both = small.with({20, 30, true});
    QVERIFY(both.covers(small) && both.covers({20, 30, true}));
    QCOMPARE(both.toMs, 30);
}

void TestWorkingNeed::searchQuery()
{
    const Json any = WorkingNeed{10, 20, true, true, true}.query().at("bool").at("filter").at(0).at("bool");
    QCOMPARE(any.at("minimum_should_match").get<int>(), 1);
    QCOMPARE(any.at("should").size(), 4u);
    const Json range
        = WorkingNeed{10, 20}.query().at("bool").at("filter").at(0).at("bool").at("should").at(0);
    QCOMPARE(QByteArray::fromStdString(range.dump()),
             QByteArray(R"({"range":{"@timestamp":{"gte":10,"lt":20,"format":"epoch_millis"}}})"));
}

Q_DECLARE_METATYPE(tally::CompareMode)
QTEST_GUILESS_MAIN(TestWorkingNeed)
#include "tst_workingneed.moc"
