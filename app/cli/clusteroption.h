// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandrunners.h"
#include "indices/clustercalls.h"

#include <memory>

namespace tally::cli {

/// A cluster as --source, --ca and --user name it.
struct OpenCluster
{
    std::unique_ptr<Cluster> cluster;
    QString base; ///< readers look at BASE-*
};
Result<OpenCluster> openCluster(const Arguments &arguments);

} // namespace tally::cli
