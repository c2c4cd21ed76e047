// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace tally {

/// Lies over a widget and dims it (or, as a skeleton, hides it behind grey bars) while its next content is on
/// its way. Lets the mouse through; follows the size of what it covers.
class DimOverlay : public QWidget
{
    Q_OBJECT
public:
    DimOverlay(const Theme &theme, QWidget *covered);

    void cover(bool skeleton);
    void uncover();

    static void paintSkeleton(QPainter &painter, const QRectF &box, const Tokens &tokens);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    const Theme &m_theme;
    bool m_skeleton = false;
};

} // namespace tally
