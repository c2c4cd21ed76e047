// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/filterchip.h"

#include <QAbstractButton>

namespace tally {

/// One filter of the bar. clicked() asks to edit it; its other wishes are signals.
class Chip : public QAbstractButton
{
    Q_OBJECT
public:
    Chip(const Theme &theme, QWidget *parent);

    void setState(const ChipState &state);
    QRectF closeRect() const;
    QSize sizeHint() const override;

Q_SIGNALS:
    void toggleWanted();
    void negateWanted();
    void pinWanted();
    void removeWanted();
    void menuWanted(const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    qreal textLeft() const;

    const Theme &m_theme;
    ChipState m_state;
    QIcon m_pin;
    QIcon m_close;
    bool m_ring = false; ///< focus came by keys
};

} // namespace tally
