// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/monthgrid.h"

#include <QWidget>

#include <array>

class QToolButton;

namespace tally {

/// Two months side by side that page together, in which a span of days is chosen: click and click, or drag;
/// by keys: arrows, Home and End (week), Page Up and Down (month; with Shift: year), Enter or Space for each
/// end, Escape takes the first end back. The week starts as locale() says.
class MonthPair : public QWidget
{
    Q_OBJECT
public:
    explicit MonthPair(const Theme &theme, QWidget *parent = nullptr);

    void setToday(QDate today);
    /// Shows the span with its last day's month on the right; does not emit.
    void setSpan(QDate first, QDate last);
    QDate first() const { return m_first; }
    QDate last() const { return m_last; }
    bool isHalfChosen() const { return m_anchor.isValid(); }
    QDate cursorDay() const { return m_cursor; }
    QDate leftMonth() const { return m_left; }
    /// Where a day is shown; empty if it is in neither month.
    QRectF dayRect(QDate day) const;
    void page(int months);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    /// With every step of a drag and every move after the first click.
    void previewed(QDate first, QDate last);
    void chosen(QDate first, QDate last);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    std::array<MonthGrid, 2> grids() const;
    QDate dateAt(QPointF point) const;
    bool moveByKey(QKeyEvent *event);
    void moveCursor(QDate day);
    void pick(QDate day);
    void stretchTo(QDate day);
    void cancelHalf();
    void showMonthOf(QDate day);
    void retranslate();
    void announce();

    const Theme &m_theme;
    QDate m_today;
    QDate m_left; ///< first day of the left month
    QDate m_first;
    QDate m_last;
    QDate m_cursor;
    QDate m_hover;
    QDate m_anchor; ///< the first end, while the second is awaited
    QDate m_keptFirst;
    QDate m_keptLast;
    bool m_pressed = false;
    bool m_dragged = false;
    QToolButton *m_back = nullptr;
    QToolButton *m_forward = nullptr;
};

} // namespace tally
