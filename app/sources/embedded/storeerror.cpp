// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/storeerror.h"

#include "core/errorcodes.h"

#include <QFileInfo>

#include <array>
#include <optional>
#include <span>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

// The C API answers most failures with a text only, so that the text has to tell them apart.
struct Words
{
    QLatin1String part;
    ErrorKind kind;
    const QString *code;
    bool retryable;
};

std::optional<Error> byWords(const QString &message, std::span<const Words> table)
{
    for (const Words &words : table) {
        if (message.contains(words.part, Qt::CaseInsensitive))
            return Error{words.kind, *words.code, message, {}, words.retryable};
    }
    return std::nullopt;
}

std::span<const Words> runningWords()
{
    static const std::array table = {
        Words{QLatin1String("interrupt"), ErrorKind::Cancelled, &codes::Cancelled, false},
        Words{QLatin1String("no space left"), ErrorKind::Io, &codes::DiskFull, true},
        Words{QLatin1String("file too large"), ErrorKind::Io, &codes::DiskFull, true},
        Words{QLatin1String("disk quota"), ErrorKind::Io, &codes::DiskFull, true},
        Words{QLatin1String("max_temp_directory_size"), ErrorKind::Io, &codes::DiskFull, true},
        Words{QLatin1String("read-only mode"), ErrorKind::Io, &codes::StoreReadOnly, false},
        Words{QLatin1String("read-only file system"), ErrorKind::Io, &codes::StoreReadOnly, false},
        Words{QLatin1String("permission denied"), ErrorKind::Io, &codes::StoreReadOnly, false},
        Words{QLatin1String("corrupt"), ErrorKind::Damaged, &codes::StoreDamaged, false},
        Words{QLatin1String("checksum"), ErrorKind::Damaged, &codes::StoreDamaged, false},
        Words{QLatin1String("deserialize"), ErrorKind::Damaged, &codes::StoreDamaged, false},
        Words{QLatin1String("serialization error"), ErrorKind::Damaged, &codes::StoreDamaged, false},
        // Pointers into the file that lead nowhere.
        Words{QLatin1String("could not read enough bytes"), ErrorKind::Damaged, &codes::StoreDamaged, false},
        Words{QLatin1String("could not read from file"), ErrorKind::Damaged, &codes::StoreDamaged, false},
        Words{QLatin1String("io error"), ErrorKind::Io, &codes::IoError, true},
        Words{QLatin1String("out of memory"), ErrorKind::Io, &codes::IoError, true},
    };
    return table;
}

std::span<const Words> openingWords()
{
    static const std::array table = {
        Words{QLatin1String("could not set lock"), ErrorKind::Conflict, &codes::StoreInUse, true},
        Words{QLatin1String("conflicting lock"), ErrorKind::Conflict, &codes::StoreInUse, true},
        Words{QLatin1String("with version number"), ErrorKind::Conflict, &codes::StoreTooNew, false},
        Words{QLatin1String("newer version"), ErrorKind::Conflict, &codes::StoreTooNew, false},
        Words{QLatin1String("not a valid duckdb"), ErrorKind::Damaged, &codes::StoreDamaged, false},
        Words{QLatin1String("is a directory"), ErrorKind::InvalidInput, &codes::InvalidSource, false},
    };
    return table;
}

} // namespace

Error storeError(const QString &message)
{
    return byWords(message, runningWords())
        .value_or(Error{ErrorKind::Internal, codes::Internal, message, {}, false});
}

Error openError(const QString &message, const QString &path)
{
    Error error = byWords(message, openingWords()).value_or(storeError(message));
    // Whatever else stops the engine from reading an existing file is damage to whoever keeps data in it.
    if (error.code == codes::Internal && QFileInfo(path).size() > 0)
        error = {ErrorKind::Damaged, codes::StoreDamaged, message, {}, false};
    error.place = path;
    return error;
}

Error cancelledError()
{
    return {ErrorKind::Cancelled, codes::Cancelled, u"cancelled"_s, {}, false};
}

} // namespace tally
