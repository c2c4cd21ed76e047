// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/resultmodel.h"

#include <QLocale>

namespace tally {

/// Rows with the compared period's numbers as columns of their own, behind the table's own.
ResultTable withCompared(const ResultTable &table);
/// All columns of such a table; `own` of them are the table's own.
QList<TableColumn> plainColumns(const ResultTable &wide, qsizetype own, Language language);
/// The same as tab-separated text, numbers in C locale.
QString plainTsv(const ResultTable &table, const QLocale &locale);

} // namespace tally
