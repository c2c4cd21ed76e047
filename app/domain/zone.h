// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QTime>

#include <memory>

namespace tally {

/// An IANA time zone as arithmetic on UTC milliseconds. Cheap to copy, immutable, thread-safe.
class Zone
{
public:
    /// UTC.
    Zone();
    /// `invalid_time_zone` for a name the system's zone data does not have. "UTC" and "local" (the system's zone) work.
    static Result<Zone> find(const QString &ianaName);

    QString name() const;

    /// Local minus UTC at this instant, ms.
    qint64 offsetAt(qint64 utcMs) const;
    /// Instants in (from, to) at which the offset changes, ascending.
    QList<qint64> transitions(qint64 fromMs, qint64 toMs) const;

    /// The local calendar date and clock time of an instant.
    QDate localDate(qint64 utcMs) const;
    QTime localTime(qint64 utcMs) const;
    /// First instant whose local date is `date` or later (a day that a zone skipped starts where the next one does).
    qint64 startOfDay(QDate date) const;
    /// The instant of a local clock time; the earlier one where it occurs twice, where it is skipped the instant of the jump.
    qint64 instant(QDate date, QTime time) const;

    /// `2026-10-01T13:00:00+09:00`; milliseconds only where they are not 0.
    QString toIso(qint64 utcMs) const;

    bool operator==(const Zone &other) const;

private:
    struct Data;
    std::shared_ptr<const Data> m_data;
};

/// Reads ISO 8601: a date, or a date-time with Z, an offset, or neither (then local to `zone`). UTC ms.
Result<qint64> parseInstant(const QString &text, const Zone &zone);

} // namespace tally
