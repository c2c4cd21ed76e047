// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandrunners.h"
#include "cli/hangup.h"
#include "cli/storeoption.h"
#include "core/cancelwait.h"
#include "server/server.h"
#include "sources/sharing/sharedstore.h"
#include "workspace/paths.h"

#include <malloc.h>
#include <sys/resource.h>

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr int GraceSeconds = 6;

Result<ServerOptions> optionsOf(const Arguments &arguments, QString &source)
{
    ServerOptions options;
    if (const auto config = arguments.value(u"config"_s)) {
        if (Result<void> read = readServerConfig(*config, options, &source); !read)
            return Unexpected(read.error());
    }
    for (const ServerOption &option : serverOptions()) {
        if (!arguments.has(option.name))
            continue;
        const QString value = option.value.isEmpty() ? u"true"_s : *arguments.value(option.name);
        if (Result<void> set = setServerOption(options, option.name, value); !set)
            return Unexpected(set.error());
    }
    return options;
}

void fillIn(ServerOptions &options, const QString &store)
{
    const auto otherwise
        = [](QString &value, const QString &usual) { value = value.isEmpty() ? usual : value; };
    otherwise(options.keysFile, configFolder() + u"/keys.json"_s);
    otherwise(options.workspaceFolder, configFolder());
    otherwise(options.spoolFolder, store + u".spool"_s);
    otherwise(options.rejectedFolder, rejectedFolder(store));
}

/// As many connections as are allowed, not as many as the shell's usual limit of open files.
void raiseFileLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

/// Bodies of requests go back to the system at once, whichever thread had them.
void returnLargeBlocks()
{
#ifdef __GLIBC__
    constexpr int largeBytes = 1 << 20;
    ::mallopt(M_MMAP_THRESHOLD, largeBytes);
#endif
}

} // namespace

Parsed<int> runServe(const Job &job)
{
    QString source = defaultStorePath();
    Result<ServerOptions> options = optionsOf(job.arguments, source);
    if (!options)
        return wrongUsage(u"--%1: %2"_s.arg(options.error().place, options.error().detail));
    const Result<QString> path = storePath(job.arguments.value(u"source"_s).value_or(source));
    if (!path)
        return job.console.fail(path.error());
    fillIn(*options, *path);
    const auto clock = std::make_shared<SystemClock>();
    const auto store = openOrJoin(*path, clock);
    if (!store)
        return job.console.fail(store.error());
    raiseFileLimit();
    returnLargeBlocks();
    const auto makeSink = [&store] { return (*store)->makeSink(); };
    // Where another process has the store open, it may change it without this one knowing at once.
    const bool isOwn = qobject_cast<SharedStore *>(store->get()) == nullptr;
    const auto server = Server::start(*options, {**store, makeSink, isOwn, clock});
    if (!server)
        return job.console.fail(server.error());
    job.console.print(u"%1:%2\n"_s.arg(options->http.address).arg((*server)->port()));
    const Hangup hangup([&server] { (*server)->reload(); });
    waitForCancel(job.cancel);
    (*server)->stop(GraceSeconds);
    return Done;
}

} // namespace tally::cli
