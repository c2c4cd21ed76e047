// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/viewers/viewerspage.h"

#include "ui/pages/viewers/viewerplan.h"

namespace tally {

QList<Block> ViewersPage::plan(const PlanInput &input) const
{
    return planViewers(input);
}

} // namespace tally
