// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QFrame>

namespace tally {

/// A popup with round corners that closes on a click outside and on Escape, and is deleted when closed. Takes
/// its parent's locale.
class PopupFrame : public QFrame
{
    Q_OBJECT
public:
    PopupFrame(const Theme &theme, QWidget *parent);

protected:
    /// Shows it below the anchor, left or right edges in line, within the anchor's screen.
    void showBelow(const QWidget &anchor, Qt::Alignment edge);
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
};

} // namespace tally
