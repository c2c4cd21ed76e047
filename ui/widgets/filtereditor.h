// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/filterchip.h"
#include "ui/widgets/popupframe.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace tally {

/// Makes one filter: dimension, operator, values. Values are ticked in a list of suggestions or typed; Enter
/// takes the typed one, and with nothing typed finishes. Escape gives up.
class FilterEditor : public PopupFrame
{
    Q_OBJECT
public:
    FilterEditor(const Theme &theme, const QStringList &dimensions, const SuggestValues &suggest,
                 QWidget *parent);

    /// Conditions on one dimension, plain or negated, and has_done; not combinations and saved filters.
    static bool canEdit(const Filter &filter);
    void setFilter(const Filter &filter);
    /// What the parts say now; nothing while values are missing.
    std::optional<Filter> filter() const;
    void openAt(const QWidget &anchor);

Q_SIGNALS:
    void accepted(const Filter &filter);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void fillOperators();
    void fillList(const QStringList &suggestions);
    void addTyped();
    void onTyped();
    void ask();
    void finish();
    void refresh();
    QString dimension() const;
    Filter::Op op() const;
    bool takesOneValue() const;
    Value valueOf(const QString &text) const;
    void onItemChanged(const QListWidgetItem *item);

    QStringList m_names;
    SuggestValues m_suggest;
    QList<Value> m_chosen;
    int m_question = 0; ///< the latest question for suggestions wins
    bool m_filling = false;
    bool m_wrapped = false; ///< the filter came within a Not that its operators have no word for

    QComboBox *m_dimension = nullptr;
    QComboBox *m_operator = nullptr;
    QLineEdit *m_value = nullptr;
    QListWidget *m_list = nullptr;
    QLabel *m_hint = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_apply = nullptr;
};

} // namespace tally
