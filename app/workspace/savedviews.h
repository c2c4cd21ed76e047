// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query.h"
#include "workspace/chartkind.h"
#include "workspace/keptfiles.h"

namespace tally {

/// A question with the way it is drawn, under a name. `id` stays when the name changes.
struct SavedView
{
    QString id;
    QString name;
    QString note;
    Query query;
    ChartKind chart = ChartKind::Table;
    qint64 createdMs = 0;
    qint64 changedMs = 0;
    bool operator==(const SavedView &) const = default;
};

/// One readable JSON file a saved view, in one folder. Names and ids are unique. Not thread-safe.
class SavedViews
{
public:
    static constexpr qint64 MaxBytes = KeptFiles<SavedView>::MaxBytes;

    explicit SavedViews(QString folder);

    using Listing = KeptFiles<SavedView>::Listing;
    Listing list() const { return m_files.list(); } ///< by name
    std::optional<SavedView> find(const QString &name) const { return m_files.find(name); }
    std::optional<SavedView> findById(const QString &id) const;

    /// Writes the view, or replaces the one of the same id, also under another name. Gives a new one an id
    /// and the time of its making, and answers it as kept. A name that another view has is a conflict.
    /// Errors: invalid_query (name, too many), io_error.
    Result<SavedView> save(SavedView view, qint64 nowMs) const;
    Result<void> remove(const QString &name) const { return m_files.remove(name); }

    /// Reads a file from anywhere and keeps it under an id of its own; a name in use gets a number.
    Result<SavedView> importFile(const QString &path, qint64 nowMs) const;
    Result<void> exportFile(const QString &name, const QString &path) const;
    const QString &folder() const { return m_files.folder(); }

private:
    KeptFiles<SavedView> m_files;
};

/// Errors: invalid_file with place, and the query's own.
Result<SavedView> savedViewFromJson(const QByteArray &text);
QByteArray savedViewToJson(const SavedView &view);

} // namespace tally
