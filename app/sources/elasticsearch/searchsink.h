// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/elasticsearch/documentwriter.h"
#include "sources/elasticsearch/engineclient.h"
#include "sources/eventsink.h"

#include <QHash>

#include <deque>
#include <functional>
#include <unordered_set>

namespace tally {

/// An import into day indices `BASE-YYYY.MM.DD` (UTC). `_id` is the event's id and nothing is overwritten, so
/// the first of equal events stays. write() answers once the engine has acknowledged every event of the
/// batch. One thread.
///
/// A bulk request whose connection broke is sent again; events that it had stored then count as duplicates in
/// the ledger, though they are stored once.
class SearchSink final : public EventSink
{
public:
    /// What the engine would not take, as NDJSON, with the engine's reason.
    using Rejected = std::function<void(const std::string &document, const QString &reason)>;

    struct Limits
    {
        std::size_t bulkBytes = 5 << 20;
        std::size_t inFlight = 3;
        int attempts = 8; ///< for events that a busy engine put off
        int firstPauseMs = 200;
    };

    SearchSink(std::shared_ptr<EngineClient> client, QString base, Rejected rejected,
               std::function<void()> changed);
    SearchSink(std::shared_ptr<EngineClient> client, QString base, Rejected rejected,
               std::function<void()> changed, const Limits &limits);

    /// `engine_refused` where no template gives new indices of the base a mapping for events.
    Result<void> begin(const ImportInfo &info) override;
    Result<void> write(const EventBatch &batch, CancelToken cancel) override;
    void addRejected(const QString &day, qint64 lines) override;
    Result<QList<LedgerEntry>> finish() override;

private:
    struct Item
    {
        std::string action; ///< the line before the document
        std::string document;
        qsizetype row = 0;
        qint64 day = 0;
        bool keepsLabels = false; ///< sent once more with labels that are not indexed
    };
    using Items = std::vector<Item>;
    struct Bulk
    {
        Items items;
        QFuture<Result<HttpAnswer>> answer;
    };
    struct Outcome
    {
        int status = 0;
        QString reason;
    };

    Result<void> send(Items items, const CancelToken &cancel);
    Result<void> takeOldest(const CancelToken &cancel);
    Result<void> takeAll(const CancelToken &cancel);
    Result<void> settle(Items items, const std::vector<Outcome> &outcomes);
    static Result<std::vector<Outcome>> outcomesOf(QByteArray answer, std::size_t count);
    Result<void> sendPutOff(const CancelToken &cancel);
    Item itemOf(const EventBatch &batch, qsizetype row) const;
    LedgerEntry &entryOf(const QString &day);

    std::shared_ptr<EngineClient> m_client;
    QString m_base;
    Rejected m_rejected;
    std::function<void()> m_changed;
    Limits m_limits;
    DocumentWriter m_writer;
    const EventBatch *m_batch = nullptr; ///< while write() runs
    std::deque<Bulk> m_bulks;
    std::unordered_set<std::string>
        m_underWay; ///< action lines not yet answered: equal events go one after the other
    Items m_putOff;
    QHash<QString, LedgerEntry> m_ledger;
};

} // namespace tally
