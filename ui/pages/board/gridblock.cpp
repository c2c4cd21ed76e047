// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/board/gridblock.h"

#include "ui/pages/common/pagetexts.h"

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostColumns = 60;
constexpr qsizetype MostRows = 120;

/// Each value of a column once: time and numbers in order, else as the answer has them.
QList<Value> keysOf(const ResultTable &table, int cell)
{
    QList<Value> keys;
    QSet<QString> seen;
    for (const Row &row : table.rows) {
        const Value key = row.value(cell);
        const QString plain = key.isNull() ? QString() : u'=' + key.toPlainText();
        if (seen.contains(plain))
            continue;
        seen.insert(plain);
        keys.append(key);
    }
    const QString type = table.columns.at(cell).type;
    if (type == u"date"_s || type == u"datetime"_s || type == u"integer"_s)
        std::stable_sort(keys.begin(), keys.end(), [](const Value &a, const Value &b) {
            return !a.isNull() && (b.isNull() || compareValues(a, b) < 0);
        });
    return keys;
}

QString keyText(const QString &dimension, const Value &key, const QLocale &locale)
{
    const auto info = findDimension(dimension);
    if (info && (info->kind == DimensionKind::Time || info->kind == DimensionKind::Cohort))
        return Format(locale).bucket(key.toPlainText(), info->unit);
    if (dimension == u"day_of_week"_s && key.isNumber())
        return Format(locale).weekday(int(key.toDouble()));
    return valueText(dimension, key, locale);
}

} // namespace

GridBlock::GridBlock(const Theme &theme, const QString &id, BoardPresenter &presenter, QWidget *parent)
    : CardBlock(theme, id, presenter, parent)
    , m_grid(new ValueGrid(theme, card()))
{
    m_grid->setObjectName(u"grid."_s + id);
    setContent(m_grid, {Export::Csv, Export::Tsv, Export::Table});
    connect(m_grid, &ValueGrid::cellActivated, this, [this](const GridCell &cell) {
        const Block *block = this->presenter().block(this->id());
        if (block)
            drillInto(*block,
                      {{block->query.dimensions.value(0), m_rowKeys.value(cell.row)},
                       {block->query.dimensions.value(1), m_columnKeys.value(cell.column)}});
    });
}

void GridBlock::showAnswer(const Block &block, const ResultTable &answer)
{
    const QString metric = block.query.metrics.value(0);
    const int cell = answer.columnIndex(metric);
    const MetricInfo *info = findMetric(metric);
    if (cell < 0 || answer.query.dimensions.size() < 2 || !info)
        return;
    m_rowKeys = keysOf(answer, 0).mid(0, MostRows);
    m_columnKeys = keysOf(answer, 1).mid(0, MostColumns);
    const QLocale locale = card()->locale();
    const Format format(locale);
    GridValues values;
    values.metric = metricLabel(metric, format.language());
    values.isShare = info->unit == Unit::Share;
    for (const Value &key : std::as_const(m_rowKeys))
        values.rows.append(keyText(answer.query.dimensions.at(0), key, locale));
    for (const Value &key : std::as_const(m_columnKeys))
        values.columns.append(keyText(answer.query.dimensions.at(1), key, locale));
    values.cells.resize(values.rows.size() * values.columns.size());
    values.texts.resize(values.cells.size());
    for (const Row &row : answer.rows) {
        const qsizetype at = m_rowKeys.indexOf(row.value(0));
        const qsizetype along = m_columnKeys.indexOf(row.value(1));
        if (at < 0 || along < 0 || !row.value(cell).isNumber())
            continue;
        const qsizetype place = at * values.columns.size() + along;
        values.cells[place] = row.value(cell).toDouble();
        values.texts[place] = format.shortValue(row.value(cell), info->unit);
    }
    m_grid->setValues(values);
}

} // namespace tally
