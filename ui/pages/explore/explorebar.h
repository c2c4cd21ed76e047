// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/source.h"
#include "ui/widgets/picklist.h"
#include "workspace/savedviews.h"

class QCheckBox;
class QComboBox;
class QMenu;

namespace tally {

/// What Explore asks: metrics, one or two dimensions, the way of drawing, how many rows. It holds a view and
/// says when the user changed it.
class ExploreBar : public QWidget
{
    Q_OBJECT
public:
    ExploreBar(const Theme &theme, QMenu *views, QWidget *parent = nullptr);

    void setSource(const SourceInfo &info); ///< offers what the source knows
    void setView(const SavedView &view); ///< does not emit
    const SavedView &view() const { return m_view; }
    bool isShareOfTotal() const { return m_isShare; }
    PickList *metrics() const { return m_metrics; }
    QComboBox *first() const { return m_first; }
    QComboBox *second() const { return m_second; }
    QComboBox *charts() const { return m_charts; }

Q_SIGNALS:
    void changed(const tally::SavedView &view);

protected:
    void changeEvent(QEvent *event) override;

private:
    QComboBox *combo(const QString &name);
    void fill();
    void fillDimensions(QComboBox *box, bool hasNone);
    void take();

    QMenu *m_viewsMenu;
    SourceInfo m_info;
    SavedView m_view;
    PickList *m_metrics = nullptr;
    QComboBox *m_first = nullptr;
    QComboBox *m_second = nullptr;
    QComboBox *m_charts = nullptr;
    QComboBox *m_limits = nullptr;
    QCheckBox *m_shares = nullptr;
    QPushButton *m_views = nullptr;
    bool m_isShare = false;
    bool m_filling = false;
};

} // namespace tally
