// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/compatibility.h"
#include "fakesource.h"
#include "ui/pages/board/barsblock.h"
#include "ui/pages/board/boardcharts.h"
#include "ui/pages/board/tableblock.h"
#include "ui/pages/content/contentplan.h"
#include "ui/pages/explore/exploreplan.h"
#include "ui/pages/overview/overviewplan.h"
#include "ui/pages/uploaders/uploaderplan.h"
#include "ui/pages/viewers/viewerplan.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

PlanInput wholeInput(const QString &subject = {})
{
    FakeSource source;
    PlanInput input;
    input.info = source.m_info;
    input.frame.scope.range = {.name = {}, .from = u"2026-10-01"_s, .to = u"2026-10-29"_s, .zone = u"UTC"_s};
    input.frame.asOfMs = 1'793'596'800'000;
    input.range = *resolveRange(input.frame.scope.range, input.frame.asOfMs, Qt::Monday, {});
    input.subject = subject;
    input.locale = QLocale::c();
    return input;
}

struct NamedPlan
{
    const char *name;
    QList<Block> blocks;
};

QList<NamedPlan> allPlans(const PlanInput &whole, const PlanInput &one)
{
    return {{"contents", planContents(whole)},
            {"content", planContent(one)},
            {"uploaders", planUploaders(whole)},
            {"uploader", planUploader(one)},
            {"viewers", planViewers(whole)}};
}

} // namespace

class TestPlans : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyQuestionIsOne()
    {
        for (const TimeUnit unit : {TimeUnit::Hour, TimeUnit::Day, TimeUnit::Week, TimeUnit::Month}) {
            PlanInput whole = wholeInput();
            whole.frame.unit = unit;
            PlanInput one = wholeInput(u"x"_s);
            one.frame.unit = unit;
            for (const NamedPlan &plan : allPlans(whole, one)) {
                QVERIFY(plan.blocks.size() > 5);
                QSet<QString> ids;
                for (const Block &block : plan.blocks) {
                    QVERIFY2(!ids.contains(block.id), qPrintable(block.id));
                    ids.insert(block.id);
                    if (block.query.metrics.isEmpty())
                        continue;
                    const auto valid = validate(block.query);
                    QVERIFY2(valid.has_value(),
                             qPrintable(u"%1: %2"_s.arg(block.id, valid ? QString() : valid.error().detail)));
                }
                for (const Block &block : plan.blocks) {
                    for (const QString &fed :
                         {block.seriesFrom, block.totalFrom, block.rankFrom, block.trendFrom, block.needs})
                        QVERIFY2(fed.isEmpty() || ids.contains(fed), qPrintable(block.id + u' ' + fed));
                }
            }
        }
    }

    /// Nothing of the catalogue is out of reach, and Explore offers all of it.
    void everyMetricIsOnAPage()
    {
        const PlanInput whole = wholeInput();
        QSet<QString> shown;
        for (const NamedPlan &plan : allPlans(whole, wholeInput(u"x"_s))) {
            for (const Block &block : plan.blocks) {
                if (block.kind != BlockKind::Feed)
                    shown += QSet<QString>(block.query.metrics.begin(), block.query.metrics.end());
            }
        }
        for (const MetricInfo &metric : metrics())
            QVERIFY2(shown.contains(metric.name), qPrintable(metric.name));
    }

    void asksNothingThatTheSourceLacks()
    {
        PlanInput bare = wholeInput();
        bare.info.actions = {u"page-view"_s};
        bare.info.fields = {u"time"_s, u"action"_s, u"page"_s, u"session"_s};
        for (const Block &block : planContents(bare))
            QVERIFY2(block.kind != BlockKind::Table, qPrintable(block.id));
        for (const Block &block : planViewers(bare)) {
            for (const QString &metric : block.query.metrics)
                QVERIFY2(isKnown(metric, bare.info), qPrintable(block.id + u' ' + metric));
        }
    }

    void median_data()
    {
        QTest::addColumn<QList<double>>("numbers");
        QTest::addColumn<double>("expected");
        QTest::newRow("one") << QList<double>{4} << 4.0;
        QTest::newRow("odd") << QList<double>{9, 1, 5} << 5.0;
        QTest::newRow("even") << QList<double>{9, 1, 5, 7} << 6.0;
    }
    void median()
    {
        QFETCH(QList<double>, numbers);
        QFETCH(double, expected);
        QCOMPARE(tally::median(numbers).value(), expected);
        QVERIFY(!tally::median({}));
    }

    void cohortsHaveAUnitThatFits_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<int>("unit");
        QTest::newRow("two weeks") << 14 << int(TimeUnit::Day);
        QTest::newRow("twelve weeks") << 84 << int(TimeUnit::Week);
        QTest::newRow("a year") << 365 << int(TimeUnit::Month);
    }
    void cohortsHaveAUnitThatFits()
    {
        QFETCH(int, days);
        QFETCH(int, unit);
        const QDate first(2026, 1, 1);
        QCOMPARE(int(cohortUnit(DateRange::ofDays(first, first.addDays(days - 1), Zone()))), unit);
    }

    void otherIsOneMoreRow()
    {
        ResultTable table;
        table.query.metrics = {u"views"_s};
        table.query.dimensions = {u"country"_s};
        table.columns
            = {{u"country"_s, u"keyword"_s, {}, {}}, {u"views"_s, u"integer"_s, u"count"_s, u"additive"_s}};
        table.rows = {{u"KR"_s, 5}, {u"JP"_s, 3}};
        QCOMPARE(withOther(table).rows.size(), 2);
        table.other = QHash<QString, Value>{{u"views"_s, 0}};
        QCOMPARE(withOther(table).rows.size(), 2);
        table.other = QHash<QString, Value>{{u"views"_s, 4}};
        const ResultTable whole = withOther(table);
        QCOMPARE(whole.rows.size(), 3);
        QVERIFY(whole.rows.last().first().isOther());
        // Last whichever way it is sorted.
        ResultModel model;
        model.setTable(whole, blockColumns({.id = u"x"_s}, whole, Language::English));
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            model.sort(1, order);
            QVERIFY(model.keyAt(2).isOther());
        }
    }

    void ranksTellPlacesGained()
    {
        ResultTable table;
        table.query.metrics = {u"views"_s};
        table.query.dimensions = {u"country"_s};
        table.columns
            = {{u"country"_s, u"keyword"_s, {}, {}}, {u"views"_s, u"integer"_s, u"count"_s, u"additive"_s}};
        table.rows = {{u"KR"_s, 5}, {u"JP"_s, 3}, {u"US"_s, 2}, {u"FR"_s, 1}};
        table.comparison = Comparison{};
        const Block block{.id = u"x"_s, .kind = BlockKind::Table, .rankFrom = u"y"_s};
        ResultModel model;
        model.setTable(table, blockColumns(block, table, Language::English));
        const int rank = model.columnOf(u"rank"_s);
        QVERIFY(rank > 0);
        QCOMPARE(model.index(0, rank).data().toString(), QString());
        model.setRanks({{u"KR"_s, 3}, {u"JP"_s, 2}, {u"US"_s, 1}});
        QCOMPARE(model.index(0, rank).data().toString(), u"▲ 2"_s);
        QCOMPARE(model.index(1, rank).data().toString(), u"="_s);
        QCOMPARE(model.index(2, rank).data().toString(), u"▼ 2"_s);
        QCOMPARE(model.index(3, rank).data().toString(), u"new"_s);
        model.sort(0, Qt::AscendingOrder);
        QCOMPARE(model.index(1, rank).data().toString(), u"="_s);
        QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::ToolTipRole).toString(),
                 findMetric(u"views"_s)->definition.en);
    }

    void splitsASeriesByADimension()
    {
        ResultTable table;
        table.query.metrics = {u"views"_s};
        table.query.dimensions = {u"time:day"_s, u"device"_s};
        table.columns = {{u"time:day"_s, u"date"_s, {}, {}},
                         {u"device"_s, u"keyword"_s, {}, {}},
                         {u"views"_s, u"integer"_s, u"count"_s, u"additive"_s}};
        table.rows = {{u"2026-10-01"_s, u"tv"_s, 4},
                      {u"2026-10-01"_s, u"mobile"_s, 6},
                      {u"2026-10-02"_s, u"mobile"_s, 1}};
        Block block{.id = u"x"_s, .kind = BlockKind::Chart, .title = u"t"_s};
        const ChartData data = chartOf(block, table, {u"views"_s}, QLocale::c());
        QCOMPARE(data.instants.size(), 2);
        QCOMPARE(data.series.size(), 2);
        QCOMPARE(data.series.at(0).values, (QList<double>{4, 0}));
        QCOMPARE(data.series.at(1).values, (QList<double>{6, 1}));
        block.isShareOfTotal = true;
        const ChartData shares = chartOf(block, table, {u"views"_s}, QLocale::c());
        QCOMPARE(shares.series.at(0).values, (QList<double>{0.4, 0}));
        QCOMPARE(shares.series.at(1).values, (QList<double>{0.6, 1}));
    }

    void exploreSaysWhatIsWrong_data()
    {
        QTest::addColumn<QStringList>("metrics");
        QTest::addColumn<QStringList>("dimensions");
        QTest::addColumn<int>("chart");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("line") << QStringList{u"views"_s} << QStringList{u"time:day"_s} << int(ChartKind::Line)
                              << true;
        QTest::newRow("no dimension")
            << QStringList{u"views"_s} << QStringList{} << int(ChartKind::Line) << false;
        QTest::newRow("grid of one") << QStringList{u"views"_s} << QStringList{u"device"_s}
                                     << int(ChartKind::Heatmap) << false;
        QTest::newRow("cohorts") << QStringList{u"retention"_s} << QStringList{u"cohort:week"_s}
                                 << int(ChartKind::CohortGrid) << true;
        QTest::newRow("incompatible")
            << QStringList{u"bounce_rate"_s} << QStringList{u"page"_s} << int(ChartKind::Bar) << false;
        QTest::newRow("table of totals")
            << QStringList{u"views"_s} << QStringList{} << int(ChartKind::Table) << true;
    }
    void exploreSaysWhatIsWrong()
    {
        QFETCH(QStringList, metrics);
        QFETCH(QStringList, dimensions);
        QFETCH(int, chart);
        QFETCH(bool, isGood);
        SavedView view = freshView();
        view.query.metrics = metrics;
        view.query.dimensions = dimensions;
        view.chart = ChartKind(chart);
        bool isFound = false;
        for (const Block &block : planExplore(view, false, wholeInput())) {
            if (block.id == u"explore.answer"_s) {
                isFound = true;
                QCOMPARE(block.obstacle.isEmpty(), isGood);
            }
        }
        QVERIFY(isFound);
    }

    /// Whatever is offered can be asked or says why not: each metric by each dimension.
    void explorePlansEveryPair()
    {
        const PlanInput whole = wholeInput();
        int askable = 0;
        for (const MetricInfo &metric : metrics()) {
            for (const DimensionInfo &dimension : offeredDimensions(whole.info)) {
                SavedView view = freshView();
                view.query.metrics = {metric.name};
                view.query.dimensions = {dimension.name};
                view.chart = ChartKind::Table;
                for (const Block &block : planExplore(view, false, whole)) {
                    QVERIFY2(!block.obstacle.isEmpty() || validate(block.query),
                             qPrintable(metric.name + u' ' + dimension.name));
                    askable += block.obstacle.isEmpty();
                }
            }
        }
        QVERIFY(askable > 1500);
    }
};

QTEST_MAIN(TestPlans)
#include "tst_plans.moc"
