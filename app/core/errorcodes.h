// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// The stable codes of Error::code; the stats API and the command line show the same ones.
namespace tally::codes {

inline const QString UnknownMetric = QStringLiteral("unknown_metric");
inline const QString UnknownDimension = QStringLiteral("unknown_dimension");
inline const QString IncompatibleDimension = QStringLiteral("incompatible_dimension");
inline const QString InvalidTimeZone = QStringLiteral("invalid_time_zone");
inline const QString InvalidRange = QStringLiteral("invalid_range");
inline const QString RangeTooLarge = QStringLiteral("range_too_large");
inline const QString InvalidQuery = QStringLiteral("invalid_query");
inline const QString UnknownSegment = QStringLiteral("unknown_segment");
inline const QString TooManyBuckets = QStringLiteral("too_many_buckets");
inline const QString CursorExpired = QStringLiteral("cursor_expired");
inline const QString UpstreamUnavailable = QStringLiteral("upstream_unavailable");
inline const QString Timeout = QStringLiteral("timeout");
inline const QString Cancelled = QStringLiteral("cancelled");
inline const QString StoreInUse = QStringLiteral("store_in_use");
inline const QString StoreDamaged = QStringLiteral("store_damaged");
inline const QString StoreTooNew = QStringLiteral("store_too_new");
inline const QString StoreReadOnly = QStringLiteral("store_read_only");
inline const QString StoreNotEmpty = QStringLiteral("store_not_empty");
inline const QString UnknownViewer = QStringLiteral("unknown_viewer");
inline const QString DiskFull = QStringLiteral("disk_full");
inline const QString IoError = QStringLiteral("io_error");
inline const QString InvalidFieldMap = QStringLiteral("invalid_field_map");
inline const QString InvalidFile = QStringLiteral("invalid_file");
inline const QString InvalidSource = QStringLiteral("invalid_source");
inline const QString Unauthorized = QStringLiteral("unauthorized");
inline const QString Forbidden = QStringLiteral("forbidden");
inline const QString RateLimited = QStringLiteral("rate_limited");
inline const QString PartialResult = QStringLiteral("partial_result");
inline const QString EngineRefused = QStringLiteral("engine_refused");
inline const QString MappingConflict = QStringLiteral("mapping_conflict");
inline const QString Internal = QStringLiteral("internal_error");

} // namespace tally::codes
