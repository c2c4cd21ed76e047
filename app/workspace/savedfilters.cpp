// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/savedfilters.h"

#include "core/errorcodes.h"
#include "workspace/settingsfile.h"

#include <QCryptographicHash>
#include <QDir>

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxName = 200;
constexpr int MaxSlug = 40;

bool isGoodName(const QString &name)
{
    const auto isControl = [](QChar c) { return c.category() == QChar::Other_Control || c.isNull(); };
    return !name.trimmed().isEmpty() && name.size() <= MaxName
        && std::none_of(name.begin(), name.end(), isControl);
}

Unexpected badName()
{
    return failure(ErrorKind::InvalidInput, codes::InvalidQuery,
                   u"a name has 1 to 200 printable characters"_s, u"name"_s);
}

Unexpected notFound(const QString &name)
{
    return failure(ErrorKind::NotFound, codes::UnknownSegment, u"no saved filter of that name"_s, name);
}

} // namespace

SavedFilters::SavedFilters(QString folder)
    : m_folder(std::move(folder))
{
}

QString SavedFilters::fileNameFor(const QString &name)
{
    QString slug;
    for (const QChar c : name) {
        if (c.isLetterOrNumber() && !c.isSurrogate())
            slug += c.toLower();
        else if (!slug.isEmpty() && !slug.endsWith(u'-'))
            slug += u'-';
        if (slug.size() >= MaxSlug)
            break;
    }
    const QByteArray hash
        = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex().left(8);
    return (slug.isEmpty()            ? u"filter-"_s
                : slug.endsWith(u'-') ? slug
                                      : slug + u'-')
        + QString::fromLatin1(hash) + u".json"_s;
}

QStringList SavedFilters::files() const
{
    return QDir(m_folder).entryList({u"*.json"_s}, QDir::Files | QDir::Readable, QDir::Name).mid(0, MaxFiles);
}

SavedFilters::Listing SavedFilters::list() const
{
    Listing listing;
    QSet<QString> names;
    for (const QString &file : files()) {
        auto filter = readSmallFile(m_folder + u'/' + file, MaxBytes).and_then(savedFilterFromJson);
        if (!filter) {
            listing.unreadable.append(file);
        } else if (!names.contains(filter->name)) {
            names.insert(filter->name);
            listing.filters.append(*filter);
        }
    }
    std::sort(listing.filters.begin(), listing.filters.end(), [](const SavedFilter &a, const SavedFilter &b) {
        return QString::localeAwareCompare(a.name, b.name) < 0;
    });
    return listing;
}

std::optional<SavedFilter> SavedFilters::find(const QString &name) const
{
    const auto filters = list().filters;
    const auto found
        = std::find_if(filters.begin(), filters.end(), [&](const SavedFilter &f) { return f.name == name; });
    return found == filters.end() ? std::nullopt : std::optional(*found);
}

QString SavedFilters::pathOf(const QString &name) const
{
    for (const QString &file : files()) {
        const QString path = m_folder + u'/' + file;
        const auto filter = readSmallFile(path, MaxBytes).and_then(savedFilterFromJson);
        if (filter && filter->name == name)
            return path;
    }
    return m_folder + u'/' + fileNameFor(name);
}

Result<void> SavedFilters::save(const SavedFilter &filter) const
{
    if (!isGoodName(filter.name))
        return badName();
    const QString path = pathOf(filter.name);
    const QByteArray text = savedFilterToJson(filter);
    if (text.size() > MaxBytes || (!QFile::exists(path) && files().size() >= MaxFiles))
        return failure(ErrorKind::InvalidInput, codes::InvalidQuery,
                       u"too large, or too many saved filters"_s);
    return writeSmallFile(path, text);
}

Result<void> SavedFilters::rename(const QString &from, const QString &to) const
{
    auto filter = find(from);
    if (!filter)
        return notFound(from);
    if (!isGoodName(to))
        return badName();
    if (from == to)
        return {};
    if (find(to))
        return failure(ErrorKind::Conflict, codes::InvalidQuery, u"the name is taken"_s, to);
    filter->name = to;
    return save(*filter).and_then([&] { return remove(from); });
}

Result<void> SavedFilters::remove(const QString &name) const
{
    if (!find(name))
        return notFound(name);
    QFile file(pathOf(name));
    if (!file.remove())
        return failure(ErrorKind::Io, codes::IoError, file.errorString(), file.fileName());
    return {};
}

Result<SavedFilter> SavedFilters::importFile(const QString &path) const
{
    auto filter = readSmallFile(path, MaxBytes).and_then(savedFilterFromJson);
    if (!filter)
        return filter;
    const QString wanted = filter->name;
    for (int number = 2; find(filter->name); ++number)
        filter->name = u"%1 (%2)"_s.arg(wanted.left(MaxName - 8)).arg(number);
    if (auto saved = save(*filter); !saved)
        return Unexpected(saved.error());
    return filter;
}

Result<void> SavedFilters::exportFile(const QString &name, const QString &path) const
{
    const auto filter = find(name);
    if (!filter)
        return notFound(name);
    return writeSmallFile(path, savedFilterToJson(*filter));
}

} // namespace tally
