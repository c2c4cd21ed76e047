// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/scope.h"

#include <QByteArray>
#include <QMap>

namespace tally {

enum class ThemeChoice { System, Light, Dark };
enum class LanguageChoice { System, English, Korean };

/// How one table was left: columns by name in their order, widths in pixels.
struct TableLayout
{
    QStringList columns; ///< those shown; empty: all, in the table's own order
    QMap<QString, int> widths;
    QString sortColumn;
    bool sortDescending = true;
    bool operator==(const TableLayout &) const = default;
};

/// What is kept between starts. A value; its file is SettingsFile.
struct Settings
{
    QString source; ///< empty: the default store
    QStringList recentSources; ///< the latest first
    Scope scope;
    QString page; ///< in front; empty: the first
    QString subject; ///< the one thing that it shows alone
    QMap<QString, QList<ScopeFilter>> pageFilters; ///< by page: those of other pages that are not pinned
    QMap<QString, QString> pageStates; ///< by page: what it remembers, in a form of its own
    QString chartMetric; ///< of Overview's main chart; empty: the first tile's
    ThemeChoice theme = ThemeChoice::System;
    LanguageChoice language = LanguageChoice::System;
    int refreshSeconds = 0; ///< 0: off
    QByteArray windowGeometry;
    QMap<QString, TableLayout> tables;

    static constexpr int MaxRecentSources = 10;
    bool operator==(const Settings &) const = default;

    /// Puts `location` first among the recent ones.
    void addRecentSource(const QString &location);
};

/// Strict about what it knows, silent about keys it doesn't (a newer version's). Errors: invalid_file with
/// place.
Result<Settings> settingsFromJson(const QByteArray &text);
QByteArray settingsToJson(const Settings &settings);

} // namespace tally
