// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/savedreports.h"

namespace tally {

using namespace Qt::StringLiterals;

QList<ReportView> Report::resolvedViews() const
{
    QList<ReportView> resolved = views;
    if (range) {
        for (ReportView &view : resolved)
            view.query.range = *range;
    }
    return resolved;
}

SavedReports::SavedReports(QString folder)
    : m_files(std::move(folder), u"report"_s, reportFromJson, reportToJson)
{
}

Result<void> SavedReports::save(const Report &report) const
{
    if (report.views.isEmpty() || report.views.size() > MaxViews)
        return failure(ErrorKind::InvalidInput, codes::InvalidQuery,
                       u"a report has 1 to %1 views"_s.arg(MaxViews), u"views"_s);
    return m_files.save(report);
}

Result<Report> SavedReports::importFile(const QString &path) const
{
    Result<Report> report = readAt(path);
    if (!report)
        return report;
    report->name = freeName(report->name);
    if (const Result<void> saved = save(*report); !saved)
        return Unexpected(saved.error());
    return report;
}

Result<void> SavedReports::exportFile(const QString &name, const QString &path) const
{
    return m_files.exportFile(name, path);
}

} // namespace tally
