// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/importtexts.h"

#include "ingest/rejection.h"

#include <QCoreApplication>
#include <QList>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

struct Reason
{
    RejectReason reason;
    const char *text;
};

const Reason Reasons[] = {
    {RejectReason::LineTooLong, QT_TRANSLATE_NOOP("Import", "Line longer than 1 MiB")},
    {RejectReason::NotUtf8, QT_TRANSLATE_NOOP("Import", "Not UTF-8 text")},
    {RejectReason::NulByte, QT_TRANSLATE_NOOP("Import", "Contains a NUL byte")},
    {RejectReason::NotJson, QT_TRANSLATE_NOOP("Import", "Not JSON")},
    {RejectReason::NotAnObject, QT_TRANSLATE_NOOP("Import", "JSON, but not an object")},
    {RejectReason::NestedTooDeep, QT_TRANSLATE_NOOP("Import", "Nested too deep")},
    {RejectReason::BadQuotes, QT_TRANSLATE_NOOP("Import", "Quotes do not match")},
    {RejectReason::WrongColumnCount, QT_TRANSLATE_NOOP("Import", "Not as many columns as the header")},
    {RejectReason::CutOff, QT_TRANSLATE_NOOP("Import", "The file ends in the middle of the line")},
    {RejectReason::MissingTime, QT_TRANSLATE_NOOP("Import", "No time")},
    {RejectReason::UnreadableTime, QT_TRANSLATE_NOOP("Import", "Time cannot be read")},
    {RejectReason::TimeOutOfRange, QT_TRANSLATE_NOOP("Import", "Time before 1970 or after 2200")},
    {RejectReason::MissingAction, QT_TRANSLATE_NOOP("Import", "No action")},
    {RejectReason::NotANumber, QT_TRANSLATE_NOOP("Import", "Not a number where one is needed")},
    {RejectReason::NumberOutOfRange, QT_TRANSLATE_NOOP("Import", "Number too large")},
    {RejectReason::SeveralValues, QT_TRANSLATE_NOOP("Import", "Several values where one is needed")},
    {RejectReason::ObjectForValue, QT_TRANSLATE_NOOP("Import", "An object where a value is needed")},
};

} // namespace

QString rejectReasonText(const QString &reason)
{
    for (const Reason &known : Reasons) {
        if (rejectReasonName(known.reason) == reason)
            return QCoreApplication::translate("Import", known.text);
    }
    return reason;
}

QString importFileFilter()
{
    const QString patterns = u"*.ndjson *.jsonl *.json *.log *.csv *.tsv *.gz *.zst *.parquet"_s;
    return QCoreApplication::translate("Import", "Event logs (%1)").arg(patterns) + u";;"_s
        + QCoreApplication::translate("Import", "All files (*)");
}

} // namespace tally
