// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "server/http/options.h"
#include "server/serverlog.h"

#include <QList>

#include <functional>

namespace tally {

/// How a server runs. The command line and the configuration file set it by the same table.
struct ServerOptions
{
    HttpOptions http;
    bool behindProxy = false; ///< something in front of it speaks TLS
    QString keysFile; ///< empty: in the configuration folder
    int ratePerSecond = 0; ///< of keys that have no limit of their own; 0: none
    int maxRangeDays = 366; ///< 0: any
    int querySeconds = 60;
    qint64 cacheBytes = qint64(64) << 20;
    int cacheSeconds = 10; ///< of answers that time alone may change
    qint64 bodyBytes = qint64(8) << 20; ///< of POST /v1/events
    QString spoolFolder; ///< empty: beside the store
    qint64 spoolBytes = qint64(1) << 30;
    QString fieldMap;
    QString rejectedFolder; ///< empty: beside the store
    QString tcpListen; ///< ADDRESS:PORT; empty: no TCP
    QString workspaceFolder; ///< of saved filters and annotations; empty: the configuration folder
    QString auditFile; ///< empty: only the log
    ServerLog::Level log = ServerLog::Level::Errors;
    int ledgerSeconds = 300; ///< how long an import into the target lasts
};

struct ServerOption
{
    QString name; ///< as the command line writes it: max-range-days; the file writes max_range_days
    QString value; ///< what stands for the value in help; empty: a switch
    QString help;
    std::function<bool(ServerOptions &, const QString &)> set; ///< false: not such a value
};

const QList<ServerOption> &serverOptions();

/// Errors: invalid_option with the name as place.
Result<void> setServerOption(ServerOptions &options, const QString &name, const QString &value);
/// A JSON object of options. Errors: invalid_file, invalid_option.
Result<void> readServerConfig(const QString &path, ServerOptions &options, QString *source);
/// What must hold before it may listen: outside of loopback only with TLS (or behind a proxy) and with keys.
Result<void> checkServerOptions(const ServerOptions &options, bool hasKeys);
bool isLoopback(const QString &address);

inline const QString InvalidOptionCode = QStringLiteral("invalid_option");

} // namespace tally
