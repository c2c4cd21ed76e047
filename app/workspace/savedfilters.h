// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/scope.h"

namespace tally {

/// Filters under a name. `scope` is the page they are meant for, or "all".
struct SavedFilter
{
    QString name;
    QString note;
    QString scope = QStringLiteral("all");
    QList<Filter> filters;
    bool operator==(const SavedFilter &) const = default;
};

/// One readable JSON file a saved filter, in one folder. Names are any text of 1 to 200 characters without
/// control characters; file names are made from them and are safe whatever the name. Not thread-safe.
class SavedFilters
{
public:
    static constexpr qint64 MaxBytes = 256 * 1024;
    static constexpr int MaxFiles = 1000;

    explicit SavedFilters(QString folder);

    struct Listing
    {
        QList<SavedFilter> filters; ///< by name; of equal names the first file
        QStringList unreadable; ///< files that are no saved filter
    };
    Listing list() const;
    std::optional<SavedFilter> find(const QString &name) const;

    /// Writes or replaces the filter of that name. Errors: invalid_query (name, too many), io_error.
    Result<void> save(const SavedFilter &filter) const;
    Result<void> rename(const QString &from, const QString &to) const;
    Result<void> remove(const QString &name) const;

    /// Reads a file from anywhere and keeps it; a name in use gets a number. Answers the filter as kept.
    Result<SavedFilter> importFile(const QString &path) const;
    Result<void> exportFile(const QString &name, const QString &path) const;

    /// A file name that no name can make dangerous: letters, digits, and a hash that tells equal ones apart.
    static QString fileNameFor(const QString &name);
    QString folder() const { return m_folder; }

private:
    QString m_folder;
};

/// Errors: invalid_file with place.
Result<SavedFilter> savedFilterFromJson(const QByteArray &text);
QByteArray savedFilterToJson(const SavedFilter &filter);

} // namespace tally
