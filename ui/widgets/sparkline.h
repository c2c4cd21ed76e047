// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QList>
#include <QWidget>

class QPainter;

namespace tally {

struct SparklineLook
{
    QColor line;
    bool fill = true;
    bool endDot = true;
    bool lastIncomplete = false; ///< the last segment is dashed
};

/// A small line without axes. NaN is a gap; a single known point is a dot.
class Sparkline : public QWidget
{
    Q_OBJECT
public:
    explicit Sparkline(const Theme &theme, QWidget *parent = nullptr);

    void setSeries(const QList<double> &series, bool lastIncomplete = false);
    QSize sizeHint() const override;

    static void paint(QPainter &painter, const QRectF &box, const QList<double> &series,
                      const SparklineLook &look);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QList<double> m_series;
    bool m_lastIncomplete = false;
};

} // namespace tally
