// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/explore/saveviewdialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace tally {

using namespace Qt::StringLiterals;

SaveViewDialog::SaveViewDialog(const QString &name, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Save view"));
    setObjectName(u"saveViewDialog"_s);
    m_name = new QLineEdit(this);
    m_name->setMaxLength(200);
    m_name->setAccessibleName(tr("Name"));
    m_note = new QPlainTextEdit(this);
    m_note->setFixedHeight(80);
    m_note->setTabChangesFocus(true);
    m_note->setAccessibleName(tr("Note"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    QPushButton *save = buttons->button(QDialogButtonBox::Save);
    save->setProperty("kind", u"primary"_s);
    save->setText(tr("Save"));
    save->setEnabled(false);
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    auto *form = new QFormLayout(this);
    form->setContentsMargins(18, 18, 18, 18);
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Note"), m_note);
    form->addRow(buttons);
    setMinimumWidth(420);
    connect(m_name, &QLineEdit::textChanged, save,
            [save](const QString &text) { save->setEnabled(!text.trimmed().isEmpty()); });
    m_name->setText(name);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QString SaveViewDialog::name() const
{
    return m_name->text().trimmed();
}

QString SaveViewDialog::note() const
{
    return m_note->toPlainText().left(5000);
}

} // namespace tally
