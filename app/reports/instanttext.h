// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/zone.h"

#include <array>
#include <string>

namespace tally {

/// Writes instants (UTC ms) as Zone::toIso() does, fast for millions of them: what a day has in common is
/// kept. One thread.
class InstantText
{
public:
    explicit InstantText(Zone zone);

    void append(std::string &out, qint64 utcMs);

private:
    // A UTC day over which the offset does not change, with the texts that depend on it.
    struct Day
    {
        qint64 number = 0;
        bool known = false;
        bool plain = false; // one offset of whole minutes, and a year of four digits
        qint64 offsetMs = 0;
        std::array<std::array<char, 11>, 2>
            dates{}; // of the local day in which it starts, and of the next one: "2026-10-01T"
        qint64 nextLocalDay = 0; // number of the second of the two
        std::array<char, 6> offset{};
        int offsetLength = 0;
    };

    const Day &day(qint64 number);
    Day makeDay(qint64 number) const;

    Zone m_zone;
    std::array<Day, 1024> m_days;
};

} // namespace tally
