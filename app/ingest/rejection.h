// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <string>

namespace tally {

/// Why a line is set aside. The names (rejectReasonName) are stable: dead-letter files and scripts keep them.
enum class RejectReason : quint8 {
    LineTooLong, ///< longer than MaxLineBytes
    NotUtf8,
    NulByte,
    NotJson,
    NotAnObject, ///< JSON, but no object
    NestedTooDeep,
    BadQuotes, ///< CSV: a quote never closed, or text after a closing one
    WrongColumnCount, ///< CSV: not as many columns as the header
    CutOff, ///< the file ends, damaged, in the middle of this line
    MissingTime,
    UnreadableTime,
    TimeOutOfRange, ///< not in 1970…2200
    MissingAction,
    NotANumber,
    NumberOutOfRange,
    SeveralValues, ///< more than one value for a field that holds one
    ObjectForValue,
};
inline constexpr int RejectReasonCount = int(RejectReason::ObjectForValue) + 1;
QString rejectReasonName(RejectReason reason);

inline constexpr qsizetype MaxLineBytes = 1024 * 1024;

struct Rejection
{
    RejectReason reason;
    std::string detail; ///< the field or the value at fault, short; may be empty
};

struct RejectedLine
{
    qint64 line = 0;
    Rejection why;
    std::optional<qint64> timeMs; ///< where the event's time could be read
    std::string raw; ///< the line without its end
    bool shortened = false; ///< `raw` is only the line's beginning
};

} // namespace tally
