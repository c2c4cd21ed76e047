// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the catalogue's tables of metrics are written with.
#pragma once

#include "domain/catalogue.h"

namespace tally {

AtomRef countOf(Action action);
AtomRef atomOf(Atom atom);
QList<Field> viewerFields();

/// A metric with its texts looked up by name.
MetricInfo metricOf(const QString &name, MetricKind kind, Unit unit, std::optional<bool> higherIsBetter,
                    Formula formula, QList<Action> needs = {}, QList<Field> needsFields = {});
/// One atom ÷ another.
Formula ratioOf(Atom above, Atom below, double scale = 1.0);

/// Metrics of people: who is active, new, back again.
QList<MetricInfo> audienceMetrics();
/// Metrics of contents: how views spread over them and over their age.
QList<MetricInfo> contentMetrics();

} // namespace tally
