// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/letterfiles.h"

#include "core/errorcodes.h"

#include <QDateTime>
#include <QDir>
#include <QSaveFile>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

// A letter of the longest line, each byte of it escaped, and as base64.
constexpr qint64 MaxLetterBytes = 8 * MaxLineBytes;

Unexpected fileError(const QFileDevice &file)
{
    const bool full = errno == ENOSPC || errno == EDQUOT;
    return failure(ErrorKind::Io, full ? codes::DiskFull : codes::IoError, file.errorString(),
                   file.fileName(), full);
}

/// Each line of a file with its number, until `take` answers false.
Result<void> eachLine(QFile &file, const std::function<bool(qint64, const QByteArray &)> &take,
                      const CancelToken &cancel)
{
    if (!file.open(QIODevice::ReadOnly))
        return fileError(file);
    for (qint64 number = 0; !file.atEnd(); ++number) {
        if (cancel.isCancelled())
            return failure(ErrorKind::Cancelled, codes::Cancelled, u"cancelled"_s);
        const QByteArray line = file.readLine(MaxLetterBytes);
        if (line.isEmpty())
            return fileError(file);
        if (!take(number, line))
            break;
    }
    file.close();
    return {};
}

std::optional<Letter> letterIn(const QByteArray &line)
{
    return letterFromText(std::string_view(line.constData(), std::size_t(line.size())));
}

} // namespace

QString lettersFolderOf(const QString &store)
{
    const QFileInfo file(store);
    return file.dir().filePath(file.completeBaseName() + u"-rejected"_s);
}

QList<LetterFile> letterFiles(const QString &folder)
{
    QList<LetterFile> files;
    const QFileInfoList found
        = QDir(folder).entryInfoList({u"*.ndjson"_s}, QDir::Files, QDir::Time | QDir::Name);
    for (const QFileInfo &info : found)
        files.append({info.filePath(), info.lastModified().toMSecsSinceEpoch(), info.size()});
    return files;
}

Result<LetterPage> readLetters(const QString &path, qint64 first, qint64 most, const CancelToken &cancel)
{
    QFile file(path);
    LetterPage page;
    const auto take = [&](qint64 number, const QByteArray &line) {
        ++page.count;
        if (number >= first && page.letters.size() < most) {
            if (const std::optional<Letter> letter = letterIn(line))
                page.letters.append({number, *letter});
        }
        return true;
    };
    const Result<void> read = eachLine(file, take, cancel);
    return read ? Result<LetterPage>(page) : Unexpected(read.error());
}

Result<void> rewriteLetters(const QString &path, const LetterChange &change, const CancelToken &cancel)
{
    QFile file(path);
    QSaveFile kept(path);
    if (!kept.open(QIODevice::WriteOnly))
        return fileError(kept);
    kept.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    bool failed = false;
    qint64 left = 0;
    const auto take = [&](qint64 number, const QByteArray &line) {
        const std::optional<Letter> letter = letterIn(line);
        const std::optional<Letter> changed = letter ? change(number, *letter) : std::nullopt;
        if (letter && !changed)
            return true;
        const QByteArray text = changed ? QByteArray::fromStdString(letterText(*changed)) : line;
        ++left;
        failed = kept.write(text) != text.size();
        return !failed;
    };
    if (const Result<void> read = eachLine(file, take, cancel); !read)
        return read;
    if (failed)
        return fileError(kept);
    if (left == 0) {
        kept.cancelWriting();
        return file.remove() ? Result<void>() : Result<void>(fileError(file));
    }
    return kept.commit() ? Result<void>() : Result<void>(fileError(kept));
}

Result<void> editLetter(const QString &path, qint64 number, const QString &text)
{
    bool found = false;
    const auto change = [&](qint64 at, const Letter &letter) -> std::optional<Letter> {
        Letter changed = letter;
        if (at == number) {
            found = true;
            changed.raw = text.toStdString();
            changed.shortened = false; // who wrote it anew knows what it is
        }
        return changed;
    };
    if (const Result<void> written = rewriteLetters(path, change, {}); !written)
        return written;
    return found ? Result<void>()
                 : Result<void>(failure(ErrorKind::NotFound, codes::InvalidFile, u"no such line"_s, path));
}

} // namespace tally
