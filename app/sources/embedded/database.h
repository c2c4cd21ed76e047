// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "sources/embedded/sqlvalue.h"
#include "sources/embedded/storeerror.h"

#include <functional>
#include <memory>

namespace tally {

class Connection;

/// One open store file, locked against other processes. It can reach no other file, load no extension, and
/// its configuration can't be changed by a statement. Thread-safe; outlives its connections.
class Database
{
public:
    struct Settings
    {
        qint64 memoryBytes = 0; ///< what the engine may hold; 0: a quarter of the machine's, 256 MiB … 2 GiB
        int threads = 0; ///< 0: one a core
        bool useTables = true; ///< false: every answer is made from the events; for tests that compare
        /// Sees the text of every query's statement before it runs; for tests that falsify one on purpose.
        std::function<std::string(std::string)> rewriteSql;
    };

    /// Creates the file and its folder where missing. Errors: store_in_use (also by this process),
    /// store_damaged, store_read_only, store_too_new, disk_full, invalid_source, io_error.
    static Result<std::unique_ptr<Database>> open(const QString &path, const Settings &settings);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    Result<std::unique_ptr<Connection>> connect();
    const QString &path() const;
    const Settings &settings() const;

private:
    struct Handle;
    explicit Database(std::unique_ptr<Handle> handle);

    std::unique_ptr<Handle> m_handle;
};

} // namespace tally
