// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/jsonreading.h"
#include "domain/query.h"

namespace tally {

/// The words that JSON and text use, by the enumerations' order.
const QStringList &filterOpNames();
const QStringList &compareModeNames(); ///< of CompareMode, with "none" first
const QStringList &compareAlignNames();
const QStringList &compareElapsedNames();
const QStringList &accuracyNames();
const QStringList &weekdayNames(); ///< from Monday

/// Throw Misread. `queryOf` answers what queryFromJson does, with places below `place`.
Query queryOf(const Json &json, const QString &place);
Filter filterOf(const Json &json, const QString &place, int depth = 0);
RangeSpec rangeSpecOf(const Json &json, const QString &place, const QString &defaultZone);
Json rangeSpecToJson(const RangeSpec &range);
/// A cell or a filter's value: null, text, or a finite number.
Value valueOf(const Json &json, const QString &place);
/// An instant in UTC as the JSON of queries and results writes it: `2026-10-31T14:10:00Z`.
QString utcText(qint64 utcMs);

} // namespace tally
