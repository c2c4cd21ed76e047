// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/importer.h"

#include <functional>
#include <memory>

namespace tally {

struct FollowOptions
{
    ImportOptions import;
    QString stateFile; ///< remembers which files were followed (FollowState); empty: nothing is remembered
    int commitMs = 1'000; ///< what was read is stored at least this often
    int pollMs = 200;
    int quietMs = 2'000;
};

/// What is worth knowing while files are followed.
struct FollowNotice
{
    enum class Kind {
        Waiting, ///< there is no such file yet
        Rotated, ///< its name leads to a new file now
        Truncated, ///< it begins anew
        EarlierRead, ///< `other`, to which the name led before, is read first
        EarlierMissing, ///< the file to which the name led before is not beside it any more
    };
    Kind kind;
    QString file;
    QString other;
};

/// Reads logs that grow, each from its beginning, until it is stopped; then answers like an import. Each file
/// (and each that takes its name) is read as an import of it would be, so that neither a restart nor a later
/// import stores anything twice. Blocks.
class Follower
{
public:
    using MakeSink = std::function<std::unique_ptr<EventSink>()>;
    /// Called on the calling thread, a few times a second.
    struct Watcher
    {
        std::function<void(const FollowNotice &)> notice;
        std::function<void(qint64 bytes, qint64 rows)> progress;
    };

    /// A file's own fault (`invalid_file`, `io_error`) ends that file; a sink's ends all. `stop` is the usual
    /// end and no error.
    Result<ImportResult> run(const QStringList &files, const FollowOptions &options, const MakeSink &makeSink,
                             const Watcher &watcher, const CancelToken &stop);
};

} // namespace tally
