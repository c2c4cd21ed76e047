// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "domain/query.h"

namespace tally {

/// Where a next page starts. As text it is opaque, and only good for the query and the data it came from.
struct Cursor
{
    qint64 offset = 0;
    qint64 asOfMs = 0; ///< "now" of the first page, so that a named range does not move between pages

    QString encode(const Query &query, quint64 dataVersion) const;
    /// cursor_expired for what is not a cursor, or of another query or data.
    static Result<Cursor> decode(const QString &text, const Query &query, quint64 dataVersion);
};

} // namespace tally
