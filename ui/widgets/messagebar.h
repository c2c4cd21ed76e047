// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace tally {

enum class MessageKind { Info, Good, Warning, Bad };

/// A sentence in the page with a button to close it and, where given, one to do something about it. Hidden
/// until showMessage(). Never modal.
class MessageBar : public QFrame
{
    Q_OBJECT
public:
    explicit MessageBar(const Theme &theme, QWidget *parent = nullptr);

    void showMessage(MessageKind kind, const QString &text, const QString &actionText = {});
    void dismiss();
    QString text() const;

Q_SIGNALS:
    void actionTriggered();
    void dismissed();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    void refresh();

    const Theme &m_theme;
    MessageKind m_kind = MessageKind::Info;
    QLabel *m_icon = nullptr;
    QLabel *m_text = nullptr;
    QPushButton *m_action = nullptr;
    QToolButton *m_close = nullptr;
};

} // namespace tally
