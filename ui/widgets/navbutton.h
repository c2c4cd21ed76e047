// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>

namespace tally {

/// One page of the sidebar.
class NavButton : public QAbstractButton
{
    Q_OBJECT
public:
    NavButton(const Theme &theme, const QString &id, const QString &icon, QWidget *parent);

    const QString &id() const { return m_id; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    const Theme &m_theme;
    QString m_id;
    QIcon m_plain;
    QIcon m_chosen;
    bool m_ring = false; ///< focus came by keys
};

} // namespace tally
