// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/messagebar.h"

#include <QTimer>

namespace tally {

/// A message that floats at the bottom of its parent and goes by itself; stays while the mouse or focus is on
/// it.
class Toast : public MessageBar
{
    Q_OBJECT
public:
    Toast(const Theme &theme, QWidget *parent);

    /// 0: stays until closed.
    void showFor(int milliseconds, MessageKind kind, const QString &text, const QString &actionText = {});

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    void expire();

    QTimer m_timer;
};

} // namespace tally
