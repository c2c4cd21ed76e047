// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/resulttable.h"
#include "sources/embedded/connection.h"
#include "sources/embedded/statement.h"

#include <QSet>

namespace tally {

/// The rows that a pass gave: cells as results show them, keys as the store holds them.
struct GroupRows
{
    QList<Row> rows; ///< cells of the dimensions, then the metrics
    std::vector<std::vector<RawKey>> keys;
    QSet<QString> severalCurrencies; ///< metrics that are unknown in some row because of several currencies
};

/// Reads all rows of a statement; `keepKeys` is false where nothing will be asked about the groups again.
Result<GroupRows> readGroups(RowReader &rows, const Statement &statement, const QList<MetricInfo> &metrics,
                             const Zone &zone, bool keepKeys);

/// A text that is equal for equal keys, for matching groups of two periods.
QByteArray keyText(const std::vector<RawKey> &keys, const std::vector<bool> &takesPart);

} // namespace tally
