// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query.h"

#include <nlohmann/json_fwd.hpp>

namespace tally {

/// A filter as the bar holds it: it can be switched off without losing it, and pinned so that clearing spares
/// it.
struct ScopeFilter
{
    Filter filter;
    bool enabled = true;
    bool pinned = false;
    bool operator==(const ScopeFilter &) const = default;
};

/// What the bar above a page says, and what every query of that page starts from. The zone is the range's.
struct Scope
{
    RangeSpec range{.name = QStringLiteral("last_28_days"), .from = {}, .to = {}};
    CompareSpec compare{.mode = CompareMode::PreviousPeriod, .custom = {}};
    QList<ScopeFilter> filters;
    std::optional<TimeUnit> unit; ///< of charts; unset: chosen by the range's length

    bool operator==(const Scope &) const = default;

    /// The filters that are switched on.
    QList<Filter> activeFilters() const;
};

/// Strict: an error names the place. Shared by settings and history.
Result<Scope> scopeFromJson(const nlohmann::ordered_json &json);
nlohmann::ordered_json scopeToJson(const Scope &scope);

} // namespace tally
