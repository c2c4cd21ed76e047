// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/zonelistmodel.h"

#include "domain/zone.h"

#include <QTimeZone>

#include <algorithm>
#include <cstdlib>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

/// Region/City and UTC: what people look for. Left out are the zone data's aliases such as "GMT+5" or
/// "posix/…".
bool isOffered(const QString &name)
{
    static const QStringList regions{u"Africa/"_s, u"America/"_s,  u"Antarctica/"_s, u"Arctic/"_s,
                                     u"Asia/"_s,   u"Atlantic/"_s, u"Australia/"_s,  u"Europe/"_s,
                                     u"Indian/"_s, u"Pacific/"_s};
    return name == u"UTC"_s || std::any_of(regions.cbegin(), regions.cend(), [&](const QString &region) {
               return name.startsWith(region);
           });
}

} // namespace

ZoneListModel::ZoneListModel(const Clock &clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_clock(clock)
{
    const QList<QByteArray> ids = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &id : ids) {
        if (const QString name = QString::fromLatin1(id); isOffered(name))
            m_names.append(name);
    }
    m_names.removeDuplicates();
    m_names.sort();
    m_names.removeAll(u"UTC"_s);
    m_names.prepend(u"UTC"_s);
}

int ZoneListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_names.size());
}

QVariant ZoneListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_names.size())
        return {};
    if (role == Qt::EditRole)
        return m_names.at(index.row());
    // The offset costs reading the zone's file: only for rows that are looked at.
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return title(m_names.at(index.row()));
    return {};
}

QString ZoneListModel::title(const QString &name) const
{
    const Result<Zone> zone = Zone::find(name);
    if (!zone)
        return name;
    const qint64 minutes = zone->offsetAt(m_clock.nowMs()) / 60'000;
    const qint64 size = std::abs(minutes);
    if (minutes == 0)
        return name == u"UTC"_s ? name : name + u" (UTC)"_s;
    return u"%1 (UTC%2%3:%4)"_s.arg(name, minutes < 0 ? u"−"_s : u"+"_s)
        .arg(size / 60, 2, 10, QLatin1Char('0'))
        .arg(size % 60, 2, 10, QLatin1Char('0'));
}

} // namespace tally
