// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/popupframe.h"

class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace tally {

/// One thing that can be picked.
struct PickEntry
{
    QString id;
    QString label;
    QString definition; ///< tooltip
};

/// The list of a PickList: a field that narrows it, and entries that can be ticked.
class PickPopup : public PopupFrame
{
    Q_OBJECT
public:
    PickPopup(const Theme &theme, int most, QWidget *parent);
    void setEntries(const QList<PickEntry> &entries);
    void setPicked(const QStringList &picked);
    const QStringList &picked() const { return m_picked; }
    void openAt(const QWidget &anchor);
    QLineEdit *field() const { return m_field; }
    QListWidget *list() const { return m_list; }

Q_SIGNALS:
    void changed(const QStringList &picked);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void narrow(const QString &text);
    void follow(QListWidgetItem *item);
    void refresh();

    int m_most;
    QStringList m_picked; ///< in the order of picking
    QLineEdit *m_field = nullptr;
    QListWidget *m_list = nullptr;
    bool m_filling = false;
};

} // namespace tally
