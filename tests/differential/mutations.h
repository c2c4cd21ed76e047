// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query.h"

#include <functional>
#include <string>
#include <vector>

namespace tally {

/// A mistake that a planner could make, as a change of the statements it asks or of what it reads from the
/// query. The oracle has to notice each of them.
struct Mutation
{
    std::string name;
    std::string text; ///< what goes wrong
    std::function<std::string(const std::string &sql)> rewrite; ///< may be unset
    std::function<void(Query &)> misread; ///< may be unset
};

/// Every match of `pattern` in a statement replaced; `$1` is the first group.
Mutation inSql(const char *name, const char *text, const char *pattern, const char *replacement);
std::vector<Mutation> ofWideMetrics();

const std::vector<Mutation> &mutations();
const Mutation *findMutation(const std::string &name);

} // namespace tally
