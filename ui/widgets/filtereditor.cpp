// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filtereditor.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QScopedValueRollback>

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

/// Stands for has_done in the list of dimensions; no dimension has this name.
const QString DoneName = u"has_done"_s;

QList<Filter::Op> operatorsOf(const QString &dimension)
{
    using Op = Filter::Op;
    if (dimension == DoneName)
        return {Op::HasDone, Op::HasNotDone};
    const auto info = findDimension(dimension);
    const FieldType type = info ? info->valueType : FieldType::Keyword;
    if (type == FieldType::Integer || type == FieldType::Decimal)
        return {Op::Is, Op::IsNot, Op::Gt, Op::Gte, Op::Lt, Op::Lte, Op::Exists};
    if (type == FieldType::Instant)
        return {Op::Gte, Op::Gt, Op::Lt, Op::Lte, Op::Exists};
    return {Op::Is, Op::IsNot, Op::Contains, Op::Matches, Op::Exists};
}

QStringList actionNames()
{
    QStringList names;
    for (int number = 1; number <= ActionCount; ++number)
        names.append(actionName(Action(number)));
    return names;
}

bool isLeaf(const Filter &filter)
{
    return filter.op != Filter::Op::And && filter.op != Filter::Op::Or && filter.op != Filter::Op::Not
        && filter.op != Filter::Op::Segment;
}

} // namespace

bool FilterEditor::canEdit(const Filter &filter)
{
    return isLeaf(filter)
        || (filter.op == Filter::Op::Not && filter.children.size() == 1 && isLeaf(filter.children.first()));
}

void FilterEditor::setFilter(const Filter &filter)
{
    if (!canEdit(filter))
        return;
    m_wrapped = filter.op == Filter::Op::Not;
    const Filter &plain = m_wrapped ? filter.children.first() : filter;
    const bool done = plain.op == Filter::Op::HasDone || plain.op == Filter::Op::HasNotDone;
    const QString name = done ? DoneName : plain.dimension;
    if (m_dimension->findData(name) < 0)
        m_dimension->addItem(dimensionTitle(name, locale()), name);
    m_dimension->setCurrentIndex(m_dimension->findData(name));
    m_operator->setCurrentIndex(m_operator->findData(int(plain.op)));
    m_chosen = plain.values;
    if (takesOneValue() && !m_chosen.isEmpty())
        m_value->setText(m_chosen.first().toPlainText());
    ask();
    refresh();
}

QString FilterEditor::dimension() const
{
    return m_dimension->currentData().toString();
}

Filter::Op FilterEditor::op() const
{
    return Filter::Op(m_operator->currentData().toInt());
}

bool FilterEditor::takesOneValue() const
{
    return op() == Filter::Op::Gt || op() == Filter::Op::Gte || op() == Filter::Op::Lt
        || op() == Filter::Op::Lte;
}

Value FilterEditor::valueOf(const QString &text) const
{
    const auto info = findDimension(dimension());
    const FieldType type = info ? info->valueType : FieldType::Keyword;
    bool isNumber = false;
    if (type == FieldType::Integer) {
        if (const qint64 number = text.toLongLong(&isNumber); isNumber)
            return Value(number);
    }
    if (type == FieldType::Integer || type == FieldType::Decimal) {
        if (const double number = text.toDouble(&isNumber); isNumber)
            return Value(number);
    }
    return Value(text);
}

std::optional<Filter> FilterEditor::filter() const
{
    Filter made;
    made.op = op();
    if (dimension() != DoneName)
        made.dimension = dimension();
    const QString typed = m_value->text().trimmed();
    if (takesOneValue()) {
        if (typed.isEmpty())
            return std::nullopt;
        made.values = {valueOf(typed)};
    } else if (made.op != Filter::Op::Exists) {
        made.values = m_chosen;
        const bool more = !typed.isEmpty() && !made.values.contains(valueOf(typed));
        if (more && made.values.isEmpty())
            made.values.append(valueOf(typed));
        if (made.values.isEmpty())
            return std::nullopt;
    }
    return m_wrapped ? negatedFilter(made) : made;
}

void FilterEditor::fillOperators()
{
    const Filter::Op before = op();
    const QScopedValueRollback filling(m_filling, true);
    m_operator->clear();
    for (const Filter::Op each : operatorsOf(dimension()))
        m_operator->addItem(operatorText(each), int(each));
    m_operator->setCurrentIndex(std::max(0, m_operator->findData(int(before))));
}

void FilterEditor::ask()
{
    const int question = ++m_question;
    fillList({});
    const QString typed = m_value->text().trimmed();
    if (dimension() == DoneName)
        return fillList(actionNames().filter(typed, Qt::CaseInsensitive));
    if (!m_suggest || takesOneValue() || op() == Filter::Op::Exists)
        return;
    const QPointer<FilterEditor> self(this);
    m_suggest(dimension(), typed, [self, question](const QStringList &values) {
        if (self && self->m_question == question)
            self->fillList(values);
    });
}

void FilterEditor::fillList(const QStringList &suggestions)
{
    const QScopedValueRollback filling(m_filling, true);
    m_list->clear();
    const auto add = [this](const Value &value) {
        auto *item = new QListWidgetItem(value.isNull() ? tr("(unknown)") : value.toPlainText(), m_list);
        item->setData(Qt::UserRole, value.isNull() ? QVariant() : QVariant(value.toPlainText()));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(m_chosen.contains(value) ? Qt::Checked : Qt::Unchecked);
    };
    for (const Value &value : std::as_const(m_chosen))
        add(value);
    for (const QString &text : suggestions) {
        if (!m_chosen.contains(valueOf(text)))
            add(valueOf(text));
    }
    const bool canBeMissing
        = (op() == Filter::Op::Is || op() == Filter::Op::IsNot) && dimension() != DoneName;
    if (canBeMissing && !m_chosen.contains(Value()) && m_value->text().isEmpty())
        add(Value());
}

void FilterEditor::onItemChanged(const QListWidgetItem *item)
{
    if (m_filling)
        return;
    const QVariant text = item->data(Qt::UserRole);
    const Value value = text.isValid() ? valueOf(text.toString()) : Value();
    m_chosen.removeAll(value);
    if (item->checkState() == Qt::Checked)
        m_chosen.append(value);
    refresh();
}

void FilterEditor::addTyped()
{
    const QString typed = m_value->text().trimmed();
    if (typed.isEmpty() || takesOneValue())
        return finish();
    if (!m_chosen.contains(valueOf(typed)))
        m_chosen.append(valueOf(typed));
    m_value->clear();
    ask();
    refresh();
}

void FilterEditor::onTyped()
{
    ask();
    refresh();
}

void FilterEditor::finish()
{
    const std::optional<Filter> made = filter();
    if (!made)
        return;
    close();
    Q_EMIT accepted(*made);
}

void FilterEditor::refresh()
{
    const bool exists = op() == Filter::Op::Exists;
    m_value->setVisible(!exists);
    m_list->setVisible(!exists && !takesOneValue());
    m_value->setPlaceholderText(m_list->isVisibleTo(this) ? tr("Find or type a value") : tr("Value"));
    m_hint->setVisible(op() == Filter::Op::Matches);
    m_apply->setEnabled(filter().has_value());
    adjustSize();
}

void FilterEditor::openAt(const QWidget &anchor)
{
    ask();
    refresh();
    showBelow(anchor, Qt::AlignLeft);
    (m_chosen.isEmpty() ? static_cast<QWidget *>(m_dimension) : m_value)->setFocus(Qt::PopupFocusReason);
}

void FilterEditor::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        finish();
        return;
    case Qt::Key_Escape:
        close();
        return;
    default:
        PopupFrame::keyPressEvent(event);
    }
}

} // namespace tally
