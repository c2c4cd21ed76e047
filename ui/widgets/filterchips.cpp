// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filterchips.h"

#include "ui/widgets/chip.h"
#include "ui/widgets/flowlayout.h"

#include <QEvent>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

/// The catalogue's plain fields that people filter by: no instants, no event ids.
QStringList plainDimensions()
{
    QStringList names;
    for (const DimensionInfo &info : dimensions()) {
        const bool plain = info.kind == DimensionKind::Field || info.kind == DimensionKind::Attribute;
        if (plain && info.valueType != FieldType::Instant && info.field != Field::EventId)
            names.append(info.name);
    }
    return names;
}

} // namespace

FilterChips::FilterChips(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_dimensions(plainDimensions())
    , m_layout(new FlowLayout(this))
    , m_add(new QPushButton(this))
{
    m_add->setObjectName(u"addFilter"_s);
    m_add->setIcon(theme.icon(u"filter"_s, IconTone::Muted));
    connect(m_add, &QPushButton::clicked, this, [this] { openEditor(); });
    m_layout->insertWidget(0, m_add);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    retranslate();
}

void FilterChips::setChips(const QList<ChipState> &chips)
{
    m_states = chips;
    rebuild();
}

void FilterChips::addFilter(const Filter &filter)
{
    const auto same = std::find_if(m_states.cbegin(), m_states.cend(),
                                   [&](const ChipState &state) { return state.filter == filter; });
    if (same != m_states.cend()) {
        change(int(same - m_states.cbegin()), [](ChipState &state) { state.enabled = true; });
        return;
    }
    m_states.append(ChipState{filter});
    rebuild();
    Q_EMIT changed(m_states);
}

void FilterChips::rebuild()
{
    while (m_chips.size() > m_states.size()) {
        Chip *gone = m_chips.takeLast();
        m_layout->removeWidget(gone);
        gone->hide();
        gone->deleteLater();
    }
    while (m_chips.size() < m_states.size()) {
        const int index = int(m_chips.size());
        auto *chip = new Chip(m_theme, this);
        connect(chip, &Chip::clicked, this, [this, index] { openEditor(index); });
        connect(chip, &Chip::toggleWanted, this,
                [this, index] { change(index, [](ChipState &state) { state.enabled = !state.enabled; }); });
        connect(chip, &Chip::negateWanted, this, [this, index] {
            change(index, [](ChipState &state) { state.filter = negatedFilter(state.filter); });
        });
        connect(chip, &Chip::pinWanted, this,
                [this, index] { change(index, [](ChipState &state) { state.pinned = !state.pinned; }); });
        connect(chip, &Chip::removeWanted, this, [this, index] { remove(index); });
        connect(chip, &Chip::menuWanted, this,
                [this, index](const QPoint &where) { showMenu(index, where); });
        m_layout->insertWidget(index, chip);
        setTabOrder(index == 0 ? static_cast<QWidget *>(this) : m_chips.last(), chip);
        setTabOrder(chip, m_add);
        chip->show();
        m_chips.append(chip);
    }
    for (qsizetype i = 0; i < m_states.size(); ++i)
        m_chips.at(i)->setState(m_states.at(i));
    m_layout->invalidate();
    updateGeometry();
}

void FilterChips::change(int index, const std::function<void(ChipState &)> &edit)
{
    if (index < 0 || index >= m_states.size())
        return;
    const ChipState before = m_states.at(index);
    edit(m_states[index]);
    if (m_states.at(index) == before)
        return;
    rebuild();
    Q_EMIT changed(m_states);
}

void FilterChips::remove(int index)
{
    if (index < 0 || index >= m_states.size())
        return;
    m_states.removeAt(index);
    rebuild();
    // Focus stays in the bar, on what came after.
    QWidget *next = index < m_chips.size() ? static_cast<QWidget *>(m_chips.at(index)) : m_add;
    next->setFocus();
    Q_EMIT changed(m_states);
}

void FilterChips::showMenu(int index, const QPoint &where)
{
    const ChipState &state = m_states.at(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, const QString &icon, const auto &action) {
        menu->addAction(m_theme.icon(icon, IconTone::Muted), text, this, action);
    };
    if (FilterEditor::canEdit(state.filter))
        add(tr("Edit…"), u"edit"_s, [this, index] { openEditor(index); });
    add(isNegated(state.filter) ? tr("Do not negate") : tr("Negate"), u"negate"_s,
        [this, index] { change(index, [](ChipState &chip) { chip.filter = negatedFilter(chip.filter); }); });
    add(state.enabled ? tr("Switch off") : tr("Switch on"), u"viewers"_s,
        [this, index] { change(index, [](ChipState &chip) { chip.enabled = !chip.enabled; }); });
    add(state.pinned ? tr("Unpin") : tr("Pin to all pages"), u"pin"_s,
        [this, index] { change(index, [](ChipState &chip) { chip.pinned = !chip.pinned; }); });
    menu->addSeparator();
    add(tr("Remove"), u"trash"_s, [this, index] { remove(index); });
    menu->popup(where);
}

FilterEditor *FilterChips::editor() const
{
    // One that was closed lives on until the event loop deletes it.
    return m_editor && m_editor->isVisible() ? m_editor.data() : nullptr;
}

void FilterChips::openEditor(int chip)
{
    if (FilterEditor *before = editor())
        before->close();
    const bool existing = chip >= 0 && chip < m_states.size();
    if (existing && !FilterEditor::canEdit(m_states.at(chip).filter)) {
        Chip *shown = m_chips.at(chip);
        return showMenu(chip, shown->mapToGlobal(QPoint(12, shown->height())));
    }
    m_editor = new FilterEditor(m_theme, m_dimensions, m_suggest, this);
    if (existing)
        m_editor->setFilter(m_states.at(chip).filter);
    connect(m_editor, &FilterEditor::accepted, this, [this, chip, existing](const Filter &filter) {
        if (existing)
            change(chip, [&filter](ChipState &state) { state.filter = filter; });
        else
            addFilter(filter);
    });
    m_editor->openAt(existing ? static_cast<const QWidget &>(*m_chips.at(chip)) : *m_add);
}

void FilterChips::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FilterChips::retranslate()
{
    setAccessibleName(tr("Filters"));
    m_add->setText(u" "_s + tr("Filter"));
    m_add->setAccessibleName(tr("Add a filter"));
    m_add->setToolTip(tr("Add a filter"));
}

} // namespace tally
