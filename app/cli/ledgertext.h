// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/importer.h"

namespace tally::cli {

/// The account of an import by UTC day and in total, for people.
QString ledgerText(const ImportResult &result);
/// The same as JSON, with files, reasons of rejection and the file that keeps the rejected lines.
QByteArray ledgerJson(const ImportResult &result);

} // namespace tally::cli
