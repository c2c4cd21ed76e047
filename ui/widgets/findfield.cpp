// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/findfield.h"

#include <QKeyEvent>
#include <QStyle>

namespace tally {

using namespace Qt::StringLiterals;

FindField::FindField(QWidget *parent)
    : QLineEdit(parent)
{
    setObjectName(u"findField"_s);
    setFixedWidth(190);
    setClearButtonEnabled(true);
    hide();
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) { Q_EMIT wanted(text, false); });
    retranslate();
}

void FindField::open()
{
    show();
    setFocus(Qt::ShortcutFocusReason);
    selectAll();
}

void FindField::setFound(bool found)
{
    setProperty("kind", found ? QVariant() : QVariant(u"invalid"_s));
    style()->unpolish(this);
    style()->polish(this);
    setAccessibleDescription(found ? QString() : tr("Not found"));
    setToolTip(found ? QString() : tr("Not found"));
}

void FindField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT wanted(text(), true);
    } else if (event->key() == Qt::Key_Escape) {
        clear();
        hide();
        Q_EMIT left();
    } else {
        QLineEdit::keyPressEvent(event);
    }
}

void FindField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FindField::retranslate()
{
    setPlaceholderText(tr("Find"));
    setAccessibleName(tr("Find in the table"));
}

} // namespace tally
