// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query.h"
#include "workspace/chartkind.h"
#include "workspace/keptfiles.h"

namespace tally {

/// One part of a report: a question, its title, and how its answer is drawn.
struct ReportView
{
    QString title;
    ChartKind chart = ChartKind::Table;
    Query query;
    bool operator==(const ReportView &) const = default;
};

/// Views under a name, which are run together. A report holds its views itself: changing a saved view later
/// does not change it.
struct Report
{
    QString name;
    QString note;
    std::optional<RangeSpec> range; ///< of all views; unset: each has its own
    QList<ReportView> views;
    bool operator==(const Report &) const = default;

    /// The questions as they are asked: with the report's range.
    QList<ReportView> resolvedViews() const;
};

/// One readable JSON file a report, in one folder. Names are unique. Not thread-safe.
class SavedReports
{
public:
    static constexpr int MaxViews = 50;

    explicit SavedReports(QString folder);

    using Listing = KeptFiles<Report>::Listing;
    Listing list() const { return m_files.list(); } ///< by name
    std::optional<Report> find(const QString &name) const { return m_files.find(name); }
    /// Writes or replaces the report of that name. Errors: invalid_query (name, too many views), io_error.
    Result<void> save(const Report &report) const;
    Result<void> remove(const QString &name) const { return m_files.remove(name); }
    QString freeName(const QString &wanted) const { return m_files.freeName(wanted); }

    /// Reads a file from anywhere without keeping it. Errors: io_error, invalid_file.
    Result<Report> readAt(const QString &path) const { return m_files.readAt(path); }
    /// Reads a file from anywhere and keeps it; a name in use gets a number.
    Result<Report> importFile(const QString &path) const;
    Result<void> exportFile(const QString &name, const QString &path) const;
    const QString &folder() const { return m_files.folder(); }

private:
    KeptFiles<Report> m_files;
};

/// {"name", "note", "range", "views": [{"title", "chart", "query"}]}; `range` as a query has it. Errors:
/// invalid_file with place, and the queries' own.
Result<Report> reportFromJson(const QByteArray &text);
QByteArray reportToJson(const Report &report);

} // namespace tally
