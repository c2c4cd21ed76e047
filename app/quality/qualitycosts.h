// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/qualitysource.h"

#include <QList>

namespace tally {

/// What a fault of the data costs a number: this share of the rows that it is made from.
struct QualityCost
{
    QualityProblem problem{};
    qint64 rows = 0;
    qint64 of = 0;
    double share() const { return of > 0 ? double(rows) / double(of) : 0.0; }
};

/// Whether rows with the fault are missing from the metric or make it wrong. Duplicates cost nothing: they
/// are never counted. False for an unknown metric.
bool touches(QualityProblem problem, const QString &metric);

/// The faults of a range that touch a metric, dearest first; those below `least` of the rows are left out.
QList<QualityCost> qualityCosts(const QualityReport &report, const QString &metric, double least = 0.005);

} // namespace tally
