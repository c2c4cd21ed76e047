// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "ingest/letter.h"

#include <QList>

namespace tally {

struct LetterFile
{
    QString path;
    qint64 changedMs = 0;
    qint64 bytes = 0;
};

/// Where imports by the command line keep the lines they reject: beside the store.
QString lettersFolderOf(const QString &store);

/// The finished files of rejected lines in a folder, the latest first. A folder that is not there holds none.
QList<LetterFile> letterFiles(const QString &folder);

/// A letter with its place in its file.
struct NumberedLetter
{
    qint64 number = 0; ///< from 0, of all lines of the file
    Letter letter;
};
struct LetterPage
{
    qint64 count = 0; ///< lines of the whole file
    QList<NumberedLetter> letters;
};
/// `most` letters from the one of number `first`. Lines that are no letters are counted and left out. Errors:
/// io_error, cancelled.
Result<LetterPage> readLetters(const QString &path, qint64 first, qint64 most, const CancelToken &cancel);

/// Writes the file anew with what `change` makes of each letter, whole or not at all: another letter, or
/// nothing, which removes it. Lines that are no letters stay as they are; a file of which nothing stays is
/// removed. Errors: io_error, disk_full, cancelled.
using LetterChange = std::function<std::optional<Letter>(qint64 number, const Letter &letter)>;
Result<void> rewriteLetters(const QString &path, const LetterChange &change, const CancelToken &cancel);

/// Another text for one letter. `invalid_file` where there is no such letter.
Result<void> editLetter(const QString &path, qint64 number, const QString &text);

} // namespace tally
