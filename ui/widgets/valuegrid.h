// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

#include <optional>

namespace tally {

/// Values by row and column. Unset is unknown, or has not happened yet: drawn empty, never as 0.
struct GridValues
{
    QString metric;
    QStringList rows;
    QStringList columns;
    QList<std::optional<double>> cells; ///< row by row
    QStringList texts; ///< of the cells, as they are read
    bool isShare = false; ///< coloured from 0 to 1, else to the greatest value
};

struct GridCell
{
    int row = 0;
    int column = 0;
    bool operator==(const GridCell &) const = default;
};

/// A coloured grid with its values written in the cells where they fit. Mouse and arrow keys reach each cell,
/// click or Enter activates it, Escape takes the pick back. As high as its rows.
class ValueGrid : public QWidget
{
    Q_OBJECT
public:
    explicit ValueGrid(const Theme &theme, QWidget *parent = nullptr);

    void setValues(const GridValues &values);
    const GridValues &values() const { return m_values; }
    void setSelected(const std::optional<GridCell> &cell); ///< does not emit
    std::optional<double> valueAt(const GridCell &cell) const;
    QRectF cellRect(const GridCell &cell) const;
    std::optional<GridCell> cellAt(const QPointF &position) const;
    QString cellText(const GridCell &cell) const; ///< "5 Oct, 3: 12.1% Retention"
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void cellActivated(const tally::GridCell &cell);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void paintCell(QPainter &painter, const GridCell &cell) const;
    void paintLabels(QPainter &painter) const;
    qreal labelWidth() const;
    qreal columnWidth() const;
    QColor colourOf(double value) const;
    void activate(const GridCell &cell);
    void announce();

    const Theme &m_theme;
    GridValues m_values;
    double m_greatest = 0.0;
    GridCell m_focus;
    std::optional<GridCell> m_hover;
    std::optional<GridCell> m_selected;
    bool m_ring = false; ///< focus came by keys
};

} // namespace tally
