// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/buckets.h"

#include <string>

namespace tally {

/// Calendar arithmetic as SQL over an instant in UTC ms, from edges that the domain computed: the engine's
/// own time zones are never asked. `instant` is an SQL expression; instants outside the edges give the
/// nearest bucket's value.

/// The number of the bucket, from 0. `buckets` is not empty.
std::string bucketOrdinalSql(const std::string &instant, const QList<Bucket> &buckets);
/// 0–23. `spans` is not empty.
std::string hourOfDaySql(const std::string &instant, const QList<OffsetSpan> &spans);
/// 1–7 from Monday.
std::string dayOfWeekSql(const std::string &instant, const QList<OffsetSpan> &spans);

} // namespace tally
