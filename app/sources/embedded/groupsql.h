// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the families of atoms write their groupings with.
#pragma once

#include "sources/embedded/atomsql.h"

namespace tally {

using Columns = std::vector<std::string>;

std::string actionIs(Action action);
bool hasAtom(const QList<AtomRef> &atoms, Atom atom);
bool hasAnyAtom(const QList<AtomRef> &atoms, std::initializer_list<Atom> some);

/// "SELECT keys, columns FROM from GROUP BY keys"; without keys one row.
std::string selectGroups(Columns keys, const Columns &columns, const std::string &from);
Columns with(Columns keys, const std::string &key);
/// Σ of shares of at most 1, as exact decimals: the sum does not depend on the order that threads add in.
std::string sharesSumSql(const std::string &share);
/// Each event once in each group, where a relation repeats events.
std::string onceAnEvent(const GroupSource &source, const Columns &columns, const std::string &condition);

std::string viewersSql(const QList<AtomRef> &atoms, const GroupSource &source);
/// From sets of viewers instead of events.
std::string viewerSetsSql(const QList<AtomRef> &atoms, const GroupSource &source);
std::string uploadersSql(const QList<AtomRef> &atoms, const GroupSource &source);
std::string sessionsSql(const QList<AtomRef> &atoms, const GroupSource &source);
std::string playbacksSql(const GroupSource &source);
std::string minutesSql(const GroupSource &source);

} // namespace tally
