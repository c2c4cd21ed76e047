// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "sources/opening/opensource.h"

namespace tally::cli {

/// What a command wants of a store that is not there.
enum class IfMissing { Create, Refuse };

/// The path of --source, or the user's own store. `invalid_source` for addresses and names of connections:
/// for commands that look after a local store.
Result<QString> storePath(const Arguments &arguments);
/// The same of a source that stands elsewhere.
Result<QString> storePath(const QString &given);

/// Where what belongs to the source is kept: the store's path, or for an address a name in the user's data
/// folder.
Result<QString> placeOf(const Arguments &arguments);

/// --ca, --ca-fingerprint and --user; secrets are not in it yet.
SourceAccess accessOf(const Arguments &arguments);

/// --source whatever its kind, with --ca, --ca-fingerprint, --user and the secrets of the environment.
Result<OpenedSource> openAnySource(const Arguments &arguments, IfMissing ifMissing,
                                   const EmbeddedSource::Options &options = {});

/// Where imports keep the lines they reject: beside the store.
QString rejectedFolder(const QString &store);

/// Opens the store, or lets the process that has it open answer.
Result<std::unique_ptr<Store>> openStore(const Arguments &arguments, IfMissing ifMissing,
                                         const EmbeddedSource::Options &options = {});

} // namespace tally::cli
