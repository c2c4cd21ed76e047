// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/jsonreading.h"

namespace tally {

/// How new indices of a base name are to be. Replicas and shards are the admin's; the mapping is the
/// catalogue's.
struct TemplateOptions
{
    QString base; ///< community-events: its indices are community-events-*
    int shards = 1;
    int replicas = 1;
    bool canIgnoreBeyondLimit = false; ///< the engine can keep labels beyond the field limit unsearched
};

/// Labels beyond this many fields are refused by the engine, or kept unsearched where it can.
inline constexpr int FieldLimit = 2000;

/// The mapping of data-model's fields: nothing else is indexed but labels, and those as keywords with a
/// numeric twin (labels.NAME.number), so that no event can give a field another type.
Json eventMapping();

/// The body of PUT _component_template/NAME: settings and mapping.
Json componentTemplate(const TemplateOptions &options);
/// The body of PUT _index_template/NAME: the pattern, the component, and the read alias (the base name
/// itself).
Json indexTemplate(const TemplateOptions &options);
QString templateName(const TemplateOptions &options); ///< of both

} // namespace tally
