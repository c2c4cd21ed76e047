// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/resultmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

ResultTable sampleTable()
{
    ResultTable table;
    table.columns = {{u"content"_s, u"keyword"_s, {}, {}},
                     {u"content_title"_s, u"keyword"_s, {}, {}},
                     {u"views"_s, u"integer"_s, u"count"_s, u"additive"_s}};
    table.rows = {{u"c1"_s, u"나무"_s, 30},
                  {u"c2"_s, Value(), 100},
                  {u"c3"_s, u"apple\ttart"_s, Value()},
                  {u"c4"_s, u"zebra"_s, 70}};
    table.totals = QHash<QString, Value>{{u"views"_s, 200}};
    Comparison comparison;
    comparison.rows.resize(4);
    comparison.rowChanges
        = {{{u"views"_s, 0.5}}, {{u"views"_s, -0.25}}, {{u"views"_s, Value()}}, {{u"views"_s, 0.1}}};
    table.comparison = comparison;
    return table;
}

QList<TableColumn> sampleColumns()
{
    using Kind = TableColumn::Kind;
    return {{u"name"_s, u"Content"_s, Kind::Text, 1, 0},
            {u"views"_s, u"Views"_s, Kind::Figure, 2, -1},
            {u"share"_s, u"Share"_s, Kind::Share, 2, -1},
            {u"change"_s, u"Change"_s, Kind::Change, 2, -1},
            {u"trend"_s, u"Trend"_s, Kind::Trend, 2, -1}};
}

QStringList keys(const ResultModel &model)
{
    QStringList found;
    for (int row = 0; row < model.rowCount(); ++row)
        found.append(model.keyAt(row).toText());
    return found;
}

} // namespace

class TestResultModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTheContractOfModels()
    {
        ResultModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTable(sampleTable(), sampleColumns());
        model.sort(1, Qt::DescendingOrder);
        model.setTrends({{u"c1"_s, {1, 2, 3}}});
        model.setTable({}, {});
        model.setTable(sampleTable(), sampleColumns());
    }

    void sortsTheColumnItself_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<Qt::SortOrder>("order");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("as answered") << -1 << Qt::AscendingOrder
                                     << QStringList{u"c1"_s, u"c2"_s, u"c3"_s, u"c4"_s};
        QTest::newRow("views up") << 1 << Qt::AscendingOrder
                                  << QStringList{u"c1"_s, u"c4"_s, u"c2"_s, u"c3"_s};
        QTest::newRow("views down, unknown last")
            << 1 << Qt::DescendingOrder << QStringList{u"c2"_s, u"c4"_s, u"c1"_s, u"c3"_s};
        QTest::newRow("names, ids for those without")
            << 0 << Qt::AscendingOrder << QStringList{u"c3"_s, u"c2"_s, u"c4"_s, u"c1"_s};
        QTest::newRow("change down") << 3 << Qt::DescendingOrder
                                     << QStringList{u"c1"_s, u"c4"_s, u"c2"_s, u"c3"_s};
        QTest::newRow("beyond the columns")
            << 9 << Qt::AscendingOrder << QStringList{u"c1"_s, u"c2"_s, u"c3"_s, u"c4"_s};
    }
    void sortsTheColumnItself()
    {
        QFETCH(int, column);
        QFETCH(Qt::SortOrder, order);
        QFETCH(QStringList, expected);
        ResultModel model;
        model.setTable(sampleTable(), sampleColumns());
        model.sort(column, order);
        QCOMPARE(keys(model), expected);
        // The order stays for the next answer.
        model.setTable(sampleTable(), sampleColumns());
        QCOMPARE(keys(model), expected);
    }

    void selectionFollowsItsRow()
    {
        ResultModel model;
        model.setTable(sampleTable(), sampleColumns());
        const QPersistentModelIndex kept(model.index(1, 1));
        model.sort(1, Qt::AscendingOrder);
        QCOMPARE(kept.row(), 2);
        QCOMPARE(model.keyAt(kept.row()), Value(u"c2"_s));
    }

    void givesTypedValues()
    {
        ResultModel model;
        model.setTable(sampleTable(), sampleColumns());
        QCOMPARE(model.index(1, 2).data(ResultModel::BarRole).toDouble(), 1.0);
        QCOMPARE(model.index(0, 2).data(ResultModel::BarRole).toDouble(), 0.3);
        QCOMPARE(model.index(0, 3).data(ResultModel::RateRole).toDouble(), 0.5);
        QVERIFY(!model.index(2, 3).data(ResultModel::RateRole).isValid());
        QCOMPARE(model.index(0, 3).data(ResultModel::BetterRole).toBool(), true);
        model.setTrends({{u"c4"_s, {1, std::nan(""), 3}}});
        QCOMPARE(model.index(3, 4).data(ResultModel::SeriesRole).value<QList<double>>().size(), 3);
    }

    void showsTheIdWhereThereIsNoName()
    {
        ResultModel model;
        model.setTable(sampleTable(), sampleColumns());
        QCOMPARE(model.index(1, 0).data().toString(), u"c2"_s);
        QCOMPARE(model.index(0, 0).data(Qt::ToolTipRole).toString(), u"나무\nc1"_s);
        QCOMPARE(model.index(2, 1).data().toString(), QString());
    }

    void copiesAsTsv()
    {
        ResultModel model;
        model.setTable(sampleTable(), sampleColumns());
        model.sort(1, Qt::DescendingOrder);
        QCOMPARE(model.toTsv({0, 3}, {0, 1, 2}), u"Content\tViews\tShare\n\t100\t0.5\napple tart\t\t\n"_s);
    }

    void sortsManyRows()
    {
        ResultTable table;
        table.columns
            = {{u"content"_s, u"keyword"_s, {}, {}}, {u"views"_s, u"integer"_s, u"count"_s, u"additive"_s}};
        for (qint64 i = 0; i < 100'000; ++i)
            table.rows.append({QString::number(i), (i * 7919) % 100'003});
        ResultModel model;
        model.setTable(table, {{u"views"_s, u"Views"_s, TableColumn::Kind::Figure, 1, -1}});
        model.sort(0, Qt::AscendingOrder);
        for (int row = 1; row < model.rowCount(); ++row) {
            const QString before = model.index(row - 1, 0).data(ResultModel::PlainRole).toString();
            QVERIFY(before.toInt() <= model.index(row, 0).data(ResultModel::PlainRole).toString().toInt());
        }
    }
};

QTEST_GUILESS_MAIN(TestResultModel)
#include "tst_resultmodel.moc"
