// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/systemappearance.h"
#include "ui/theme/tokens.h"

#include <QFont>
#include <QIcon>
#include <QObject>

class QApplication;

namespace tally {

/// The sizes and weights that text comes in.
enum class FontRole {
    Figure, ///< 26 px bold: the number of a tile
    Title, ///< 20 px bold: a page
    Heading, ///< 13 px semi-bold: a card, a selected entry
    Body, ///< 13 px
    Small, ///< 12 px
    SmallStrong ///< 12 px semi-bold
};

enum class IconTone { Text, Muted, Accent, OnAccent, Good, Bad, Warning };

/// Appearance of the whole program: light or dark, fonts, icons. Lives on the GUI thread as long as any
/// widget that was given it. Widgets take it by constructor and repaint on changed().
class Theme : public QObject
{
    Q_OBJECT
public:
    enum class Mode { System, Light, Dark };
    Q_ENUM(Mode)

    explicit Theme(QObject *parent = nullptr);

    /// Gives the application this theme's font, palette and style sheet, now and after each change.
    void applyTo(QApplication *application);

    Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    bool isDark() const { return m_tokens->dark; }
    const Tokens &tokens() const { return *m_tokens; }

    static QFont font(FontRole role);
    /// An icon of resources/icons, by file name without ".svg"; painted in the tone's current colour at any
    /// size, also after the theme changes. Null icon for an unknown name.
    QIcon icon(const QString &name, IconTone tone = IconTone::Text) const;
    QColor toneColour(IconTone tone) const;

Q_SIGNALS:
    void changed();

private:
    void followMode();
    void dress();

    Mode m_mode = Mode::System;
    const Tokens *m_tokens = &lightTokens();
    SystemAppearance m_system;
    QApplication *m_application = nullptr;
};

} // namespace tally
