// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/embedded/connection.h"

#include <optional>

namespace tally {

/// The store's tables and their versions. A version is never changed once it was released: what comes later
/// is another migration.
///
/// What is known for ever outlives the events that told it. Before events are removed (pruneDays()) these
/// tables take what they say; over the events that are still there they know nothing, so that whoever asks
/// for "first ever" takes the least of the table and of `events`. The same event may be told twice (removed,
/// imported again, removed again) without changing them. Ids are those of the dictionaries, times UTC
/// milliseconds; null: never seen.
///   first_viewers(viewer, first_ms, human_first_ms)   first event of any traffic, first one of human traffic
///   first_uploads(uploader, first_ms, first_event, second_ms, second_event)
///                         the two first human uploads as (time, event id); the second is null where none
///                         came
///   first_contents(content, published_ms, uploaded_ms, deleted_ms, first_view_ms)
///                         earliest content_published_at, upload, deletion and human view
/// `meta` also knows `pruned_before_day` (days since 1970: events before were removed once) and
/// `rewrite_pending` ('1': the file may still hold texts that were erased from its tables).
class Schema
{
public:
    static int supportedVersion();
    /// A value of the table `meta`; nothing where it has none.
    static Result<std::optional<QString>> meta(Connection &connection, const std::string &key);
    static Result<void> setMeta(Connection &connection, const std::string &key, const std::string &value);

    /// Creates or migrates, in one transaction. Errors: store_too_new, invalid_source (a database of somebody
    /// else), store_damaged, and what the store says.
    static Result<void> prepare(Connection &connection, qint64 nowMs);

    static Result<quint64> dataVersion(Connection &connection);
    static Result<void> bumpDataVersion(Connection &connection);
};

} // namespace tally
