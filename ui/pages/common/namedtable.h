// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/resulttable.h"

namespace tally {

/// A table ready to be written, under the name that its file is offered.
struct NamedTable
{
    QString name; ///< "Top contents"
    ResultTable table;
};

} // namespace tally
