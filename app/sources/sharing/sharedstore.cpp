// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/sharing/sharedstore.h"

#include "core/errorcodes.h"
#include "domain/queryjson.h"
#include "sources/sharing/batchbytes.h"
#include "sources/sharing/hostsession.h"
#include "sources/sharing/sharedsink.h"
#include "sources/sharing/storesocket.h"
#include "sources/sharing/wire.h"
#include "sources/sharing/wirequality.h"

#include <QDir>
#include <QMetaMethod>
#include <QThread>
#include <QtConcurrent>

namespace tally {

using namespace Qt::StringLiterals;
using wire::Json;

namespace {

constexpr int ConnectMs = 2'000;
constexpr int GreetingMs = 5'000;
constexpr int RequestsAtOnce = 6;

/// True once `ms` have passed.
std::function<bool()> after(int ms)
{
    return [deadline = QDeadlineTimer(ms)] { return deadline.hasExpired(); };
}

} // namespace

Result<std::unique_ptr<SharedStore>> SharedStore::join(const QString &path, Successor successor)
{
    const Result<QString> socket = storeSocket(path);
    if (!socket)
        return Unexpected(socket.error());
    std::unique_ptr<SharedStore> store(new SharedStore(*socket, std::move(successor)));
    const auto greeted = store->connectToHost();
    if (!greeted)
        return Unexpected(greeted.error());
    return store;
}

SharedStore::SharedStore(const QString &socket, Successor successor)
    : m_socket(socket)
    , m_makeSuccessor(std::move(successor))
{
    m_pool.setMaxThreadCount(RequestsAtOnce);
}

SharedStore::~SharedStore()
{
    m_stopping = true;
    if (m_watcher)
        m_watcher->wait();
    m_pool.waitForDone();
}

Result<std::unique_ptr<QLocalSocket>> SharedStore::connectToHost() const
{
    auto socket = std::make_unique<QLocalSocket>();
    socket->connectToServer(m_socket);
    if (!socket->waitForConnected(ConnectMs))
        return failure(ErrorKind::Unavailable, codes::StoreInUse,
                       u"the program that has it open does not answer"_s, {}, true);
    const Result<Json> greeting = Frames(*socket).receiveJson(after(GreetingMs));
    if (!greeting)
        return failure(ErrorKind::Unavailable, codes::StoreInUse,
                       u"the program that has it open does not answer"_s, {}, true);
    if (*greeting != hostGreeting())
        return failure(ErrorKind::Conflict, codes::StoreInUse, u"by another version of the program"_s);
    return socket;
}

Store *SharedStore::successorIfAny() const
{
    const QMutexLocker lock(&m_mutex);
    return m_successor.get();
}

bool SharedStore::isElsewhere() const
{
    const Store *next = successorIfAny();
    return next == nullptr || next->isElsewhere();
}

Result<Store *> SharedStore::successor()
{
    const QMutexLocker lock(&m_mutex);
    if (!m_successor) {
        Result<std::unique_ptr<Store>> opened = m_makeSuccessor();
        if (!opened)
            return Unexpected(opened.error());
        m_successor = std::move(*opened);
        connect(m_successor.get(), &Source::dataChanged, this, &Source::dataChanged, Qt::DirectConnection);
    }
    return m_successor.get();
}

Result<Json> SharedStore::ask(const Json &request, const CancelToken &cancel,
                              const std::function<Result<void>(const Frame &)> &take)
{
    if (cancel.isCancelled())
        return failure(ErrorKind::Cancelled, codes::Cancelled, u"cancelled"_s);
    const auto socket = connectToHost();
    if (!socket)
        return Unexpected(socket.error());
    Frames frames(**socket);
    if (const Result<void> sent = frames.send(request); !sent)
        return Unexpected(sent.error());
    while (true) {
        const Result<Frame> frame = frames.receive([&] { return cancel.isCancelled() || m_stopping; });
        if (!frame)
            return Unexpected(frame.error());
        if (frame->isBytes) {
            const Result<void> taken = take ? take(*frame) : Result<void>();
            if (!taken)
                return Unexpected(taken.error());
            continue;
        }
        const auto json = Json::parse(frame->payload.begin(), frame->payload.end(), nullptr, false);
        if (json.is_object() && json.contains("ok"))
            return json["ok"];
        if (json.is_object() && json.contains("error"))
            return Unexpected(wire::readError(json["error"]));
        if (const Result<void> taken = take ? take(*frame) : Result<void>(); !taken)
            return Unexpected(taken.error());
    }
}

template <typename T, typename Ask, typename Local>
Result<T> SharedStore::either(const Ask &ask, const Local &local)
{
    if (successorIfAny() == nullptr) {
        Result<T> answer = ask();
        if (answer || !isHostGone(answer.error()))
            return answer;
    }
    const Result<Store *> next = successor();
    if (!next)
        return Unexpected(next.error());
    return local(**next);
}

QFuture<Result<ResultTable>> SharedStore::query(const Query &query, CancelToken cancel)
{
    return QtConcurrent::run(&m_pool, [this, query, cancel] {
        return either<ResultTable>(
            [&] {
                return ask({{"do", "query"}, {"query", queryToJson(query)}, {"explain", query.explain}},
                           cancel)
                    .and_then(&wire::readTable);
            },
            [&](Store &store) { return store.query(query, cancel).result(); });
    });
}

QFuture<Result<SourceInfo>> SharedStore::info(CancelToken cancel)
{
    return QtConcurrent::run(&m_pool, [this, cancel] {
        return either<SourceInfo>(
            [&] {
                return ask({{"do", "info"}}, cancel).and_then(&wire::readInfo);
            },
            [&](Store &store) { return store.info(cancel).result(); });
    });
}

QFuture<Result<QList<DimensionValue>>> SharedStore::values(const QString &dimension, const QString &text,
                                                           int limit, CancelToken cancel)
{
    return QtConcurrent::run(&m_pool, [this, dimension, text, limit, cancel] {
        const Json request{{"do", "values"},
                           {"dimension", dimension.toStdString()},
                           {"text", text.toStdString()},
                           {"limit", limit}};
        return either<QList<DimensionValue>>(
            [&] { return ask(request, cancel).and_then(&wire::readValues); },
            [&](Store &store) { return store.values(dimension, text, limit, cancel).result(); });
    });
}

Result<void> SharedStore::exportEvents(const EventSelection &selection,
                                       const std::function<Result<void>(const EventBatch &)> &take,
                                       CancelToken cancel)
{
    bool isBegun = false;
    const auto takeFrame = [&](const Frame &frame) -> Result<void> {
        isBegun = true;
        return batchFromBytes(frame.payload).and_then(take);
    };
    if (successorIfAny() == nullptr) {
        const Result<Json> done
            = ask({{"do", "export"}, {"selection", wire::selectionJson(selection)}}, cancel, takeFrame);
        if (done)
            return {};
        // What was taken can't be given back: then the export fails, and is repeated as a whole.
        if (isBegun || !isHostGone(done.error()))
            return Unexpected(done.error());
    }
    const Result<Store *> next = successor();
    return next ? (*next)->exportEvents(selection, take, cancel) : Unexpected(next.error());
}

QFuture<Result<QualityReport>> SharedStore::quality(const QualityQuestion &question, CancelToken cancel)
{
    return QtConcurrent::run(&m_pool, [this, question, cancel] {
        const Json request{{"do", "quality"}, {"question", wire::questionJson(question)}};
        return either<QualityReport>([&] { return ask(request, cancel).and_then(&wire::readReport); },
                                     [&](Store &store) { return store.quality(question, cancel).result(); });
    });
}

QFuture<Result<QualityRows>> SharedStore::qualityRows(const QualityQuestion &question, QualityFigure figure,
                                                      int limit, CancelToken cancel)
{
    return QtConcurrent::run(&m_pool, [this, question, figure, limit, cancel] {
        const Json request{{"do", "quality_rows"},
                           {"question", wire::questionJson(question)},
                           {"figure", qualityFigureName(figure).toStdString()},
                           {"limit", limit}};
        return either<QualityRows>(
            [&] { return ask(request, cancel).and_then(&wire::readRows); },
            [&](Store &store) { return store.qualityRows(question, figure, limit, cancel).result(); });
    });
}

Result<PruneReport> SharedStore::prune(const PruneOptions &options, const CancelToken &cancel)
{
    return either<PruneReport>(
        [&] {
            return ask({{"do", "prune"}, {"options", wire::pruneJson(options)}}, cancel)
                .and_then(&wire::readPruned);
        },
        [&](Store &store) { return store.prune(options, cancel); });
}

Result<ErasureReport> SharedStore::erase(const ErasureOptions &options, const CancelToken &cancel)
{
    return either<ErasureReport>(
        [&] {
            return ask({{"do", "erase"}, {"options", wire::erasureJson(options)}}, cancel)
                .and_then(&wire::readErased);
        },
        [&](Store &store) { return store.erase(options, cancel); });
}

Result<BackupReport> SharedStore::backUp(const QString &to, const CopyProgress &progress,
                                         const CancelToken &cancel)
{
    const auto take = [&progress](const Frame &frame) -> Result<void> {
        const auto json = Json::parse(frame.payload.begin(), frame.payload.end(), nullptr, false);
        if (progress && json.is_object() && json.contains("progress") && json["progress"].size() == 2)
            progress(json["progress"][0].get<qint64>(), json["progress"][1].get<qint64>());
        return {};
    };
    // The other process has another current folder.
    const Json request{{"do", "backup"}, {"to", QDir().absoluteFilePath(to).toStdString()}};
    return either<BackupReport>(
        [&] {
            return ask(request, cancel, take).map([](const Json &json) {
                return BackupReport{json.value("events", qint64(0)), json.value("bytes", qint64(0))};
            });
        },
        [&](Store &store) { return store.backUp(to, progress, cancel); });
}

Result<StoreFacts> SharedStore::facts(int imports, const CancelToken &cancel)
{
    return either<StoreFacts>(
        [&] {
            return ask({{"do", "facts"}, {"imports", imports}}, cancel).and_then(&wire::readFacts);
        },
        [&](Store &store) { return store.facts(imports, cancel); });
}

std::unique_ptr<EventSink> SharedStore::makeSink(qint64 resumed)
{
    if (Store *next = successorIfAny())
        return next->makeSink(resumed);
    return std::make_unique<SharedSink>(*this, resumed);
}

void SharedStore::connectNotify(const QMetaMethod &signal)
{
    if (signal != QMetaMethod::fromSignal(&Source::dataChanged))
        return;
    const QMutexLocker lock(&m_mutex);
    if (m_watcher || m_successor)
        return;
    m_watcher.reset(QThread::create([this] { watch(); }));
    m_watcher->start();
}

/// Until this process has the store itself.
void SharedStore::watch()
{
    while (!m_stopping && successorIfAny() == nullptr) {
        watchOnce();
        if (!m_stopping)
            static_cast<void>(successor()); // so that others find somebody who answers
    }
}

void SharedStore::watchOnce()
{
    const auto socket = connectToHost();
    if (!socket)
        return;
    Frames frames(**socket);
    if (!frames.send({{"do", "watch"}}))
        return;
    bool isFirst = true;
    while (frames.receiveJson([this] { return m_stopping.load(); })) {
        if (!isFirst)
            Q_EMIT dataChanged();
        isFirst = false;
    }
    if (!m_stopping)
        Q_EMIT dataChanged(); // it may have stored more before it ended
}

} // namespace tally
