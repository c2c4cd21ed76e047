// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/resulttable.h"
#include "reports/csvwriter.h"

namespace tally {

/// The header of a result: its columns, and with a comparison `NAME_previous` for times and metrics and
/// `NAME_change` for metrics behind them.
void writeHeader(CsvWriter &csv, const ResultTable &table);
/// The rows of one page. Totals and Other stand in the manifest, not among the rows.
void writeRows(CsvWriter &csv, const ResultTable &table);

} // namespace tally
