// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <string>
#include <string_view>

namespace tally {

/// XXH3-128 of a line's bytes without its end.
struct LineHash
{
    quint64 high = 0;
    quint64 low = 0;
    bool operator==(const LineHash &) const = default;
};
LineHash hashLine(std::string_view line);

/// The id of an event that came without one: "h", 32 hex digits, "-", and how often the same line came
/// before.
std::string lineEventId(const LineHash &hash, qint64 occurrence);

} // namespace tally
