// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/eventbatch.h"
#include "reports/csvwriter.h"

namespace tally {

/// Raw events as CSV: one column a field, under its short name, in the order of the fields.
void writeEventHeader(CsvWriter &csv);
void writeEvents(CsvWriter &csv, const EventBatch &batch);

} // namespace tally
