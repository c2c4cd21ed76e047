// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>

namespace tally {

/// A figure of quality as a button: its name, the share that is good, its trend by day. Checkable.
class FigureButton : public QAbstractButton
{
    Q_OBJECT
public:
    explicit FigureButton(const Theme &theme, QWidget *parent = nullptr);

    /// `isBad`: the share is worth looking at. NaN in the trend: nothing was looked at that day.
    void setFigure(const QString &name, const QString &share, bool isBad, const QList<double> &trend);
    QString share() const { return m_share; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QString m_name;
    QString m_share;
    bool m_isBad = false;
    QList<double> m_trend;
};

} // namespace tally
