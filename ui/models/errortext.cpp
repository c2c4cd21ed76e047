// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/errortext.h"

#include "core/errorcodes.h"

#include <QCoreApplication>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

/// Found by lupdate; translated when shown.
struct Sentence
{
    const QString &code;
    const char *text;
};

const Sentence Sentences[] = {
    {codes::InvalidTimeZone,
     QT_TRANSLATE_NOOP("Errors", "This time zone is not known here. Choose another one.")},
    {codes::InvalidRange, QT_TRANSLATE_NOOP("Errors", "The date range cannot be used. Choose another one.")},
    {codes::RangeTooLarge, QT_TRANSLATE_NOOP("Errors", "The date range is too long. Choose a shorter one.")},
    {codes::TooManyBuckets,
     QT_TRANSLATE_NOOP("Errors",
                       "Too many points for this range. Choose a longer unit of time or a shorter range.")},
    {codes::IncompatibleDimension,
     QT_TRANSLATE_NOOP("Errors",
                       "These figures cannot be broken down or filtered that way. Change the filter.")},
    {codes::InvalidQuery,
     QT_TRANSLATE_NOOP("Errors", "The question could not be understood. Check the filters.")},
    {codes::UnknownSegment, QT_TRANSLATE_NOOP("Errors", "There is no saved filter of this name.")},
    {codes::StoreInUse,
     QT_TRANSLATE_NOOP("Errors", "Another program has this store open. Close it there, then try again.")},
    {codes::StoreDamaged,
     QT_TRANSLATE_NOOP("Errors", "The store is damaged and was left as it is. Restore a copy of it.")},
    {codes::StoreTooNew,
     QT_TRANSLATE_NOOP("Errors", "The store was written by a newer version. Update Tallyroom.")},
    {codes::StoreReadOnly,
     QT_TRANSLATE_NOOP("Errors", "The store cannot be written to. Check its permissions.")},
    {codes::DiskFull, QT_TRANSLATE_NOOP("Errors", "The disk is full. Free some space, then try again.")},
    {codes::IoError, QT_TRANSLATE_NOOP("Errors", "Reading or writing a file failed.")},
    {codes::InvalidFieldMap, QT_TRANSLATE_NOOP("Errors", "The field map cannot be used. Correct the file.")},
    {codes::InvalidFile,
     QT_TRANSLATE_NOOP("Errors", "The file cannot be used: its content is not what is expected.")},
    {codes::InvalidSource,
     QT_TRANSLATE_NOOP("Errors", "This cannot be opened as a source. Choose a .tally store.")},
    {codes::UpstreamUnavailable, QT_TRANSLATE_NOOP("Errors", "The source does not answer. Try again.")},
    {codes::Timeout,
     QT_TRANSLATE_NOOP("Errors", "The source took too long. Try again, or choose a shorter range.")},
    {codes::Unauthorized,
     QT_TRANSLATE_NOOP("Errors", "The server does not accept this user or key. Check them.")},
    {codes::Forbidden,
     QT_TRANSLATE_NOOP("Errors", "This user may not do that on the server. Ask its administrator.")},
    {codes::RateLimited, QT_TRANSLATE_NOOP("Errors", "The server is too busy. Try again later.")},
    {codes::PartialResult,
     QT_TRANSLATE_NOOP(
         "Errors", "Some indices did not answer, so no figure is shown. Try again once they are available.")},
    {codes::EngineRefused, QT_TRANSLATE_NOOP("Errors", "The server refused the request.")},
    {codes::MappingConflict,
     QT_TRANSLATE_NOOP(
         "Errors",
         "A field has different types in some indices, so a figure over all of them would be wrong.")},
    {codes::Cancelled, QT_TRANSLATE_NOOP("Errors", "Stopped before it was done.")},
};

} // namespace

QString errorSentence(const Error &error)
{
    QString sentence = QCoreApplication::translate("Errors", "Something went wrong inside.");
    for (const Sentence &candidate : Sentences) {
        if (candidate.code == error.code)
            sentence = QCoreApplication::translate("Errors", candidate.text);
    }
    QStringList more;
    for (const QString &part : {error.place, error.detail}) {
        if (!part.isEmpty())
            more.append(part);
    }
    more.append(error.code);
    return u"%1 (%2)"_s.arg(sentence, more.join(u" · "_s));
}

bool canRetry(const Error &error)
{
    return error.retryable || error.kind != ErrorKind::InvalidInput;
}

} // namespace tally
