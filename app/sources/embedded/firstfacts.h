// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Facts about the whole store, before any range or filter: when something happened first.
#pragma once

#include "sources/embedded/plancontext.h"

namespace tally {

/// (viewer, first_ms): the viewer's first human event ever; of viewers without one, their first event.
inline constexpr const char *FirstEver = "first_ever";
/// (viewer, first_ms, human_ms) of all traffic and of human traffic, as the tables remember them: no scan of events.
/// human_ms is null for viewers without a human event.
std::string rememberedFirstsSql();
std::string firstEverSql(const PlanContext &context);

/// (uploader, first_ms, second_ms): the times of the uploader's first two uploads.
inline constexpr const char *UploaderFirsts = "uploader_firsts";
std::string uploaderFirstsSql(const PlanContext &context);

/// (content, published_ms, deleted_ms, first_view_ms): contents that were ever published or uploaded.
/// deleted_ms may be null; first_view_ms is the first view of the pruned days, if they had one.
inline constexpr const char *ContentFacts = "content_facts";
std::string contentFactsSql(const PlanContext &context);

} // namespace tally
