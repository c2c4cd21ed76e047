// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "domain/resulttable.h"

#include <optional>

namespace tally {

/// Where one question of a page stands.
struct AnswerState
{
    enum class Phase { Idle, Loading, Ready, Failed };
    Phase phase = Phase::Idle;
    /// The last one; kept while the next is on its way, gone on failure.
    std::optional<ResultTable> answer;
    std::optional<Error> error;
};

} // namespace tally
