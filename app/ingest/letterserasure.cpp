// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/letterserasure.h"

#include "core/errorcodes.h"
#include "domain/idword.h"

#include <QDir>
#include <QSaveFile>

#include <nlohmann/json.hpp>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

using Json = nlohmann::json;

Unexpected fileError(const QFileDevice &file)
{
    const bool full = errno == ENOSPC || errno == EDQUOT;
    return failure(ErrorKind::Io, full ? codes::DiskFull : codes::IoError, file.errorString(),
                   file.fileName(), full);
}

bool jsonNamesId(const Json &json, std::string_view id)
{
    if (json.is_structured()) {
        return std::any_of(json.begin(), json.end(),
                           [id](const Json &item) { return jsonNamesId(item, id); });
    }
    return json.is_string() && namesId(json.get_ref<const std::string &>(), id);
}

/// As the letter's texts read, and as the line reads that was set aside, where that is JSON with escapes.
bool letterNamesId(const QByteArray &line, std::string_view id)
{
    if (namesId(std::string_view(line.constData(), std::size_t(line.size())), id))
        return true;
    const Json letter = Json::parse(line.begin(), line.end(), nullptr, false);
    if (!letter.is_object())
        return false;
    if (jsonNamesId(letter, id))
        return true;
    const auto raw = letter.find("raw");
    if (raw != letter.end() && raw->is_string()
        && jsonNamesId(Json::parse(raw->get_ref<const std::string &>(), nullptr, false), id))
        return true;
    const auto bytes = letter.find("raw_base64");
    if (bytes == letter.end() || !bytes->is_string())
        return false;
    const QByteArray decoded
        = QByteArray::fromBase64(QByteArray::fromStdString(bytes->get_ref<const std::string &>()));
    return namesId(std::string_view(decoded.constData(), std::size_t(decoded.size())), id);
}

Result<qint64> linesOf(QFile &file, std::string_view id, QSaveFile *kept, qint64 &others,
                       const CancelToken &cancel)
{
    qint64 lines = 0;
    if (!file.open(QIODevice::ReadOnly))
        return fileError(file);
    while (!file.atEnd()) {
        if (cancel.isCancelled())
            return failure(ErrorKind::Cancelled, codes::Cancelled, u"cancelled"_s);
        const QByteArray line = file.readLine();
        if (line.isEmpty())
            return fileError(file);
        if (letterNamesId(line, id)) {
            ++lines;
            continue;
        }
        ++others;
        if (kept && kept->write(line) != line.size())
            return fileError(*kept);
    }
    file.close();
    return lines;
}

Result<qint64> eraseFromFile(const QString &path, std::string_view id, bool dryRun, const CancelToken &cancel)
{
    QFile file(path);
    qint64 others = 0;
    const Result<qint64> found = linesOf(file, id, nullptr, others, cancel);
    if (!found || *found == 0 || dryRun)
        return found;
    if (others == 0)
        return file.remove() ? found : Result<qint64>(fileError(file));
    QSaveFile kept(path);
    if (!kept.open(QIODevice::WriteOnly))
        return fileError(kept);
    kept.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const Result<qint64> erased = linesOf(file, id, &kept, others, cancel);
    if (erased && !kept.commit())
        return fileError(kept);
    return erased;
}

} // namespace

Result<LettersErasure> eraseFromLetters(const QString &folder, const QString &id, bool dryRun,
                                        const CancelToken &cancel)
{
    LettersErasure erasure;
    const std::string name = id.toStdString();
    const QDir dir(folder);
    const QStringList files
        = dir.entryList({u"*.ndjson"_s, u"*.ndjson.part"_s}, QDir::Files | QDir::Hidden, QDir::Name);
    for (const QString &file : files) {
        const QString path = dir.filePath(file);
        const Result<qint64> lines = eraseFromFile(path, name, dryRun, cancel);
        if (!lines)
            return Unexpected(lines.error());
        erasure.lines += *lines;
        if (*lines > 0)
            erasure.files += path;
    }
    return erasure;
}

} // namespace tally
