// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/answercache.h"
#include "server/deadlines.h"
#include "server/endpoints.h"
#include "server/http/message.h"
#include "server/intake/intake.h"
#include "server/serverlog.h"
#include "server/servermetrics.h"
#include "server/serveroptions.h"
#include "sources/source.h"

namespace tally {

/// What answers are made with. Lives as long as the server.
struct ApiContext
{
    Source &source;
    Intake *intake = nullptr; ///< null: this source takes no events
    const ServerOptions &options;
    std::shared_ptr<const Clock> clock;
    ServerLog &log;
    ServerMetrics &metrics;
    AnswerCache &cache;
    Deadlines &deadlines;
    bool onlyWriter = false; ///< the source changes through this process alone
};

/// One request on its way: what was found out from its header, and who asks.
struct ApiCall
{
    const Endpoint *endpoint = nullptr;
    QHash<QString, QString> values; ///< of parameters
    std::optional<ApiKey> key; ///< unset: no keys are needed here
    std::shared_ptr<ServedRequest> request;
    ApiContext *context = nullptr;

    QString value(const QString &name) const { return values.value(name); }
    bool mayNameViewers() const { return !key || !key->withoutViewers; }
    bool mayExport() const { return !key || !key->withoutExport; }
    QString who() const { return key ? key->id : QString(); }
};

} // namespace tally
