// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/chartmatrix.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

const Format English(QLocale(QLocale::English, QLocale::UnitedKingdom));
const Format Korean(QLocale(QLocale::Korean, QLocale::SouthKorea));

ResultColumn dimension(const QString &name)
{
    return {name, u"keyword"_s, {}, {}};
}
ResultColumn metric(const QString &name, const QString &kind = u"additive"_s)
{
    return {name, u"integer"_s, u"count"_s, kind};
}

/// "label: 1 2 –"
QStringList text(const ChartMatrix &matrix)
{
    QStringList lines;
    for (const MatrixSeries &series : matrix.series) {
        QStringList cells;
        for (const std::optional<double> &value : series.values)
            cells.append(value ? QString::number(*value) : u"–"_s);
        lines.append(series.label + u": "_s + cells.join(u' '));
    }
    return lines;
}

} // namespace

class TestChartMatrix : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void metricsOfOneUnitAreSeries()
    {
        ResultTable table;
        table.columns = {dimension(u"time:day"_s), metric(u"views"_s), metric(u"watch_time"_s),
                         metric(u"unique_viewers"_s, u"non_additive"_s)};
        table.rows = {{u"2026-10-02"_s, 2, 5.0, 1}, {u"2026-10-01"_s, 1, 5.0, Value()}};
        table.comparison = Comparison();
        table.comparison->rows = {Row{u"2026-09-02"_s, 7, 5.0, 3}, std::nullopt};
        const ChartMatrix matrix = chartMatrix(table, English, 6);
        QVERIFY(matrix.overTime);
        QCOMPARE(matrix.labels, (QStringList{u"1 Oct 2026"_s, u"2 Oct 2026"_s}));
        QCOMPARE(text(matrix), (QStringList{u"Views: 1 2"_s, u"Unique viewers: – 1"_s}));
        QVERIFY(!matrix.series.first().compared.first());
        QCOMPARE(*matrix.series.first().compared.at(1), 7.0);
        QCOMPARE(matrix.greatest(), 7.0);
    }

    void valuesOfTheSecondDimensionAreSeries()
    {
        ResultTable table;
        table.columns = {dimension(u"country"_s), dimension(u"time:day"_s), metric(u"views"_s)};
        table.rows = {{u"KR"_s, u"2026-10-02"_s, 5},
                      {u"JP"_s, u"2026-10-01"_s, 9},
                      {Value(), u"2026-10-01"_s, 1},
                      {u"US"_s, u"2026-10-02"_s, 2}};
        QCOMPARE(text(chartMatrix(table, English, 6)),
                 (QStringList{u"JP: 9 –"_s, u"KR: – 5"_s, u"US: – 2"_s, u"Unknown: 1 –"_s}));
        // What adds up stays whole.
        const ChartMatrix few = chartMatrix(table, English, 2);
        QCOMPARE(text(few), (QStringList{u"JP: 9 –"_s, u"Other: 1 7"_s}));
        QCOMPARE(few.seriesLeftOut, 0);
        table.columns[2].kind = u"non_additive"_s;
        QCOMPARE(text(chartMatrix(table, English, 2)), (QStringList{u"JP: 9 –"_s, u"KR: – 5"_s}));
        QCOMPARE(chartMatrix(table, English, 2).seriesLeftOut, 2);
    }

    void gridsGoByValue()
    {
        ResultTable table;
        table.columns
            = {dimension(u"cohort:week"_s), dimension(u"period"_s), metric(u"retention"_s, u"ratio"_s)};
        table.rows = {{u"2026-10-05"_s, 0, 1.0},
                      {u"2026-09-28"_s, 1, 0.25},
                      {u"2026-09-28"_s, 0, 1.0},
                      {u"2026-10-05"_s, 1, Value()}};
        const ChartMatrix matrix = chartMatrix(table, English, 30, SeriesOrder::ByValue);
        QCOMPARE(matrix.labels, (QStringList{u"0"_s, u"1"_s}));
        QCOMPARE(text(matrix), (QStringList{u"28 Sept 2026: 1 0.25"_s, u"5 Oct 2026: 1 –"_s}));
        QVERIFY(matrix.unit == Unit::Share);
    }

    void nothingToDrawIsEmpty()
    {
        QVERIFY(chartMatrix({}, English, 6).isEmpty());
        ResultTable total;
        total.columns = {metric(u"views"_s)};
        total.rows = {{5}};
        QVERIFY(chartMatrix(total, English, 6).isEmpty());
        total.columns.prepend(dimension(u"country"_s));
        total.rows.clear();
        QVERIFY(chartMatrix(total, English, 6).isEmpty());
    }

    void speaksBothLanguages()
    {
        QCOMPARE(dimensionText(u"country"_s, Value(), Korean), u"알 수 없음"_s);
        QCOMPARE(dimensionText(u"country"_s, Value(OtherValues()), Korean), u"기타"_s);
        QCOMPARE(dimensionText(u"time:day"_s, u"2026-10-01"_s, Korean), u"2026년 10월 1일"_s);
        QCOMPARE(dimensionText(u"day_of_week"_s, 1, Korean), u"월"_s);
        QCOMPARE(dimensionText(u"hour_of_day"_s, 13, English), u"13"_s);
        QCOMPARE(columnTitle(metric(u"views"_s), Language::Korean), u"조회수"_s);
        QCOMPARE(columnTitle(dimension(u"labels.campaign"_s), Language::English), u"Label: campaign"_s);
    }
};

QTEST_APPLESS_MAIN(TestChartMatrix)
#include "tst_chartmatrix.moc"
