// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/embedded/statement.h"

namespace tally {

/// Reads the hour tables in the place of events where the answer is the same: whole slots of the range come
/// from a table, the events before and behind them are read one by one. Not for what needs more of an event
/// than a table tells (two fields at once, labels, other zones than of whole hours, …).
class TableSource
{
public:
    /// `spec` and `dimensions` outlive it.
    TableSource(const PassSpec &spec, const QList<DimensionSql> &dimensions, const QList<AtomRef> &atoms);

    /// A relation with the columns time, traffic_class, action, the field asked for, n, with_impression and
    /// watched_ms, for the plain atoms; nothing where events must be read.
    std::optional<std::string> counts() const;
    /// A relation with time, traffic_class and the sets `seen`, `viewed` or the ids `seen_one`, `viewed_one`,
    /// for the viewers' atoms; `new_one` is there at the time of the viewer's first human event ever.
    std::optional<std::string> viewers() const;

private:
    struct Slots
    {
        qint64 first = 0;
        qint64 end = 0;
    };
    bool takeFilters(const QList<Filter> &filters);
    bool takeDimensions();
    bool take(const DimensionInfo &dimension);
    std::optional<Slots> slotsOf(qint64 slotMs) const;
    bool canTellNew() const;
    bool fitsClock(qint64 slotMs) const;

    const PassSpec &m_spec;
    const QList<DimensionSql> &m_dimensions;
    QList<AtomRef> m_atoms;
    bool m_possible = false;
    bool m_byClock = false; ///< hour_of_day or day_of_week takes part
    bool m_byAction = false;
    std::optional<Field> m_field;
    bool m_severalFields = false;
};

} // namespace tally
