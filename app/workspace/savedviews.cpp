// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/savedviews.h"

#include <QUuid>

namespace tally {

using namespace Qt::StringLiterals;

SavedViews::SavedViews(QString folder)
    : m_files(std::move(folder), u"view"_s, savedViewFromJson, savedViewToJson)
{
}

std::optional<SavedView> SavedViews::findById(const QString &id) const
{
    for (const SavedView &view : list().items) {
        if (!id.isEmpty() && view.id == id)
            return view;
    }
    return std::nullopt;
}

Result<SavedView> SavedViews::save(SavedView view, qint64 nowMs) const
{
    const std::optional<SavedView> before = findById(view.id);
    const std::optional<SavedView> sameName = find(view.name);
    if (sameName && (!before || sameName->id != before->id))
        return failure(ErrorKind::Conflict, codes::InvalidQuery, u"the name is taken"_s, view.name);
    if (view.id.isEmpty())
        view.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (view.createdMs == 0)
        view.createdMs = before ? before->createdMs : nowMs;
    view.changedMs = nowMs;
    if (const Result<void> saved = m_files.save(view); !saved)
        return Unexpected(saved.error());
    if (before && before->name != view.name) {
        if (const Result<void> removed = m_files.remove(before->name); !removed)
            return Unexpected(removed.error());
    }
    return view;
}

Result<SavedView> SavedViews::importFile(const QString &path, qint64 nowMs) const
{
    Result<SavedView> view = m_files.readAt(path);
    if (!view)
        return view;
    view->id.clear();
    view->name = m_files.freeName(view->name);
    return save(*view, nowMs);
}

Result<void> SavedViews::exportFile(const QString &name, const QString &path) const
{
    return m_files.exportFile(name, path);
}

} // namespace tally
