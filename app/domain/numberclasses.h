// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"

namespace tally {

/// One class of a dimension whose values are numbers put into classes: from here to the next class.
struct NumberClass
{
    qint64 from = 0;
    QString word;
};

/// The classes of a dimension in their order, ascending; a number below the first belongs to the first. Milliseconds
/// for content_age, events for events_per_viewer, days for days_since_last; empty for all other dimensions.
const QList<NumberClass> &numberClasses(DimensionKind kind);
/// The class of content_age where the publication is unknown or lies after the event; last in order.
inline const QString UnknownAge = QStringLiteral("unknown");
/// The words of the dimension's classes in their order, with UnknownAge where it has it.
QStringList classWords(DimensionKind kind);

} // namespace tally
