// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storefixture.h"

using namespace Qt::StringLiterals;
using namespace tally;

/// Cohorts of three people whose days can be told by looking at them.
class TestRetention : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void answers_data();
    void answers();
    void totals();
    void pages();
    void comparison();
    void incompleteCohorts();

private:
    StoreFixture m_store;
};

namespace {

QByteArray days(const QByteArray &rest)
{
    return R"({"range":{"from":"2026-03-01","to":"2026-03-04"},"as_of":"2026-03-04T12:00:00Z",)" + rest + '}';
}

} // namespace

void TestRetention::initTestCase()
{
    const auto happened = [this](const char *time, const char *viewer, const char *action) {
        m_store.add({{"time", time}, {"viewer", viewer}, {"action", action}});
    };
    happened("2026-03-01T10:00:00Z", "a", "view");
    happened("2026-03-02T10:00:00Z", "a", "sign-up");
    happened("2026-03-04T10:00:00Z", "a", "view");
    happened("2026-03-01T11:00:00Z", "b", "view");
    happened("2026-03-02T12:00:00Z", "c", "view");
    happened("2026-03-03T12:00:00Z", "c", "like");
    m_store.add(
        {{"time", "2026-03-01T13:00:00Z"}, {"viewer", "d"}, {"action", "view"}, {"traffic_class", "bot"}});
    QCOMPARE(m_store.store(), u"7/0"_s);
}

void TestRetention::answers_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *rest, const char *expected) {
        QTest::newRow(name) << QByteArray(rest) << QString::fromLatin1(expected);
    };
    row("cells",
        R"("metrics":["retention","rolling_retention","visitors"],"dimensions":["cohort:day","period"])",
        "2026-03-01 0 1 1 2; 2026-03-01 1 0.5 0.5 1; 2026-03-01 2 0 0.5 0; 2026-03-01 3 null null null; "
        "2026-03-02 0 1 1 1; 2026-03-02 1 1 1 1; 2026-03-02 2 null null null");
    row("cohorts", R"("metrics":["retention","rolling_retention","visitors"],"dimensions":["cohort:day"])",
        "2026-03-01 0.5 0.6666666666666666 2; 2026-03-02 1 1 1");
    row("period first",
        R"("metrics":["visitors"],"dimensions":["period","cohort:day"],"order":[["period","desc"]])",
        "3 2026-03-01 null; 2 2026-03-01 0; 2 2026-03-02 null; 1 2026-03-01 1; 1 2026-03-02 1; 0 2026-03-01 "
        "2; "
        "0 2026-03-02 1");
    row("unknown cells last",
        R"("metrics":["retention"],"dimensions":["cohort:day","period"],"order":[["retention","desc"]],"page":{"limit":4})",
        "2026-03-01 0 1; 2026-03-02 0 1; 2026-03-02 1 1; 2026-03-01 1 0.5");
    row("by sign-up",
        R"("metrics":["retention","rolling_retention"],"dimensions":["cohort:day","period"],"basis":"sign_up")",
        "2026-03-02 0 1 1; 2026-03-02 1 0 1; 2026-03-02 2 null null");
    row("another basis", R"("metrics":["visitors"],"dimensions":["cohort:day"],"basis":"uploader")",
        "2026-03-01 2; 2026-03-02 1");
    // Members need an event that meets the filter in their cohort's time; so does activity.
    row("filtered",
        R"("metrics":["retention","visitors"],"dimensions":["cohort:day","period"],"filters":[["is","action",["view"]]])",
        "2026-03-01 0 1 2; 2026-03-01 1 0 0; 2026-03-01 2 0 0; 2026-03-01 3 null null; 2026-03-02 0 1 1; "
        "2026-03-02 1 0 0; 2026-03-02 2 null null");
    row("machines, too",
        R"("metrics":["visitors"],"dimensions":["cohort:day"],"filters":[["exists","traffic_class"]])",
        "2026-03-01 3; 2026-03-02 1");
    row("before anything",
        R"("metrics":["retention","visitors"],"dimensions":["cohort:year"],"filters":[["gte","day_of_week",[1]]])",
        "2026-01-01 null 3");
    row("nobody", R"("metrics":["retention"],"dimensions":["cohort:week"],"filters":[["is","viewer",["x"]]])",
        "");
}

void TestRetention::answers()
{
    QFETCH(QByteArray, rest);
    QTEST(m_store.rows(days(rest)), "expected");
}

void TestRetention::totals()
{
    const Result<ResultTable> table = m_store.ask(days(
        R"("metrics":["retention","rolling_retention","visitors"],"dimensions":["cohort:day"],"include":["totals"])"));
    QVERIFY(table);
    QCOMPARE(table->totals->value(u"retention"_s), Value(0.625)); // 5 of 6 + 2
    QCOMPARE(table->totals->value(u"rolling_retention"_s), Value(0.75)); // 6 of 8
    QCOMPARE(table->totals->value(u"visitors"_s), Value(3));
    QCOMPARE(table->columns[0].type, u"date"_s);
    const Result<ResultTable> none = m_store.ask(
        R"({"range":{"from":"2020-01-01","to":"2020-02-01"},"metrics":["retention","visitors"],"dimensions":["cohort:day"],"include":["totals"]})");
    QVERIFY(none && none->rows.isEmpty());
    QVERIFY(none->totals->value(u"retention"_s).isNull());
    QCOMPARE(none->totals->value(u"visitors"_s), Value(0));
}

void TestRetention::pages()
{
    QByteArray cursor = "null";
    QStringList rows;
    for (int page = 0; page < 10 && !cursor.isEmpty(); ++page) {
        const Result<ResultTable> table = m_store.ask(days(
            R"("metrics":["visitors"],"dimensions":["cohort:day","period"],"include":["totals"],"page":{"limit":3,"cursor":)"
            + cursor + '}'));
        QVERIFY(table);
        QCOMPARE(table->totals.has_value(), page == 0);
        rows += StoreFixture::rowsText(table->rows);
        cursor = table->nextCursor.isEmpty() ? QByteArray() : '"' + table->nextCursor.toLatin1() + '"';
    }
    QCOMPARE(rows.join(u" | "_s),
             u"2026-03-01 0 2; 2026-03-01 1 1; 2026-03-01 2 0 | 2026-03-01 3 null; 2026-03-02 0 1; "
             u"2026-03-02 1 1 | "
             "2026-03-02 2 null"_s);
}

void TestRetention::comparison()
{
    const Result<ResultTable> table = m_store.ask(
        R"({"range":{"from":"2026-03-02","to":"2026-03-03"},"as_of":"2026-03-04T12:00:00Z","metrics":["visitors","retention"],
            "dimensions":["cohort:day","period"],"compare":{"mode":"previous_period"}})");
    QVERIFY(table);
    QCOMPARE(StoreFixture::rowsText(table->rows),
             u"2026-03-02 0 1 1; 2026-03-02 1 1 1; 2026-03-02 2 null null"_s);
    QStringList compared;
    for (const std::optional<Row> &row : table->comparison->rows)
        compared.append(row ? StoreFixture::rowText(*row) : u"-"_s);
    QCOMPARE(compared.join(u"; "_s), u"2026-03-01 0 2 1; 2026-03-01 1 1 0.5; 2026-03-01 2 0 0"_s);
    QCOMPARE(table->comparison->rowChanges[0].value(u"visitors"_s), Value(-0.5));
    QCOMPARE(table->comparison->totals.value(u"retention"_s), Value(0.5));
}

void TestRetention::incompleteCohorts()
{
    QCOMPARE(m_store.rows(R"({"range":{"from":"2026-03-01","to":"2026-03-02"},"as_of":"2026-01-01T00:00:00Z",
        "metrics":["retention","visitors"],"dimensions":["cohort:day"],"filters":[["gte","hour_of_day",[1]]]})"),
             u"2026-03-01 null 2"_s);
    const Result<ResultTable> table = m_store.ask(
        R"({"range":{"from":"2026-03-03","to":"2026-03-05"},"as_of":"2026-03-04T12:00:00Z","metrics":["visitors"],
            "dimensions":["cohort:day"]})");
    QVERIFY(table);
    QCOMPARE(table->quality.incompleteBuckets, QStringList{u"2026-03-04"_s});
}

QTEST_GUILESS_MAIN(TestRetention)
#include "tst_retention.moc"
