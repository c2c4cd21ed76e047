// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/intake/intakestate.h"

#include "core/errorcodes.h"

#include <QFile>
#include <QSaveFile>

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

using Json = nlohmann::ordered_json;

Json ledgerJson(const QList<LedgerEntry> &ledger)
{
    Json days = Json::array();
    for (const LedgerEntry &entry : ledger) {
        days.push_back(Json::array({entry.day.toStdString(), entry.received, entry.stored, entry.duplicates,
                                    entry.rejected}));
    }
    return days;
}

QList<LedgerEntry> ledgerOf(const Json &json)
{
    QList<LedgerEntry> ledger;
    for (const Json &day : json)
        ledger.append({QString::fromStdString(day.at(0).get<std::string>()), day.at(1).get<qint64>(),
                       day.at(2).get<qint64>(), day.at(3).get<qint64>(), day.at(4).get<qint64>()});
    return ledger;
}

} // namespace

IntakeState::IntakeState(QString path)
    : m_path(std::move(path))
{
    load();
}

void IntakeState::load()
{
    constexpr qint64 mostBytes = 16 * 1024 * 1024;
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > mostBytes)
        return;
    const QByteArray text = file.readAll();
    try {
        const Json json = Json::parse(text.begin(), text.end());
        const SpoolPlace place{json.at("segment").get<quint64>(), json.at("offset").get<qint64>()};
        const QList<LedgerEntry> ledger = ledgerOf(json.at("ledger"));
        QHash<QString, qint64> reasons;
        for (const auto &[reason, lines] : json.at("rejected").items())
            reasons.insert(QString::fromStdString(reason), lines.get<qint64>());
        m_place = {place.segment, std::max<qint64>(0, place.offset)};
        m_ledger.add(ledger);
        m_reasons = reasons;
    } catch (const nlohmann::json::exception &) {
        m_place = {};
    }
}

Result<void> IntakeState::save() const
{
    std::unique_lock lock(m_mutex);
    Json reasons = Json::object();
    for (auto at = m_reasons.cbegin(); at != m_reasons.cend(); ++at)
        reasons[at.key().toStdString()] = at.value();
    const Json json{{"segment", m_place.segment},
                    {"offset", m_place.offset},
                    {"ledger", ledgerJson(m_ledger.days())},
                    {"rejected", reasons}};
    lock.unlock();
    const QByteArray text = QByteArray::fromStdString(json.dump());
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return failure(ErrorKind::Io, codes::IoError, file.errorString(), m_path);
    return {};
}

SpoolPlace IntakeState::place() const
{
    const std::lock_guard lock(m_mutex);
    return m_place;
}

void IntakeState::setPlace(const SpoolPlace &place)
{
    const std::lock_guard lock(m_mutex);
    m_place = place;
}

void IntakeState::addLedger(const QList<LedgerEntry> &entries)
{
    const std::lock_guard lock(m_mutex);
    m_ledger.add(entries);
}

QList<LedgerEntry> IntakeState::ledger() const
{
    const std::lock_guard lock(m_mutex);
    return m_ledger.days();
}

void IntakeState::addRejected(const QHash<QString, qint64> &byDay, const QHash<QString, qint64> &byReason)
{
    const std::lock_guard lock(m_mutex);
    for (auto at = byDay.cbegin(); at != byDay.cend(); ++at)
        m_rejectedDays[at.key()] += at.value();
    for (auto at = byReason.cbegin(); at != byReason.cend(); ++at)
        m_reasons[at.key()] += at.value();
}

QHash<QString, qint64> IntakeState::takeRejectedDays()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_rejectedDays, {});
}

QHash<QString, qint64> IntakeState::rejectedReasons() const
{
    const std::lock_guard lock(m_mutex);
    return m_reasons;
}

void IntakeState::accepted(qint64 events, qint64 nowMs)
{
    const std::lock_guard lock(m_mutex);
    m_health.acceptedEvents += events;
    m_health.waitingEvents += events;
    if (!m_health.oldestWaitingMs)
        m_health.oldestWaitingMs = nowMs;
}

void IntakeState::refused(qint64 events)
{
    const std::lock_guard lock(m_mutex);
    m_health.acceptedEvents -= events;
    m_health.waitingEvents -= events;
}

void IntakeState::reading(qint64 receivedMs)
{
    const std::lock_guard lock(m_mutex);
    m_health.oldestWaitingMs = receivedMs;
}

void IntakeState::stored(qint64 events, qint64 nowMs)
{
    const std::lock_guard lock(m_mutex);
    // Those of before the start were not counted as waiting.
    m_health.waitingEvents = std::max<qint64>(0, m_health.waitingEvents - events);
    m_health.lastStoredMs = nowMs;
    m_health.targetError.reset();
}

void IntakeState::nothingWaits()
{
    const std::lock_guard lock(m_mutex);
    if (m_health.waitingEvents == 0)
        m_health.oldestWaitingMs.reset();
}

void IntakeState::setTargetError(std::optional<Error> error)
{
    const std::lock_guard lock(m_mutex);
    m_health.targetError = std::move(error);
}

void IntakeState::addDamaged(qint64 bytes)
{
    const std::lock_guard lock(m_mutex);
    m_health.damagedBytes += bytes;
}

IntakeHealth IntakeState::health() const
{
    const std::lock_guard lock(m_mutex);
    return m_health;
}

} // namespace tally
