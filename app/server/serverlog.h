// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <nlohmann/json_fwd.hpp>

#include <QFile>
#include <QString>

#include <memory>
#include <mutex>

namespace tally {

/// One JSON object a line on standard error: what the server does, and requests as far as `level` wants them. Keys
/// and query texts never stand in it. What admins change also goes to the audit file. Thread-safe.
class ServerLog
{
public:
    enum class Level { Nothing, Errors, Requests };

    ServerLog(Level level, const QString &auditFile, std::shared_ptr<const Clock> clock);

    bool wants(Level level) const { return m_level >= level; }
    /// `what` is a stable word; `facts` an object.
    void event(const char *what, const nlohmann::ordered_json &facts);
    /// An act that changes what the server serves or who may ask.
    void audit(const char *what, const nlohmann::ordered_json &facts);

private:
    QByteArray line(const char *what, const nlohmann::ordered_json &facts) const;

    Level m_level;
    std::shared_ptr<const Clock> m_clock;
    std::mutex m_mutex;
    QFile m_audit;
};

} // namespace tally
