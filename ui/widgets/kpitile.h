// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/tilestate.h"

#include <QAbstractButton>
#include <QList>

#include <optional>

class QPushButton;

namespace tally {

struct KpiLayout;

/// How far a number can be relied on (data-model.md's Trust).
enum class Trust { Exact, Approximate, Partial, Incomplete };

/// What a tile shows of one metric; texts are ready to be read.
struct KpiContent
{
    QString value; ///< "48.2M"
    QString exactValue; ///< "48,213,004": tooltip and accessible value
    std::optional<double> change; ///< rate; unset: unknown, no pill
    std::optional<bool> higherIsBetter; ///< unset: the pill is neutral
    QString versus; ///< "vs previous 28 days"
    QString previous; ///< the compared range's value; empty: nothing is compared
    QString total; ///< of all time; empty: not asked
    QList<double> series; ///< NaN = unknown
    bool lastIncomplete = false; ///< the last point is still running: drawn dashed
    Trust trust = Trust::Exact;
    QString trustNote; ///< one more sentence for the badge's tooltip
};

/// The tile of one metric; clicked() (mouse, Space, Enter) opens it. Retry is a button of its own in state
/// Error.
class KpiTile : public QAbstractButton
{
    Q_OBJECT
public:
    explicit KpiTile(const Theme &theme, QWidget *parent = nullptr);

    void setLabel(const QString &label);
    void setDefinition(const QString &definition); ///< tooltip of the label
    void setContent(const KpiContent &content); ///< and state Ready
    const KpiContent &content() const { return m_content; }

    TileState state() const { return m_state; }
    void setLoading();
    void setError(const QString &sentence, bool canRetry = true);
    void setEmpty(const QString &text);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void retryRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    KpiLayout layoutNow() const;
    void paintFrame(QPainter &painter) const;
    void paintContent(QPainter &painter, const KpiLayout &layout) const;
    void paintPill(QPainter &painter, const KpiLayout &layout) const;
    void paintBadge(QPainter &painter, const KpiLayout &layout) const;
    void paintMessage(QPainter &painter, const KpiLayout &layout) const;
    void paintSkeleton(QPainter &painter, const KpiLayout &layout) const;
    QString pillText() const;
    QString besideText() const;
    QString badgeText() const;
    QString trustText() const;
    QString tooltipAt(const QPointF &position) const;
    void refresh();
    void enter(TileState state, const QString &message, bool canRetry);

    const Theme &m_theme;
    QString m_label;
    QString m_definition;
    QString m_message;
    KpiContent m_content;
    TileState m_state = TileState::Loading;
    bool m_hadContent = false;
    QPushButton *m_retry = nullptr;
    bool m_ring = false; ///< focus came by keys
};

} // namespace tally
