// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <array>
#include <optional>

namespace tally {

/// Values by weekday (1–7 from Monday) and hour (0–23); unset is unknown and drawn struck through, 0 is the
/// least colour.
struct HeatmapValues
{
    std::array<std::optional<double>, 7 * 24> cells;
    std::optional<double> &at(int weekday, int hour) { return cells[std::size_t((weekday - 1) * 24 + hour)]; }
    const std::optional<double> &at(int weekday, int hour) const
    {
        return cells[std::size_t((weekday - 1) * 24 + hour)];
    }
};

struct HeatmapGeometry;

struct HeatmapCell
{
    int weekday = 1; ///< 1 = Monday
    int hour = 0;
    bool operator==(const HeatmapCell &) const = default;
};

/// Seven rows of hours in the order of the locale's week. Mouse and arrow keys reach each cell, click or
/// Enter picks it, Escape takes the pick back.
class Heatmap : public QWidget
{
    Q_OBJECT
public:
    explicit Heatmap(const Theme &theme, QWidget *parent = nullptr);

    void setValues(const HeatmapValues &values);
    void setMetric(const QString &label, Unit unit);
    void setSelected(const std::optional<HeatmapCell> &cell); ///< does not emit
    std::optional<HeatmapCell> selected() const { return m_selected; }

    QRectF cellRect(const HeatmapCell &cell) const;
    std::optional<HeatmapCell> cellAt(const QPointF &position) const;
    QString cellText(const HeatmapCell &cell) const; ///< "Mon, 13:00–14:00: 1,204 views"
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void cellClicked(int weekday, int hour);
    void selectionCleared();

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
    HeatmapGeometry geometryNow() const;
    void paintCells(QPainter &painter, const HeatmapGeometry &geometry) const;
    void paintLabels(QPainter &painter, const HeatmapGeometry &geometry) const;
    void paintLegend(QPainter &painter, const HeatmapGeometry &geometry) const;
    QColor colourOf(const std::optional<double> &value) const;
    int rowOf(int weekday) const;
    int weekdayOf(int row) const;
    void moveFocus(int rows, int hours);
    void announce();

    const Theme &m_theme;
    HeatmapValues m_values;
    double m_greatest = 0.0;
    QString m_metric;
    Unit m_unit = Unit::Count;
    HeatmapCell m_focus;
    std::optional<HeatmapCell> m_hover;
    std::optional<HeatmapCell> m_selected;
    bool m_ring = false; ///< focus came by keys
};

} // namespace tally
