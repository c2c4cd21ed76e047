// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "server/http/message.h"

#include <nlohmann/json_fwd.hpp>

namespace tally {

/// Codes of the server itself; others come from core/errorcodes.h.
namespace servercodes {
inline const QString BadRequest = QStringLiteral("bad_request");
inline const QString InvalidParameter = QStringLiteral("invalid_parameter");
inline const QString Unauthorized = QStringLiteral("unauthorized");
inline const QString Forbidden = QStringLiteral("forbidden");
inline const QString NotFound = QStringLiteral("not_found");
inline const QString MethodNotAllowed = QStringLiteral("method_not_allowed");
inline const QString RequestTimeout = QStringLiteral("request_timeout");
inline const QString TooLarge = QStringLiteral("payload_too_large");
inline const QString UnsupportedMediaType = QStringLiteral("unsupported_media_type");
inline const QString HeaderTooLarge = QStringLiteral("header_too_large");
inline const QString RateLimited = QStringLiteral("rate_limited");
inline const QString Overloaded = QStringLiteral("overloaded");
inline const QString SpoolFull = QStringLiteral("spool_full");
inline const QString NoEvents = QStringLiteral("no_events_accepted");
inline const QString UnsupportedVersion = QStringLiteral("http_version_not_supported");
} // namespace servercodes

/// The HTTP status that an error has.
unsigned statusOf(const Error &error);
/// The error as clients may see it: what is inside of the server (paths, an engine's own words) is left out.
Error outward(const Error &error);
/// RFC 9457 problem details of outward(error).
nlohmann::ordered_json problemJson(const Error &error);
ServedResponse problem(const Error &error);

} // namespace tally
