// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/elasticsearch/searchsource.h"
#include "sources/sharing/storeopening.h"
#include "sources/statsapi/statsapisource.h"

namespace tally {

/// What goes with an address; of no meaning to a path. Secrets are values that somebody else keeps.
struct SourceAccess
{
    QString caFile;
    QString caFingerprint;
    QString user;
    QString password;
    QString apiKey;

    /// TALLY_PASSWORD and TALLY_API_KEY, or the 0600 files that TALLY_PASSWORD_FILE and TALLY_API_KEY_FILE
    /// name.
    Result<void> addSecretsOfEnvironment();
};

/// A source of any kind, with what only some kinds can do.
struct OpenedSource
{
    std::shared_ptr<Source> source;
    Store *store = nullptr; ///< where it is a local store
    SearchSource *search = nullptr; ///< where it is an engine's indices

    /// For imports; must not outlive the source.
    Result<std::unique_ptr<EventSink>> makeSink(SearchSink::Rejected rejected = {}) const;
};

inline const QString DefaultIndexBase = QStringLiteral("community-events");

/// http://, https:// (an engine's) or tally+http(s):// (a stats API's), as opposed to a path.
bool isAddress(const QString &text);
bool isEngineAddress(const QString &text);

/// `http(s)://[user@]host:9200[,http(s)://host2:9200…][/base-name]` as settings of a connection.
Result<SearchSource::Options> engineOptions(const QString &text, const SourceAccess &access);

/// An engine's or a stats API's address, or the path of a local store, which is made where it is missing (and
/// which another process may have open: sources/sharing). `invalid_source` for other addresses; else the
/// errors of the source's own opening.
Result<OpenedSource> openSource(const QString &text, const SourceAccess &access,
                                std::shared_ptr<const Clock> clock,
                                const EmbeddedSource::Options &options = {});

} // namespace tally
