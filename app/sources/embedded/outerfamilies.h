// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Families of atoms that the events of a row do not tell: they look beyond the row's range or its keys, so
// that a row without any event may have them, too. They are joined to the rows once all rows are known.
#pragma once

#include "domain/activitywindows.h"
#include "sources/embedded/groupsql.h"
#include "sources/embedded/statement.h"

namespace tally {

/// What an outer family knows of its pass.
struct OuterScope
{
    const PassSpec &spec;
    const QList<DimensionSql> &dimensions;
    Bindings &bindings;
    Columns keys; ///< what tells rows apart: none where the pass is not grouped
    Columns lastingKeys; ///< those of them that are no time
    std::string timeKey; ///< the one that is, if any: a number into `rows`
    QList<RowSpan> rows; ///< of the time key, or the one of the range
    std::string chosen; ///< the relation of the pass's events
    RowTimesSql rowTimes; ///< of the rows, also where the pass is not grouped by them
    bool multiplied = false;
};

/// How the atoms of an outer family reach the rows.
struct OuterPart
{
    Columns with; ///< relations that it needs
    std::string joins; ///< to the rows, alias `p`
    Columns columns; ///< "… AS atom"
};

std::string keysMatchSql(const std::string &left, const std::string &right, const Columns &keys);
/// The keys of a set of dimensions as columns, with the flags of the rest; `lasting`: those that are no time.
Columns keyColumnsOf(const QList<DimensionSql> &dimensions, bool lasting);

OuterPart planPart(const OuterScope &scope);
Result<OuterPart> activityPart(const QList<AtomRef> &atoms, const OuterScope &scope);
Result<OuterPart> contentPart(const QList<AtomRef> &atoms, const OuterScope &scope);
Result<OuterPart> outerPart(Family family, const QList<AtomRef> &atoms, const OuterScope &scope);

} // namespace tally
