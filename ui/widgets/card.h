// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/tilestate.h"

#include <QFrame>

class QAction;
class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;
class QStackedLayout;
class QToolButton;
class QVBoxLayout;

namespace tally {

class DimOverlay;
class ElidedLabel;

/// A framed part of a page: title, subtitle, a menu of actions in the corner, content, and the states of
/// waiting.
class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(const Theme &theme, QWidget *parent = nullptr);

    QString title() const;
    void setTitle(const QString &title);
    void setSubtitle(const QString &subtitle);
    /// Takes the widget over; replaces the one before.
    void setContent(QWidget *content);
    QWidget *content() const { return m_content; }
    /// A small control in the header, left of the menu.
    void addHeaderWidget(QWidget *widget);
    /// The corner menu; its button shows once the menu has actions.
    QMenu *menu() const { return m_menu; }
    void addMenuAction(QAction *action);

    TileState state() const { return m_state; }
    void setReady();
    void setLoading();
    void setError(const QString &sentence, bool canRetry = true);
    void setEmpty(const QString &text);

Q_SIGNALS:
    void retryRequested();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildHeader();
    void buildMessage();
    void retranslate();
    void enter(TileState state);

    const Theme &m_theme;
    TileState m_state = TileState::Loading;
    bool m_hadContent = false;
    QVBoxLayout *m_layout = nullptr;
    QHBoxLayout *m_header = nullptr;
    ElidedLabel *m_title = nullptr;
    ElidedLabel *m_subtitle = nullptr;
    QToolButton *m_menuButton = nullptr;
    QMenu *m_menu = nullptr;
    QStackedLayout *m_stack = nullptr;
    QWidget *m_content = nullptr;
    QWidget *m_message = nullptr;
    QLabel *m_messageText = nullptr;
    QPushButton *m_retry = nullptr;
    DimOverlay *m_dim = nullptr;
};

} // namespace tally
