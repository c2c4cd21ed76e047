// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "domain/zone.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// Turns local clock times of one zone into UTC milliseconds, quickly for many times of the same days. Not
/// thread-safe.
class LocalClock
{
public:
    explicit LocalClock(const Zone &zone);
    /// `localMs`: the clock time as if it were UTC. Repeated times are the earlier ones, skipped ones the
    /// jump.
    qint64 toUtc(qint64 localMs);

private:
    struct Day
    {
        qint64 number = std::numeric_limits<qint64>::min();
        std::optional<qint64> offset; // unset where the offset changes near the day
    };
    Zone m_zone;
    bool m_isUtc;
    std::array<Day, 64> m_days;
};

/// Reads the instants of a log as its field map describes them: `iso8601`, `epoch_s`, `epoch_ms`, or a
/// pattern of yyyy MM MMM dd HH hh mm ss S… a Z XXX, 'text' and other characters as they are. UTC
/// milliseconds. Times without an offset are local to the zone. Copies are independent; one copy serves one
/// thread.
class TimeFormat
{
public:
    TimeFormat(); ///< iso8601 in UTC
    static Result<TimeFormat> compile(const QString &format, const Zone &zone);

    /// The same zone, for times that are written as ISO 8601.
    TimeFormat asIso() const;

    std::optional<qint64> read(std::string_view text);
    /// A JSON number: seconds under epoch_s, else milliseconds.
    std::optional<qint64> readNumber(std::string_view text) const;

private:
    enum class Kind { Iso, EpochSeconds, EpochMs, Pattern };
    enum class Part {
        Year,
        Month,
        MonthName,
        Day,
        Hour,
        Hour12,
        Minute,
        Second,
        Fraction,
        AmPm,
        Offset,
        Literal
    };
    struct Token
    {
        Part part;
        int width;
        std::string literal;
    };
    struct Parts
    {
        int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, ms = 0;
        std::optional<bool> pm;
        std::optional<int> offsetMinutes;
    };
    Result<void> compilePattern(const QString &format);
    bool take(const Token &token, std::string_view &rest, Parts &parts) const;
    std::optional<qint64> readIso(std::string_view text);
    std::optional<qint64> readPattern(std::string_view text);
    std::optional<qint64> assemble(const Parts &parts);

    Kind m_kind = Kind::Iso;
    std::vector<Token> m_tokens;
    LocalClock m_clock;
};

} // namespace tally
