// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/field.h"

#include <QList>
#include <QStringList>

#include <span>

namespace tally {

enum class QualityFigure : quint8 { Validity, Completeness, Uniqueness, Timeliness, Consistency, Accuracy };
inline constexpr int QualityFigureCount = int(QualityFigure::Accuracy) + 1;

/// What can be wrong with a line or an event. An event may have several faults; a figure counts it once.
enum class QualityProblem : quint8 {
    RejectedLine, ///< could not be read; from the ledger
    UnknownWord, ///< a word that its field does not know (qualityWords())
    MissingViewer, ///< an action of somebody, and nobody is named
    MissingContent,
    MissingUploader,
    MissingAmount,
    MissingWatched,
    DuplicateEvent, ///< came again and was dropped; from the ledger
    LateEvent, ///< ingested more than LateMs after it happened
    BeforeUpload, ///< an action on a content before its upload
    AfterDeletion, ///< … after its deletion
    AfterWithdrawal, ///< of a viewer who had withdrawn and not signed up again
    FutureTime, ///< happened more than FutureMs after its ingest
    ImpossibleValue, ///< less than nothing watched, paid, lasted
    WatchedTooLong, ///< more watched than time has passed since the playback's event before it
    UnknownCountry,
};
inline constexpr int QualityProblemCount = int(QualityProblem::UnknownCountry) + 1;

QString qualityFigureName(QualityFigure figure); ///< "validity": stable
QString qualityProblemName(QualityProblem problem); ///< "rejected_line": stable
std::optional<QualityFigure> qualityFigureByName(const QString &name);
QualityFigure figureOf(QualityProblem problem);
/// Those of a figure, in the enumeration's order.
QList<QualityProblem> problemsOf(QualityFigure figure);

// The rules, for every engine alike.

inline constexpr qint64 LateMs = 3'600'000;
inline constexpr qint64 FutureMs = 300'000; ///< what clocks may differ
inline constexpr qint64 WatchedSlackMs = 10'000; ///< what players round
inline constexpr qint64 WatchedMostMs = 86'400'000; ///< of the first event of a playback, and of any

struct QualityWords
{
    Field field;
    QStringList words;
};
/// The fields that hold one of a few words.
const QList<QualityWords> &qualityWords();

/// The actions that must name a field. An event of another action is complete without it.
const QList<Action> &actionsNeeding(QualityProblem missing);
/// Actions on a content that make sense only between its upload and its deletion.
const QList<Action> &actionsOnContent();

/// ISO 3166-1 alpha-2, and XK.
const QStringList &knownCountries();

} // namespace tally
