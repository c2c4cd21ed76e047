// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/elasticsearch/engineclient.h"
#include "sources/source.h"

namespace tally {

/// The times of the first and the last event.
Result<std::optional<DataBounds>> eventBounds(EngineClient &client, const QString &indices,
                                              const CancelToken &cancel);
/// Number of events, words of actions, fields that occur.
Result<SourceInfo> eventFacts(EngineClient &client, const QString &indices, const CancelToken &cancel);
/// The most frequent values that contain a text in any case.
Result<QList<DimensionValue>> fieldValues(EngineClient &client, const QString &indices,
                                          const QString &dimension, const QString &text, int limit,
                                          const CancelToken &cancel);
/// A regular expression of the engine for texts that contain this one in any case.
QString containsExpression(const QString &text);

} // namespace tally
