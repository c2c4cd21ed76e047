// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "cli/console.h"
#include "core/canceltoken.h"

namespace tally::cli {

/// What a command works with. Each runner answers its exit status; a UsageError becomes status 2.
struct Job
{
    const Arguments &arguments;
    Console &console;
    CancelToken cancel;
};

Parsed<int> runDemo(const Job &job);
Parsed<int> runImport(const Job &job);
Parsed<int> runQuery(const Job &job);
Parsed<int> runExport(const Job &job);
Parsed<int> runInfo(const Job &job);
Parsed<int> runBackup(const Job &job);
Parsed<int> runRestore(const Job &job);
Parsed<int> runPrune(const Job &job);
Parsed<int> runForget(const Job &job);
Parsed<int> runQuality(const Job &job);
Parsed<int> runRejected(const Job &job);
Parsed<int> runReportCommand(const Job &job);
Parsed<int> runServe(const Job &job);
Parsed<int> runKeys(const Job &job);
Parsed<int> runCatalogue(const Job &job);

} // namespace tally::cli
