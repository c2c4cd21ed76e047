// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QAbstractListModel>
#include <QStringList>

namespace tally {

/// All IANA zones by name; shown with the offset of now: "Asia/Seoul (UTC+09:00)".
class ZoneListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    ZoneListModel(const Clock &clock, QObject *parent);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

    const QStringList &names() const { return m_names; }
    QString title(const QString &name) const;

private:
    const Clock &m_clock;
    QStringList m_names;
};

} // namespace tally
