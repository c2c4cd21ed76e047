// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/errorcodes.h"
#include "workspace/keptname.h"
#include "workspace/smallfile.h"

#include <QDir>
#include <QFile>
#include <QList>
#include <QSet>

#include <algorithm>
#include <optional>

namespace tally {

/// Named things in one folder, one readable JSON file each. `T` has a `name`, which is unique. Names are any
/// that isKeptName() takes; file names are made from them and are safe whatever the name. Not thread-safe.
template <typename T>
class KeptFiles
{
public:
    static constexpr qint64 MaxBytes = 256 * 1024;
    static constexpr int MaxFiles = 1000;
    using Read = Result<T> (*)(const QByteArray &);
    using Write = QByteArray (*)(const T &);

    /// `kind`: begins the file names of what has no letter in its name.
    KeptFiles(QString folder, QString kind, Read read, Write write)
        : m_folder(std::move(folder))
        , m_kind(std::move(kind))
        , m_read(read)
        , m_write(write)
    {
    }

    struct Listing
    {
        QList<T> items; ///< by name; of equal names the first file
        QStringList unreadable; ///< files that are no such thing
    };
    Listing list() const
    {
        Listing listing;
        QSet<QString> names;
        for (const QString &file : files()) {
            const Result<T> item = readAt(m_folder + u'/' + file);
            if (!item) {
                listing.unreadable.append(file);
            } else if (!names.contains(item->name)) {
                names.insert(item->name);
                listing.items.append(*item);
            }
        }
        std::sort(listing.items.begin(), listing.items.end(),
                  [](const T &a, const T &b) { return QString::localeAwareCompare(a.name, b.name) < 0; });
        return listing;
    }

    std::optional<T> find(const QString &name) const
    {
        const QList<T> items = list().items;
        const auto found
            = std::find_if(items.begin(), items.end(), [&](const T &item) { return item.name == name; });
        return found == items.end() ? std::nullopt : std::optional(*found);
    }

    /// Writes or replaces what has that name. Errors: invalid_query (name, too many), io_error.
    Result<void> save(const T &item) const
    {
        if (!isKeptName(item.name))
            return failure(ErrorKind::InvalidInput, codes::InvalidQuery,
                           QStringLiteral("a name has 1 to 200 printable characters"),
                           QStringLiteral("name"));
        const QString path = pathOf(item.name);
        const QByteArray text = m_write(item);
        if (text.size() > MaxBytes || (!QFile::exists(path) && files().size() >= MaxFiles))
            return failure(ErrorKind::InvalidInput, codes::InvalidQuery,
                           QStringLiteral("too large, or too many of them"));
        return writeSmallFile(path, text);
    }

    Result<void> remove(const QString &name) const
    {
        if (!find(name))
            return notFound(name);
        QFile file(pathOf(name));
        if (!file.remove())
            return failure(ErrorKind::Io, codes::IoError, file.errorString(), file.fileName());
        return {};
    }

    /// Reads a file from anywhere without keeping it.
    Result<T> readAt(const QString &path) const { return readSmallFile(path, MaxBytes).and_then(m_read); }

    /// The name itself, or with a number where it is taken.
    QString freeName(const QString &wanted) const
    {
        QString name = wanted;
        for (int number = 2; find(name); ++number)
            name = QStringLiteral("%1 (%2)").arg(wanted.left(MaxKeptName - 8)).arg(number);
        return name;
    }

    Result<void> exportFile(const QString &name, const QString &path) const
    {
        const std::optional<T> item = find(name);
        return item ? writeSmallFile(path, m_write(*item)) : notFound(name);
    }

    Result<void> notFound(const QString &name) const
    {
        return failure(ErrorKind::NotFound, codes::UnknownSegment,
                       QStringLiteral("no saved %1 of that name").arg(m_kind), name);
    }

    const QString &folder() const { return m_folder; }

private:
    QStringList files() const
    {
        return QDir(m_folder)
            .entryList({QStringLiteral("*.json")}, QDir::Files | QDir::Readable, QDir::Name)
            .mid(0, MaxFiles);
    }
    /// Of the file that holds it, or would.
    QString pathOf(const QString &name) const
    {
        for (const QString &file : files()) {
            const QString path = m_folder + u'/' + file;
            const Result<T> item = readAt(path);
            if (item && item->name == name)
                return path;
        }
        return m_folder + u'/' + keptFileName(name, m_kind);
    }

    QString m_folder;
    QString m_kind;
    Read m_read;
    Write m_write;
};

} // namespace tally
