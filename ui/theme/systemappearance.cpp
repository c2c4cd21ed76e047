// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/systemappearance.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QGuiApplication>
#include <QPalette>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

const QString Service = u"org.freedesktop.portal.Desktop"_s;
const QString Path = u"/org/freedesktop/portal/desktop"_s;
const QString Interface = u"org.freedesktop.portal.Settings"_s;
const QString Space = u"org.freedesktop.appearance"_s;
const QString Key = u"color-scheme"_s;

/// The answer of Read is a variant within a variant.
QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = qvariant_cast<QDBusVariant>(value).variant();
    return value;
}

} // namespace

SystemAppearance::SystemAppearance(QObject *parent)
    : QObject(parent)
{
}

void SystemAppearance::start()
{
    if (m_started)
        return;
    m_started = true;
    // Read once: afterwards the application's palette is our own.
    m_paletteDark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(Service, Path, Interface, u"SettingChanged"_s, this,
                SLOT(onSettingChanged(QString, QString, QDBusVariant)));
    QDBusMessage question = QDBusMessage::createMethodCall(Service, Path, Interface, u"Read"_s);
    question << Space << Key;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question, 2000), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *answered) {
        const QDBusPendingReply<QVariant> reply = *answered;
        bool isNumber = false;
        const uint scheme = reply.isError() ? 0 : unwrapped(reply.argumentAt(0)).toUInt(&isNumber);
        if (isNumber)
            take(scheme);
        answered->deleteLater();
    });
}

bool SystemAppearance::isDark() const
{
    return m_portalDark.value_or(m_paletteDark);
}

std::optional<bool> SystemAppearance::darkFromPortal(uint colorScheme)
{
    if (colorScheme == 1)
        return true;
    if (colorScheme == 2)
        return false;
    return std::nullopt;
}

void SystemAppearance::onSettingChanged(const QString &space, const QString &key, const QDBusVariant &value)
{
    bool isNumber = false;
    const uint scheme = unwrapped(value.variant()).toUInt(&isNumber);
    if (space == Space && key == Key && isNumber)
        take(scheme);
}

void SystemAppearance::take(uint colorScheme)
{
    const bool before = isDark();
    m_portalDark = darkFromPortal(colorScheme);
    if (isDark() != before)
        Q_EMIT changed();
}

} // namespace tally
