// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartpainter.h"

#include <QImage>

namespace tally {

/// A chart on a sheet of its own: title, legend and picture on the card's colour.
class ChartExport
{
public:
    /// `size` is the chart's own, without title and legend.
    ChartExport(const Theme &theme, const ChartContent &content, const QSize &size);

    QImage image(qreal scale) const;
    QByteArray svg() const;

private:
    QByteArray cleanSvg() const;
    QSize sheetSize() const;
    double headerHeight() const;
    void paint(QPainter &painter) const;
    void paintHeader(QPainter &painter) const;

    const Theme &m_theme;
    ChartContent m_content;
    QSize m_size;
};

} // namespace tally
