// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "sources/http/httprequest.h"
#include "sources/source.h"

#include <nlohmann/json_fwd.hpp>

namespace tally {

/// The body of a good answer as JSON; a problem (RFC 9457) as the error it was in the server. Errors beside those:
/// upstream_unavailable where the answer is none of this API.
Result<nlohmann::ordered_json> answerJson(const HttpAnswer &answer);

/// Of GET /v1/quality.
Result<SourceInfo> infoOf(const nlohmann::ordered_json &json);
/// Of GET /v1/dimensions/NAME/values.
Result<QList<DimensionValue>> valuesOf(const nlohmann::ordered_json &json);

} // namespace tally
