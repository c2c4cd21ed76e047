// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/follower.h"

#include "core/clock.h"
#include "ingest/fileimport.h"
#include "ingest/followstate.h"
#include "ingest/importsummary.h"
#include "ingest/pipeline.h"

#include <QElapsedTimer>
#include <QFileInfo>

#include <mutex>
#include <thread>

namespace tally {
namespace {

using Kind = FollowNotice::Kind;

/// What the threads of all files share.
struct Shared
{
    Shared(const FollowOptions &given, const Follower::MakeSink &sinks)
        : options(given)
        , makeSink(sinks)
        , state(given.stateFile)
        , letters(given.import.deadLetterDir, given.import.nowMs)
    {
    }

    const FollowOptions &options;
    const Follower::MakeSink &makeSink;
    CancelToken stop; // the caller's, or because one of the sinks failed
    FollowState state;
    DeadLetters letters;
    std::atomic<qint64> bytes = 0;
    std::atomic<qint64> rows = 0;
    std::mutex mutex; // guards what is below
    std::vector<FollowNotice> notices;
    std::optional<Error> sinkError;

    void tell(Kind kind, const QString &file, const QString &other = {})
    {
        const std::lock_guard lock(mutex);
        notices.push_back({kind, file, other});
    }
    void fail(const Error &error)
    {
        {
            const std::lock_guard lock(mutex);
            sinkError = sinkError.value_or(error);
        }
        stop.cancel();
    }
};

/// One followed name, on a thread of its own.
class FollowedFile
{
public:
    FollowedFile(QString file, Shared &shared)
        : m_file(std::move(file))
        , m_shared(shared)
    {
        m_report.file = m_file;
    }

    void run()
    {
        m_sink = m_shared.makeSink();
        readEarlier();
        while (!m_shared.stop.isCancelled() && !m_report.error && waitForFile())
            follow(m_file, false);
        m_report.ledger = m_ledger.days();
        m_report.total = ImportLedger::total(m_report.ledger);
        m_sink.reset();
    }

    const FileReport &report() const { return m_report; }
    const RejectCounts &reasons() const { return m_reasons; }

private:
    /// The file that was followed last may have been renamed, unread, while nobody looked.
    void readEarlier()
    {
        const FileIdentity earlier = m_shared.state.earlier(m_file);
        if (earlier.number == 0 || earlier == identityOf(m_file))
            return;
        const QString renamed = findRenamed(m_file, earlier);
        m_shared.tell(renamed.isEmpty() ? Kind::EarlierMissing : Kind::EarlierRead, m_file, renamed);
        if (!renamed.isEmpty())
            follow(renamed, true);
    }

    bool waitForFile()
    {
        bool told = false;
        while (!QFileInfo::exists(m_file)) {
            if (!std::exchange(told, true))
                m_shared.tell(Kind::Waiting, m_file);
            if (m_shared.stop.isCancelled())
                return false;
            std::this_thread::sleep_for(std::chrono::milliseconds(m_shared.options.pollMs));
        }
        return true;
    }

    /// One file until it is rotated, or following ends.
    void follow(const QString &path, bool untilEnd)
    {
        const auto status = std::make_shared<FollowStatus>();
        Result<void> done = read(path, untilEnd, status);
        m_shared.bytes += status->bytes;
        if (!done) {
            if (done.error().place.isEmpty())
                done.error().place = path;
            m_report.error = done.error();
        } else if (!untilEnd && status->end == FollowEnd::Rotated) {
            m_shared.tell(Kind::Rotated, m_file);
        } else if (status->end == FollowEnd::Truncated) {
            m_shared.tell(Kind::Truncated, m_file);
        }
    }

    Result<void> read(const QString &path, bool untilEnd, const std::shared_ptr<FollowStatus> &status)
    {
        const FollowOptions &options = m_shared.options;
        if (!untilEnd) {
            if (const Result<void> kept = m_shared.state.remember(m_file, identityOf(path)); !kept)
                return kept;
        }
        auto bytes
            = FollowBytes::open(path, {m_shared.stop, options.pollMs, options.quietMs, untilEnd}, status);
        if (!bytes)
            return Unexpected(bytes.error());
        const Result<bool> begun = (*bytes)->waitForLine();
        if (!begun)
            return Unexpected(begun.error());
        if (!*begun)
            return {};
        auto opened = openText(path, options.import, std::move(*bytes));
        if (!opened)
            return Unexpected(opened.error());
        store(*opened);
        if (const auto &error = opened->reader->error())
            return Unexpected(*error);
        return {};
    }

    void store(OpenFile &file)
    {
        m_report.fieldMap = file.plan.map.name;
        // A sink is never cancelled: what was taken is stored, and the rest is read again another time.
        FileImport import(letterOrigin(m_file, file.plan), m_shared.options.import, {*m_sink, m_shared.letters, m_reasons, {}});
        Result<void> done = m_sink->begin({m_file, file.plan.map.name, m_shared.options.import.nowMs});
        if (done)
            done = pump(file, import);
        if (!done)
            return m_shared.fail(done.error());
        const auto ledger = import.finish();
        if (!ledger)
            return m_shared.fail(ledger.error());
        m_ledger.add(*ledger);
    }

    Result<void> pump(OpenFile &file, FileImport &import)
    {
        Pipeline pipeline(*file.reader, std::move(file.first), file.plan, 1);
        QElapsedTimer sinceFlush;
        sinceFlush.start();
        qint64 told = 0;
        while (auto chunk = pipeline.next()) {
            // What the reader makes of the end that a stop gives it is not the file's.
            if (m_shared.stop.isCancelled())
                break;
            const Result<void> taken = import.take(*chunk);
            pipeline.recycle(std::move(chunk->events));
            if (!taken)
                return taken;
            m_shared.rows += import.rows() - std::exchange(told, import.rows());
            if (sinceFlush.elapsed() < m_shared.options.commitMs)
                continue;
            const Result<void> flushed = import.flush().and_then([this] { return m_shared.letters.write(); });
            if (!flushed)
                return flushed;
            sinceFlush.restart();
        }
        return {};
    }

    QString m_file;
    Shared &m_shared;
    RejectCounts m_reasons{};
    ImportLedger m_ledger;
    FileReport m_report;
    std::unique_ptr<EventSink> m_sink;
};

void watch(Shared &shared, const Follower::Watcher &watcher)
{
    std::vector<FollowNotice> notices;
    {
        const std::lock_guard lock(shared.mutex);
        notices.swap(shared.notices);
    }
    for (const FollowNotice &notice : notices) {
        if (watcher.notice)
            watcher.notice(notice);
    }
    if (watcher.progress)
        watcher.progress(shared.bytes, shared.rows);
}

ImportResult summary(const std::vector<std::unique_ptr<FollowedFile>> &files, const DeadLetters &letters,
                     qint64 ms)
{
    ImportSummary summary;
    summary.add(letters);
    for (const auto &file : files) {
        summary.add(file->report());
        summary.add(file->reasons());
    }
    ImportResult result = summary.result();
    result.seconds = double(ms) / 1000.0;
    return result;
}

} // namespace

Result<ImportResult> Follower::run(const QStringList &names, const FollowOptions &given,
                                   const MakeSink &makeSink, const Watcher &watcher, const CancelToken &stop)
{
    FollowOptions options = given;
    if (options.import.nowMs == 0)
        options.import.nowMs = SystemClock().nowMs();
    QElapsedTimer timer;
    timer.start();
    Shared shared(options, makeSink);
    const auto forward = stop.onCancel([own = shared.stop]() mutable { own.cancel(); });
    std::vector<std::unique_ptr<FollowedFile>> files;
    std::vector<std::thread> threads;
    std::atomic<int> running = int(names.size());
    for (const QString &name : names) {
        files.push_back(std::make_unique<FollowedFile>(name, shared));
        threads.emplace_back([&running, file = files.back().get()] {
            file->run();
            --running;
        });
    }
    while (running > 0) {
        watch(shared, watcher);
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    for (std::thread &thread : threads)
        thread.join();
    watch(shared, watcher);
    if (const Result<void> closed = shared.letters.close(); !closed)
        return Unexpected(closed.error());
    if (shared.sinkError)
        return Unexpected(*shared.sinkError);
    return summary(files, shared.letters, timer.elapsed());
}

} // namespace tally
