// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace tally {

enum class ErrorKind { InvalidInput, NotFound, Conflict, Unavailable, Timeout, Cancelled, Io, Damaged, Internal };

/// What went wrong, for programs: sentences for people are made in ui/ and cli/ from `code` and `detail`.
/// `code` is stable (core/errorcodes.h). `detail` is one technical English phrase. `place` names the spot in
/// the input (a JSON path such as `filters[0][1]`, or `file.csv:12`), empty where there is none.
struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    QString code;
    QString detail;
    QString place;
    bool retryable = false;
};

template <typename T>
using Result = tl::expected<T, Error>;
using Unexpected = tl::unexpected<Error>;

/// `return failure(ErrorKind::Io, codes::IoError, detail);`
inline Unexpected failure(ErrorKind kind, const QString &code, const QString &detail, const QString &place = {},
                          bool retryable = false)
{
    return Unexpected(Error{kind, code, detail, place, retryable});
}

} // namespace tally
