// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>

class QDBusVariant;

namespace tally {

/// Whether the desktop prefers dark: the portal's org.freedesktop.appearance over D-Bus, asked without
/// blocking and followed afterwards; until it answers, or without a session bus, the lightness of the
/// platform's palette.
class SystemAppearance : public QObject
{
    Q_OBJECT
public:
    explicit SystemAppearance(QObject *parent = nullptr);

    /// Asks the portal; call once the application exists. Later calls do nothing.
    void start();
    bool isDark() const;

    /// The portal's number: 1 dark, 2 light, anything else no preference.
    static std::optional<bool> darkFromPortal(uint colorScheme);

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void onSettingChanged(const QString &space, const QString &key, const QDBusVariant &value);

private:
    void take(uint colorScheme);

    bool m_started = false;
    bool m_paletteDark = false;
    std::optional<bool> m_portalDark;
};

} // namespace tally
