// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pickpopup.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace tally {

PickPopup::PickPopup(const Theme &theme, int most, QWidget *parent)
    : PopupFrame(theme, parent)
    , m_most(most)
    , m_field(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose, false);
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMinimumSize(300, 320);
    m_list->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->addWidget(m_field);
    column->addWidget(m_list);
    connect(m_field, &QLineEdit::textChanged, this, &PickPopup::narrow);
    connect(m_list, &QListWidget::itemChanged, this, &PickPopup::follow);
}

void PickPopup::setEntries(const QList<PickEntry> &entries)
{
    m_filling = true;
    m_list->clear();
    for (const PickEntry &entry : entries) {
        auto *item = new QListWidgetItem(entry.label, m_list);
        item->setData(Qt::UserRole, entry.id);
        item->setToolTip(entry.definition);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
    }
    m_filling = false;
    refresh();
}

void PickPopup::setPicked(const QStringList &picked)
{
    m_picked = picked;
    refresh();
}

void PickPopup::refresh()
{
    m_filling = true;
    const bool isFull = m_picked.size() >= m_most;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        const bool isPicked = m_picked.contains(item->data(Qt::UserRole).toString());
        item->setCheckState(isPicked ? Qt::Checked : Qt::Unchecked);
        item->setFlags(isFull && !isPicked
                           ? Qt::ItemIsSelectable
                           : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    }
    m_filling = false;
    m_field->setPlaceholderText(tr("Find"));
    m_field->setAccessibleName(tr("Find in the list"));
    m_list->setAccessibleName(tr("What can be picked"));
}

void PickPopup::openAt(const QWidget &anchor)
{
    m_field->clear();
    showBelow(anchor, Qt::AlignLeft);
    m_field->setFocus(Qt::PopupFocusReason);
}

void PickPopup::narrow(const QString &text)
{
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        const bool matches = item->text().contains(text, Qt::CaseInsensitive)
            || item->data(Qt::UserRole).toString().contains(text, Qt::CaseInsensitive);
        item->setHidden(!matches);
    }
}

void PickPopup::follow(QListWidgetItem *item)
{
    if (m_filling)
        return;
    const QString id = item->data(Qt::UserRole).toString();
    if (item->checkState() == Qt::Checked && !m_picked.contains(id) && m_picked.size() < m_most)
        m_picked.append(id);
    else if (item->checkState() == Qt::Unchecked && m_picked.size() > 1)
        m_picked.removeAll(id);
    refresh();
    Q_EMIT changed(m_picked);
}

bool PickPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return PopupFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Escape) {
        close();
        return true;
    }
    const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (watched == m_field && (key == Qt::Key_Down || isEnter)) {
        // Into the list, to the first that is left.
        for (int row = 0; row < m_list->count(); ++row) {
            if (m_list->item(row)->isHidden())
                continue;
            m_list->setCurrentRow(row);
            m_list->setFocus(Qt::TabFocusReason);
            break;
        }
        return true;
    }
    if (watched == m_list && isEnter && m_list->currentItem()) {
        QListWidgetItem *item = m_list->currentItem();
        if (item->flags() & Qt::ItemIsUserCheckable)
            item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
        return true;
    }
    return PopupFrame::eventFilter(watched, event);
}

} // namespace tally
