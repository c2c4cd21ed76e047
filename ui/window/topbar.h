// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "ui/theme/theme.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/rangepicker.h"
#include "ui/widgets/zonepicker.h"
#include "workspace/scope.h"

#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace tally {

class ElidedLabel;

/// The one bar above a page: title, back and forward, range, zone, refresh, export; below it source, filter
/// chips and saved filters. It holds a Scope and says when the user changed it.
class TopBar : public QWidget
{
    Q_OBJECT
public:
    /// The menus and actions that its buttons show; they belong to the window.
    struct Parts
    {
        QAction *back = nullptr;
        QAction *forward = nullptr;
        QAction *theme = nullptr;
        QMenu *sources = nullptr;
        QMenu *refresh = nullptr;
        QMenu *exports = nullptr;
        QMenu *saved = nullptr;
        QMenu *more = nullptr;
    };
    TopBar(const Theme &theme, const Clock &clock, const Parts &parts, QWidget *parent = nullptr);

    void setScope(const Scope &scope); ///< does not emit
    const Scope &scope() const { return m_scope; }
    void setTitle(const QString &title);
    void setScoped(bool scoped); ///< false: range, zone and filters mean nothing to the page
    void setSourceName(const QString &name);
    void setSubtitle(const QString &text);
    void setRefreshText(const QString &text);

    RangePicker *ranges() const { return m_ranges; }
    ZonePicker *zones() const { return m_zones; }
    FilterChips *chips() const { return m_chips; }
    QPushButton *exportButton() const { return m_export; }

Q_SIGNALS:
    void scopeEdited(const tally::Scope &scope);

protected:
    void changeEvent(QEvent *event) override;

private:
    QHBoxLayout *buildFirstRow(const Clock &clock, const Parts &parts);
    QHBoxLayout *buildSecondRow(const Clock &clock, const Parts &parts);
    QPushButton *menuButton(const QString &icon, QMenu *menu);
    QToolButton *toolButton(const QString &icon, QAction *action);
    void edit(const Scope &scope);
    void retranslate();

    const Theme &m_theme;
    Scope m_scope;
    ElidedLabel *m_title = nullptr;
    QLabel *m_subtitle = nullptr;
    RangePicker *m_ranges = nullptr;
    ZonePicker *m_zones = nullptr;
    FilterChips *m_chips = nullptr;
    QPushButton *m_source = nullptr;
    QPushButton *m_refresh = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_saved = nullptr;
    QToolButton *m_more = nullptr;
};

/// Between the bar's scope and the chips.
QList<ChipState> chipsOf(const Scope &scope);
QList<ScopeFilter> filtersOfChips(const QList<ChipState> &chips);

} // namespace tally
