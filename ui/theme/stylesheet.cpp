// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/stylesheet.h"

#include <QHash>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

// Line edits get no colour here: the sheet would make placeholders of it that are too faint; the palette's
// are muted.
// @name stands for the token of that name. Radii and paddings are the house's: cards 12, buttons 8.
const QString Sheet = uR"(
QToolTip { background: @raised; color: @text; border: 1px solid @border; padding: 6px 8px; }
QFrame[kind="card"] { background: @surface; border: 1px solid @border; border-radius: 12px; }
QFrame[kind="popup"] { background: @raised; border: 1px solid @border; border-radius: 12px; }
QFrame[kind="bar"] { background: @surface; border: none; border-bottom: 1px solid @border; }
QFrame[kind="side"] { background: @surface; border: none; border-right: 1px solid @border; }
QLabel { background: transparent; }
QLabel[kind="title"] { font-size: 20px; font-weight: 700; color: @text; }
QLabel[kind="heading"] { font-size: 13px; font-weight: 600; color: @text; }
QLabel[kind="small"] { font-size: 12px; color: @muted; }
QLabel[kind="muted"] { color: @muted; }
QLabel[kind="error"] { color: @badText; }

QPushButton { background: @surface; color: @text; border: 1px solid @border; border-radius: 8px;
              padding: 6px 12px; min-height: 18px; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @accentSoft; }
QPushButton:focus { border: 2px solid @accent; padding: 5px 11px; }
QPushButton:disabled { color: @disabled; }
QPushButton:checked { background: @accentSoft; color: @accentText; }
QPushButton[kind="primary"] { background: @accent; color: @onAccent; border: 1px solid @accent; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: @accentHover; border-color: @accentHover; }
QPushButton[kind="primary"]:focus { border: 2px solid @text; padding: 5px 11px; }
QPushButton[kind="primary"]:disabled { background: @grid; color: @disabled; border-color: @border; }
QPushButton[kind="link"] { background: transparent; border: none; color: @accentText; padding: 2px 4px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 2px solid @accent; padding: 0px 2px; }
QPushButton[kind="quiet"] { background: transparent; border: 1px solid transparent; }
QPushButton[kind="quiet"]:hover { background: @hover; }
QPushButton[kind="quiet"]:focus { border: 2px solid @accent; }

QToolButton { background: transparent; color: @text; border: 1px solid transparent; border-radius: 8px;
              padding: 5px; }
QToolButton:hover { background: @hover; }
QToolButton:pressed, QToolButton:checked { background: @accentSoft; }
QToolButton:focus { border: 2px solid @accent; padding: 4px; }
QToolButton::menu-indicator { image: none; width: 0; }
QToolButton[kind="outlined"] { background: @surface; border: 1px solid @border; }
QToolButton[kind="outlined"]:hover { background: @hover; }
QToolButton[kind="outlined"]:focus { border: 2px solid @accent; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDateEdit { background: @surface;
    border: 1px solid @border; border-radius: 8px; padding: 6px 10px; min-height: 18px;
    selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDateEdit:focus {
    border: 2px solid @accent; padding: 5px 9px; }
QLineEdit[kind="wrong"] { border: 2px solid @bad; padding: 5px 9px; }

QComboBox { background: @surface; color: @text; border: 1px solid @border; border-radius: 8px;
            padding: 6px 28px 6px 10px; min-height: 18px; }
QComboBox:hover { background: @hover; }
QComboBox:focus, QComboBox:on { border: 2px solid @accent; padding: 5px 27px 5px 9px; }
QComboBox:disabled { color: @disabled; }
QComboBox::drop-down { subcontrol-origin: border; subcontrol-position: center right; width: 28px; border: none; }
QComboBox::down-arrow { image: url(:/icons/arrow-down-@mode.svg); width: 12px; height: 12px; }
QComboBox QLineEdit { border: none; padding: 0; background: transparent; min-height: 0; }
QComboBox QAbstractItemView, QAbstractItemView[kind="popup"] { background: @raised; color: @text;
    border: 1px solid @border; outline: none; padding: 4px; selection-background-color: @accentSoft;
    selection-color: @text; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 8px; border-radius: 6px; }

QMenu { background: @raised; color: @text; border: 1px solid @border; padding: 5px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 6px; }
QMenu::item:selected { background: @accentSoft; color: @text; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @border; margin: 5px 6px; }
QMenu::icon { padding-left: 8px; }
QMenuBar { background: @window; color: @text; }
QMenuBar::item:selected { background: @hover; }

QCheckBox, QRadioButton { color: @text; spacing: 8px; padding: 3px; border: 2px solid transparent; border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid @accent; }
QCheckBox:disabled, QRadioButton:disabled { color: @disabled; }
QCheckBox::indicator, QAbstractItemView::indicator { width: 14px; height: 14px; border: 1px solid @muted;
    border-radius: 4px; background: @surface; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: @accent; border-color: @accent;
    image: url(:/icons/tick-@mode.svg); }
QCheckBox::indicator:disabled { border-color: @border; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid @muted; border-radius: 8px;
    background: @surface; }
QRadioButton::indicator:checked { border: 5px solid @accent; width: 6px; height: 6px; }

QListView, QTreeView, QTableView { background: @surface; alternate-background-color: @surface; color: @text;
    border: none; outline: none; gridline-color: @grid; selection-background-color: @accentSoft;
    selection-color: @text; }
QListView[kind="plain"], QListWidget[kind="plain"] { background: transparent; }
QListWidget[kind="plain"]::item { padding: 2px 12px; border-radius: 6px; min-height: 18px; }
QListWidget[kind="plain"]::item:hover { background: @hover; }
QListWidget[kind="plain"]::item:selected { background: @accentSoft; color: @accentText; }
QTableView::item { border: none; padding: 0 8px; }
QTableView::item:hover { background: @hover; }
QTableView::item:selected { background: @accentSoft; color: @text; }
QTableView:focus { border: 2px solid @accent; border-radius: 6px; }
QHeaderView { background: @surface; border: none; }
QHeaderView::section { background: @surface; color: @muted; font-size: 12px; font-weight: 600; border: none;
    border-bottom: 1px solid @border; padding: 6px 8px; }
QHeaderView::section:hover { color: @text; }
QHeaderView::up-arrow { image: url(:/icons/arrow-up-@mode.svg); width: 10px; height: 10px; }
QHeaderView::down-arrow { image: url(:/icons/arrow-down-@mode.svg); width: 10px; height: 10px; }
QTableCornerButton::section { background: @surface; border: none; }

QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[kind="page"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @handle; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QAbstractScrollArea::corner { background: transparent; }

QProgressBar { background: @grid; border: none; border-radius: 4px; min-height: 8px; max-height: 8px; }
QProgressBar::chunk { background: @accent; border-radius: 4px; }
QDialog, QMessageBox { background: @window; }
QSplitter::handle { background: @border; }
QTabBar::tab { padding: 8px 12px; color: @muted; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @accentText; border-bottom: 2px solid @accent; }
QTabWidget::pane { border: none; }
QStatusBar { background: @window; color: @muted; }
)"_s;

QList<std::pair<QString, QString>> words(const Tokens &t)
{
    // Longer names before those they start with.
    return {{u"@accentHover"_s, mixed(t.accent, t.text, 0.12).name()},
            {u"@accentText"_s, t.accentText.name()},
            {u"@accentSoft"_s, t.accentSoft.name()},
            {u"@accent"_s, t.accent.name()},
            {u"@onAccent"_s, t.onAccent.name()},
            {u"@disabled"_s, mixed(t.surface, t.muted, 0.65).name()},
            {u"@handle"_s, mixed(t.surface, t.muted, 0.4).name()},
            {u"@window"_s, t.window.name()},
            {u"@surface"_s, t.surface.name()},
            {u"@raised"_s, t.raised.name()},
            {u"@border"_s, t.border.name()},
            {u"@grid"_s, t.grid.name()},
            {u"@hover"_s, t.hover.name()},
            {u"@text"_s, t.text.name()},
            {u"@muted"_s, t.muted.name()},
            {u"@badText"_s, t.badText.name()},
            {u"@bad"_s, t.bad.name()},
            {u"@mode"_s, t.dark ? u"dark"_s : u"light"_s}};
}

} // namespace

QPalette paletteFor(const Tokens &t)
{
    QPalette palette;
    palette.setColor(QPalette::Window, t.window);
    palette.setColor(QPalette::WindowText, t.text);
    palette.setColor(QPalette::Base, t.surface);
    palette.setColor(QPalette::AlternateBase, t.hover);
    palette.setColor(QPalette::Text, t.text);
    palette.setColor(QPalette::PlaceholderText, t.muted);
    palette.setColor(QPalette::Button, t.surface);
    palette.setColor(QPalette::ButtonText, t.text);
    palette.setColor(QPalette::BrightText, t.bad);
    palette.setColor(QPalette::ToolTipBase, t.raised);
    palette.setColor(QPalette::ToolTipText, t.text);
    palette.setColor(QPalette::Highlight, t.accent);
    palette.setColor(QPalette::HighlightedText, t.onAccent);
    palette.setColor(QPalette::Link, t.accentText);
    palette.setColor(QPalette::LinkVisited, t.accentText);
    palette.setColor(QPalette::Light, t.surface);
    palette.setColor(QPalette::Midlight, t.hover);
    palette.setColor(QPalette::Mid, t.border);
    palette.setColor(QPalette::Dark, t.muted);
    palette.setColor(QPalette::Shadow, QColor(Qt::black));
    const QColor disabled = mixed(t.surface, t.muted, 0.65);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, disabled);
    return palette;
}

QString styleSheetFor(const Tokens &tokens)
{
    QString sheet = Sheet;
    for (const auto &word : words(tokens))
        sheet.replace(word.first, word.second);
    return sheet;
}

} // namespace tally
