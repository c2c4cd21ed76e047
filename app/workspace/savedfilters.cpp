// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/savedfilters.h"

#include "workspace/keptfiles.h"

namespace tally {

using namespace Qt::StringLiterals;

namespace {

using Files = KeptFiles<SavedFilter>;
static_assert(Files::MaxBytes == SavedFilters::MaxBytes && Files::MaxFiles == SavedFilters::MaxFiles);

Files filesIn(const QString &folder)
{
    return {folder, u"filter"_s, savedFilterFromJson, savedFilterToJson};
}

} // namespace

SavedFilters::SavedFilters(QString folder)
    : m_folder(std::move(folder))
{
}

QString SavedFilters::fileNameFor(const QString &name)
{
    return keptFileName(name, u"filter"_s);
}

SavedFilters::Listing SavedFilters::list() const
{
    const Files::Listing listing = filesIn(m_folder).list();
    return {listing.items, listing.unreadable};
}

std::optional<SavedFilter> SavedFilters::find(const QString &name) const
{
    return filesIn(m_folder).find(name);
}

Result<void> SavedFilters::save(const SavedFilter &filter) const
{
    return filesIn(m_folder).save(filter);
}

Result<void> SavedFilters::rename(const QString &from, const QString &to) const
{
    auto filter = find(from);
    if (!filter)
        return filesIn(m_folder).notFound(from);
    if (from == to)
        return {};
    if (find(to))
        return failure(ErrorKind::Conflict, codes::InvalidQuery, u"the name is taken"_s, to);
    filter->name = to;
    return save(*filter).and_then([&] { return remove(from); });
}

Result<void> SavedFilters::remove(const QString &name) const
{
    return filesIn(m_folder).remove(name);
}

Result<SavedFilter> SavedFilters::importFile(const QString &path) const
{
    const Files files = filesIn(m_folder);
    auto filter = files.readAt(path);
    if (!filter)
        return filter;
    filter->name = files.freeName(filter->name);
    if (auto saved = save(*filter); !saved)
        return Unexpected(saved.error());
    return filter;
}

Result<void> SavedFilters::exportFile(const QString &name, const QString &path) const
{
    return filesIn(m_folder).exportFile(name, path);
}

} // namespace tally
