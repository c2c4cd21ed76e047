// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/board/barsblock.h"

#include "ui/pages/common/pagetexts.h"

namespace tally {

using namespace Qt::StringLiterals;

BarsBlock::BarsBlock(const Theme &theme, const QString &id, BoardPresenter &presenter, QWidget *parent)
    : CardBlock(theme, id, presenter, parent)
    , m_bars(new BarList(theme, card()))
{
    m_bars->setObjectName(u"bars."_s + id);
    setContent(m_bars, {Export::Csv, Export::Tsv, Export::Table});
    connect(m_bars, &BarList::rowActivated, this, [this](int, const Value &key) {
        if (const Block *block = this->presenter().block(this->id()))
            drillInto(*block, {{block->query.dimensions.value(0), key}});
    });
}

void BarsBlock::clearSelection()
{
    m_bars->clearSelection();
}

void BarsBlock::showAnswer(const Block &block, const ResultTable &answer)
{
    const MetricInfo *info = findMetric(block.query.metrics.value(0));
    const QList<BarRow> rows = barRows(answer, card()->locale());
    m_bars->setHigherIsBetter(info ? info->higherIsBetter : std::nullopt);
    m_bars->setRows(rows);
    // All rows and the rest: a page scrolls, its breakdowns don't.
    m_bars->setMinimumHeight(m_bars->sizeHint().height());
}

QList<BarRow> barRows(const ResultTable &answer, const QLocale &locale)
{
    const QString metric = answer.query.metrics.value(0);
    const QString dimension = answer.query.dimensions.value(0);
    const int cell = answer.columnIndex(metric);
    const MetricInfo *info = findMetric(metric);
    if (cell < 0 || !info)
        return {};
    const Format format(locale);
    // Parts of what can't be summed are no parts of the total.
    const bool hasShares = info->kind == MetricKind::Additive || metric == u"unique_viewers"_s
        || metric == u"visitors"_s || metric == u"viewers_by_plan"_s;
    const Value total = answer.totals && hasShares ? answer.totals->value(metric) : Value();
    const auto rowOf = [&](const Value &key, const Value &value) {
        BarRow row{.key = key,
                   .label = valueText(dimension, key, locale),
                   .value = {},
                   .valueText = format.exactValue(value, info->unit),
                   .share = {},
                   .change = {}};
        if (value.isNumber())
            row.value = value.toDouble();
        if (value.isNumber() && total.isNumber() && total.toDouble() > 0)
            row.share = value.toDouble() / total.toDouble();
        return row;
    };
    QList<BarRow> rows;
    for (qsizetype i = 0; i < answer.rows.size(); ++i) {
        const Value number = answer.rows.at(i).value(cell);
        // Nothing without a value is nothing to tell.
        if (answer.rows.at(i).value(0).isNull() && number.isNumber() && number.toDouble() == 0)
            continue;
        BarRow row = rowOf(answer.rows.at(i).value(0), number);
        const Value change
            = answer.comparison ? answer.comparison->rowChanges.value(i).value(metric) : Value();
        if (change.isNumber())
            row.change = change.toDouble();
        rows.append(row);
    }
    if (answer.other && answer.other->value(metric).isNumber() && answer.other->value(metric).toDouble() != 0)
        rows.append(rowOf(OtherValues{}, answer.other->value(metric)));
    return rows;
}

} // namespace tally
