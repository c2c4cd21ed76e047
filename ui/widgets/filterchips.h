// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/filterchip.h"
#include "ui/widgets/filtereditor.h"

#include <QPointer>
#include <QWidget>

class QPushButton;

namespace tally {

class Chip;
class FlowLayout;

/// The filters of a page as chips, and a button that adds one. On a chip: Enter edits, Space switches it off
/// and on, N negates, P pins, Delete removes, the context menu offers the same.
class FilterChips : public QWidget
{
    Q_OBJECT
public:
    explicit FilterChips(const Theme &theme, QWidget *parent = nullptr);

    void setChips(const QList<ChipState> &chips); ///< does not emit
    const QList<ChipState> &chips() const { return m_states; }
    QList<Filter> filters() const { return filtersOf(m_states); }
    /// Adds a chip; one with the same filter is switched on instead.
    void addFilter(const Filter &filter);
    /// Short names that the editor offers, in this order. Default: the catalogue's fields.
    void setDimensions(const QStringList &names) { m_dimensions = names; }
    void setSuggestions(const SuggestValues &suggest) { m_suggest = suggest; }

    void openEditor(int chip = -1); ///< −1: for a new filter
    FilterEditor *editor() const; ///< null while closed

Q_SIGNALS:
    void changed(const QList<ChipState> &chips);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void change(int index, const std::function<void(ChipState &)> &edit);
    void remove(int index);
    void showMenu(int index, const QPoint &where);
    void retranslate();

    const Theme &m_theme;
    QList<ChipState> m_states;
    QStringList m_dimensions;
    SuggestValues m_suggest;
    FlowLayout *m_layout = nullptr;
    QList<Chip *> m_chips;
    QPushButton *m_add = nullptr;
    QPointer<FilterEditor> m_editor;
};

} // namespace tally
