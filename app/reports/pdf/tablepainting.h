// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/resulttable.h"
#include "reports/pdf/pdfpages.h"
#include "text/format.h"

namespace tally {

/// A result's rows as a printed table over as many pages as they need: at most `most` rows, then Other and
/// totals. Numbers stand to the right. Answers how many rows it printed.
int paintTable(PdfPages &pages, const ResultTable &table, const Format &format, int most);

} // namespace tally
