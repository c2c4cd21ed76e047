// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query.h"
#include "sources/embedded/sqlvalue.h"

namespace tally {

/// A condition on an SQL expression of type text, for the operators that compare text (Is without its null,
/// Contains, Matches, Gt … Lte). Unknown (null) where the text is missing.
std::string textConditionSql(const std::string &text, Filter::Op op, const QList<Value> &values,
                             Bindings &bindings);

/// A glob as a pattern of LIKE with `\` as escape: `*` any characters, `?` one, `\` takes the next one as it
/// is.
std::string likePattern(const QString &glob);

/// ">=" for Gte, and so on.
std::string comparisonSql(Filter::Op op);

/// "k" and 3: "k3".
std::string indexed(const char *prefix, qsizetype index);
/// "1, 2, 3".
std::string idList(const std::vector<qint64> &ids);
std::string joined(const std::vector<std::string> &parts, const std::string &separator);

} // namespace tally
