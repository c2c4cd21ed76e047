// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/common/answerstate.h"
#include "ui/theme/theme.h"
#include "ui/widgets/kpitile.h"

#include <QButtonGroup>
#include <QWidget>

class QGridLayout;

namespace tally {

/// The KPI tiles: one a metric, as many in a row as fit. One of them is chosen: its metric is on the main
/// chart.
class HeadlineRow : public QWidget
{
    Q_OBJECT
public:
    explicit HeadlineRow(const Theme &theme, QWidget *parent = nullptr);

    void setMetrics(const QStringList &metrics);
    void setChosen(const QString &metric); ///< does not emit
    /// Figures from one answer, small lines from the other; of all time from the third, where it was asked.
    void show(const AnswerState &headline, const AnswerState &series, const AnswerState &allTime = {});
    KpiTile *tileOf(const QString &metric) const { return m_tiles.value(metric); }

Q_SIGNALS:
    void metricChosen(const QString &metric);
    void retryRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    void retranslate();

    const Theme &m_theme;
    QGridLayout *m_grid = nullptr;
    QButtonGroup *m_group = nullptr;
    QStringList m_metrics;
    QMap<QString, KpiTile *> m_tiles;
    int m_columns = 0;
};

/// What a tile shows of one metric.
KpiContent kpiContent(const QString &metric, const ResultTable &headline,
                      const std::optional<ResultTable> &series, const QLocale &locale,
                      const std::optional<ResultTable> &allTime = {});

} // namespace tally
