// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/serverlog.h"

#include "domain/zone.h"

#include <nlohmann/json.hpp>

#include <unistd.h>

namespace tally {

using Json = nlohmann::ordered_json;

ServerLog::ServerLog(Level level, const QString &auditFile, std::shared_ptr<const Clock> clock)
    : m_level(level)
    , m_clock(std::move(clock))
    , m_audit(auditFile)
{
}

QByteArray ServerLog::line(const char *what, const Json &facts) const
{
    Json json{{"time", Zone().toIso(m_clock->nowMs()).toStdString()}, {"event", what}};
    json.update(facts);
    return QByteArray::fromStdString(json.dump(-1, ' ', false, Json::error_handler_t::replace)) + '\n';
}

void ServerLog::event(const char *what, const Json &facts)
{
    const QByteArray text = line(what, facts);
    const std::lock_guard lock(m_mutex);
    // A log that nobody takes is no reason to stop serving.
    static_cast<void>(::write(STDERR_FILENO, text.constData(), size_t(text.size())) < 0);
}

void ServerLog::audit(const char *what, const Json &facts)
{
    event(what, facts);
    const QByteArray text = line(what, facts);
    const std::lock_guard lock(m_mutex);
    if (m_audit.fileName().isEmpty())
        return;
    if (m_audit.isOpen()
        || m_audit.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered,
                        QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        m_audit.write(text);
}

} // namespace tally
