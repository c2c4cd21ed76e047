// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace tally {

/// OpenAPI 3.1 of the API, made of the table that routes and validates requests and of the catalogue.
nlohmann::ordered_json openApi();
/// The schemas that it refers to, by name.
nlohmann::ordered_json apiSchemas();

} // namespace tally
