// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/plaintablemodel.h"
#include "ui/pages/common/plaintable.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

QList<PlainTableModel::Row> sample()
{
    return {{u"b"_s, {{u"Beta"_s}, {u"9"_s, 9}}},
            {u"a"_s, {{u"alpha\twith\ntabs"_s, {}, u"more"_s}, {u"10"_s, 10}}},
            {u"c"_s, {{u"Gamma"_s}}}};
}

QStringList column(const QAbstractItemModel &model, int column)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, column).data().toString());
    return texts;
}

} // namespace

class TestPlainTableModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isAModel()
    {
        PlainTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setColumns({{u"Name"_s}, {u"Count"_s, true, u"How many"_s}});
        model.setRows(sample());
        model.sort(1, Qt::DescendingOrder);
        model.setRows({});
        model.setRows(sample());
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::ToolTipRole).toString(), u"How many"_s);
        QVERIFY(!model.headerData(7, Qt::Horizontal).isValid());
    }

    void sortsByTheValuesNotTheTexts()
    {
        PlainTableModel model;
        model.setColumns({{u"Name"_s}, {u"Count"_s, true}});
        model.setRows(sample());
        model.sort(1);
        QCOMPARE(column(model, 1).filter(QRegularExpression(u"\\d"_s)), (QStringList{u"9"_s, u"10"_s}));
        model.sort(1, Qt::DescendingOrder);
        QCOMPARE(column(model, 1).filter(QRegularExpression(u"\\d"_s)), (QStringList{u"10"_s, u"9"_s}));
        QCOMPARE(model.keyAt(model.rowOf(u"c"_s)), QVariant(u"c"_s));
        QCOMPARE(model.rowOf(u"none"_s), -1);
    }

    void copiesAsTsv()
    {
        PlainTable table(5);
        table.rows()->setColumns({{u"Name"_s}, {u"Count"_s, true}});
        table.setRows(sample());
        table.show();
        table.selectKey(u"a"_s);
        QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), u"Name\tCount\nalpha with tabs\t10\n"_s);
        table.clearSelection();
        QCOMPARE(table.asTsv().count(u'\n'), 4);
    }

    void keepsTheSelectedRowAndTellsOfAnother()
    {
        PlainTable table(5);
        table.rows()->setColumns({{u"Name"_s}, {u"Count"_s, true}});
        table.setRows(sample());
        table.show();
        QSignalSpy chosen(&table, &PlainTable::keyChosen);
        QSignalSpy activated(&table, &PlainTable::keyActivated);
        table.selectKey(u"c"_s);
        QCOMPARE(chosen.last().first(), QVariant(u"c"_s));
        QList<PlainTableModel::Row> more = sample();
        more.prepend({u"z"_s, {{u"First"_s}}});
        table.setRows(more);
        QCOMPARE(table.currentKey(), QVariant(u"c"_s));
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(activated.last().first(), QVariant(u"c"_s));
        table.setRows({});
        QVERIFY(!table.currentKey().isValid());
    }
};

QTEST_MAIN(TestPlainTableModel)
#include "tst_plaintablemodel.moc"
