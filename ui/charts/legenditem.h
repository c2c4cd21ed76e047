// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>

namespace tally {

/// One entry of a legend: a dot and a name; pressed it hides its series, and is then drawn hollow and muted.
class LegendItem : public QAbstractButton
{
    Q_OBJECT

public:
    explicit LegendItem(const Theme &theme, QWidget *parent = nullptr);

    void setColour(const QColor &colour);
    QSize sizeHint() const override;

    /// The width an entry takes, and its painting, also for exported images.
    static double widthOf(const QString &name);
    static void paint(QPainter &painter, const QRectF &box, const QString &name, const QColor &colour,
                      bool shown, const Tokens &tokens);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QColor m_colour;
};

} // namespace tally
