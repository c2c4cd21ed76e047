// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indices/clustercalls.h"
#include "indices/indextemplate.h"
#include "indices/jsondiff.h"

namespace tally {

/// What differs between the cluster's templates and the wanted ones.
struct TemplatePlan
{
    TemplateOptions options;
    bool componentThere = false;
    bool indexThere = false;
    QList<JsonDifference> component;
    QList<JsonDifference> index;
    bool changes() const
    {
        return !componentThere || !indexThere || !component.isEmpty() || !index.isEmpty();
    }
};

/// Reads only. Shards and replicas that the cluster's template has are kept unless the options name them.
Result<TemplatePlan> planTemplates(ClusterCalls &calls, TemplateOptions options, bool keepShards,
                                   bool keepReplicas);
/// Writes both templates; indices that are there already stay as they are.
Result<void> putTemplates(ClusterCalls &calls, const TemplatePlan &plan);

} // namespace tally
