// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/board/tableblock.h"

#include "ui/pages/common/pagetexts.h"
#include "ui/pages/common/seriesdata.h"
#include "ui/widgets/findfield.h"

namespace tally {

using namespace Qt::StringLiterals;

TableBlock::TableBlock(const Theme &theme, const QString &id, BoardPresenter &presenter, QWidget *parent)
    : CardBlock(theme, id, presenter, parent)
    , m_table(new TopTable(theme, card()))
    , m_find(new FindField(card()))
{
    m_table->setObjectName(id);
    // A bar that comes and goes with the columns that fit would change what fits, again and again.
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setContent(m_table, {Export::Csv, Export::Tsv});
    card()->addHeaderWidget(m_find);
    connect(m_find, &FindField::wanted, this, [this](const QString &text, bool isNext) {
        m_find->setFound(text.isEmpty() || m_table->findNext(text, !isNext));
    });
    connect(m_find, &FindField::left, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_table, &TopTable::rowActivated, this, [this](const Value &key) {
        if (const Block *block = this->presenter().block(this->id()))
            drillInto(*block, {{block->query.dimensions.value(0), key}});
    });
    connect(m_table, &TopTable::tableLayoutChanged, this,
            [this] { Q_EMIT tableLayoutChanged(this->id(), m_table->tableLayout()); });
}

void TableBlock::clearSelection()
{
    m_table->clearSelection();
}

bool TableBlock::find()
{
    m_find->open();
    return true;
}

void TableBlock::setTableLayouts(const QMap<QString, TableLayout> &layouts)
{
    m_table->setTableLayout(layouts.value(id()));
}

QString TableBlock::asTsv(const ResultTable &) const
{
    return m_table->asTsv();
}

void TableBlock::showAnswer(const Block &block, const ResultTable &answer)
{
    m_table->setRowsSeen(block.rowsSeen);
    // An answer that is shown already keeps its selection.
    const QList<TableColumn> columns = blockColumns(block, answer, Format(card()->locale()).language());
    if (m_shownAsOf != answer.asOfMs || m_shownQuery != answer.query
        || columns.size() != m_table->resultModel()->tableColumns().size()) {
        m_table->setTable(withOther(answer), columns);
        m_shownAsOf = answer.asOfMs;
        m_shownQuery = answer.query;
    } else {
        m_table->resultModel()->setColumns(columns);
    }
    using Phase = AnswerState::Phase;
    if (const AnswerState &trends = presenter().state(block.trendFrom); trends.phase == Phase::Ready)
        m_table->setTrends(trendsByKey(*trends.answer));
    const AnswerState &ranks = presenter().state(block.rankFrom);
    if (ranks.phase != Phase::Ready)
        return;
    QHash<QString, int> places;
    for (qsizetype i = 0; i < ranks.answer->rows.size(); ++i)
        places.insert(ranks.answer->rows.at(i).value(0).toPlainText(), int(i) + 1);
    m_table->setRanks(places);
}

QList<TableColumn> blockColumns(const Block &block, const ResultTable &table, Language language)
{
    using Kind = TableColumn::Kind;
    QList<TableColumn> columns;
    const int name = table.columnIndex(block.nameDimension);
    const QString key = table.query.dimensions.value(0);
    columns.append({u"name"_s, dimensionLabel(key, language), Kind::Text, name < 0 ? 0 : name, 0, {}});
    for (int i = 1; i < table.columns.size(); ++i) {
        const ResultColumn &column = table.columns.at(i);
        if (i == name)
            continue;
        const MetricInfo *info = findMetric(column.name);
        const bool isMetric = !column.kind.isEmpty();
        columns.append({column.name,
                        isMetric ? metricLabel(column.name, language) : dimensionLabel(column.name, language),
                        isMetric ? Kind::Figure : Kind::Text, i, -1,
                        info ? info->definition.in(language) : QString()});
    }
    const QString first = table.query.metrics.value(0);
    const int cell = table.columnIndex(first);
    const MetricInfo *info = findMetric(first);
    if (cell < 0 || !info)
        return columns;
    const auto text = [](const char *source, const char *note = nullptr) {
        return QCoreApplication::translate("Overview", source, note);
    };
    if (info->kind == MetricKind::Additive && table.totals)
        columns.append({u"share"_s, text("Share", "part of the total"), Kind::Share, cell, -1, {}});
    if (table.comparison)
        columns.append({u"change"_s, text("Change"), Kind::Change, cell, -1, {}});
    if (!block.rankFrom.isEmpty() && table.comparison)
        columns.append({u"rank"_s, TableBlock::tr("Rank"), Kind::Rank, cell, -1,
                        TableBlock::tr("Places gained or lost against the compared period.")});
    if (!block.trendFrom.isEmpty())
        columns.append({u"trend"_s, text("Trend"), Kind::Trend, cell, -1, {}});
    return columns;
}

ResultTable withOther(const ResultTable &table)
{
    if (!table.other)
        return table;
    ResultTable whole = table;
    Row rest;
    bool isAnything = false;
    for (const ResultColumn &column : table.columns) {
        const Value value = column.kind.isEmpty() ? Value() : table.other->value(column.name);
        isAnything = isAnything || (value.isNumber() && value.toDouble() != 0);
        rest.append(value);
    }
    if (!isAnything || rest.isEmpty())
        return table;
    rest[0] = Value(OtherValues{});
    whole.rows.append(rest);
    if (whole.comparison) {
        whole.comparison->rows.append(std::nullopt);
        whole.comparison->rowChanges.append(QHash<QString, Value>());
    }
    return whole;
}

} // namespace tally
