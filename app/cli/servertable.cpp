// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/servertable.h"

#include "cli/optionmakers.h"
#include "server/serveroptions.h"

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

OptionSpec optionOf(const ServerOption &server)
{
    const bool isPath = server.value.contains(u"FILE"_s) || server.value == u"FOLDER"_s;
    OptionSpec spec = option(server.name, server.value, server.help);
    if (server.name == u"log"_s)
        spec.words = server.value.split(u'|');
    return isPath ? completed(spec, Completion::File) : spec;
}

CommandSpec serveCommand()
{
    QList<OptionSpec> options{
        sourceOption(),
        completed(option(u"config"_s, u"FILE"_s,
                         u"a JSON object of these options, as in {\"source\": \"/srv/c.tally\", \"max_range_days\": 0}; "
                         "what the command line says goes first"_s),
                  Completion::File)};
    for (const ServerOption &server : serverOptions())
        options += optionOf(server);
    options += helpOption();
    return {u"serve"_s,
            u"answer statistics and take events over HTTP"_s,
            {},
            u"Serves the stats API over a store and takes events in. An answer 200 to POST /v1/events means that the "
            "events are on disk; they reach the store a moment later, once each. GET /openapi.json describes all "
            "endpoints. SIGTERM ends it after what is under way, SIGHUP makes it read keys and certificate again. "
            "Logs are JSON lines on standard error."_s,
            options,
            {u"tally serve --source community.tally"_s,
             u"tally serve --listen 0.0.0.0:8443 --tls-certificate chain.pem --tls-key key.pem"_s,
             u"curl -H 'Content-Type: application/x-ndjson' --data-binary @events.ndjson "
             "http://127.0.0.1:8080/v1/events"_s},
            0,
            0,
            {},
            Completion::None};
}

CommandSpec keysCommand()
{
    return {u"keys"_s,
            u"make, list and revoke keys of the API"_s,
            u"add|list|revoke [ID]"_s,
            u"Keeps the keys that `tally serve` accepts. A key is shown once, when it is made: only a hash of it is "
            "kept. A running server reads the file again on SIGHUP."_s,
            {completed(option(u"keys"_s, u"FILE"_s, u"the file of keys (keys.json in the configuration folder)"_s),
                       Completion::File),
             option(u"name"_s, u"TEXT"_s, u"add: whose key it is"_s),
             option(u"scopes"_s, u"A,B"_s, u"add: any of read, ingest, admin (read)"_s),
             option(u"expires"_s, u"TIME"_s, u"add: when it ends, ISO 8601; without it, never"_s),
             option(u"rate"_s, u"N"_s, u"add: requests a second"_s),
             option(u"without-viewers"_s, {}, u"add: no answers that name single viewers"_s),
             option(u"without-export"_s, {}, u"add: no CSV exports"_s), helpOption()},
            {u"tally keys add --name 'web back end' --scopes ingest"_s, u"tally keys list"_s,
             u"tally keys revoke 1a2b3c4d5e6f7a8b"_s},
            1,
            2,
            {},
            Completion::None};
}

} // namespace

QList<CommandSpec> serverCommands()
{
    return {serveCommand(), keysCommand()};
}

} // namespace tally::cli
