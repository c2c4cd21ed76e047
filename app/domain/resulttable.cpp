// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/resulttable.h"

#include <algorithm>

namespace tally {

int ResultTable::columnIndex(const QString &name) const
{
    const auto found = std::find_if(columns.cbegin(), columns.cend(),
                                    [&name](const ResultColumn &c) { return c.name == name; });
    return found == columns.cend() ? -1 : int(found - columns.cbegin());
}

} // namespace tally
