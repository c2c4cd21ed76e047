// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errorcodes.h"
#include "ingest/follower.h"
#include "support/collectingsink.h"

#include <QDir>
#include <QFile>
#include <QMutex>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace tally;
using namespace Qt::StringLiterals;

namespace {

/// One store behind the sinks of several threads.
class SharedStore
{
public:
    class Sink final : public EventSink
    {
    public:
        explicit Sink(SharedStore &store)
            : m_store(store)
        {
        }
        Result<void> begin(const ImportInfo &info) override
        {
            const QMutexLocker lock(&m_store.mutex);
            return m_store.sink.begin(info);
        }
        Result<void> write(const EventBatch &batch, CancelToken cancel) override
        {
            const QMutexLocker lock(&m_store.mutex);
            return m_store.sink.write(batch, cancel);
        }
        void addRejected(const QString &day, qint64 lines) override
        {
            const QMutexLocker lock(&m_store.mutex);
            m_store.sink.addRejected(day, lines);
        }
        Result<QList<LedgerEntry>> finish() override
        {
            const QMutexLocker lock(&m_store.mutex);
            return m_store.sink.finish();
        }

    private:
        SharedStore &m_store;
    };

    qint64 events()
    {
        const QMutexLocker lock(&mutex);
        return sink.events().size();
    }

    QMutex mutex;
    CollectingSink sink;
};

/// A follower at work on a thread of its own.
class Following
{
public:
    Following(SharedStore &store, const QStringList &files, const QString &state = {},
              const QString &letters = {})
    {
        FollowOptions options;
        options.import.nowMs = 1;
        options.import.deadLetterDir = letters;
        options.stateFile = state;
        options.commitMs = 20;
        options.pollMs = 5;
        options.quietMs = 50;
        m_thread = std::thread([this, &store, files, options] {
            const Follower::Watcher watcher{[this](const FollowNotice &notice) {
                                                const QMutexLocker lock(&m_mutex);
                                                m_notices.append(notice.kind);
                                            },
                                            {}};
            m_result = Follower().run(
                files, options, [&store] { return std::make_unique<SharedStore::Sink>(store); }, watcher,
                m_stop);
            m_ended = true;
        });
    }
    ~Following() { stop(); }

    Result<ImportResult> stop()
    {
        m_stop.cancel();
        if (m_thread.joinable())
            m_thread.join();
        return m_result;
    }
    bool hasEnded() const { return m_ended; }
    bool told(FollowNotice::Kind kind)
    {
        const QMutexLocker lock(&m_mutex);
        return m_notices.contains(kind);
    }

private:
    CancelToken m_stop;
    QMutex m_mutex;
    QList<FollowNotice::Kind> m_notices;
    Result<ImportResult> m_result;
    std::atomic<bool> m_ended = false;
    std::thread m_thread;
};

QByteArray lines(int from, int to)
{
    QByteArray all;
    for (int i = from; i < to; ++i)
        all += u"{\"@timestamp\":\"2026-10-01T10:00:00Z\",\"event.id\":\"e%1\",\"event.action\":\"view\"}\n"_s
                   .arg(i)
                   .toUtf8();
    return all;
}

QByteArray nameless(int from, int to)
{
    return lines(from, to).replace("event.id", "label");
}

void append(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append | QIODevice::Unbuffered));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class TestFollower : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatComes();
    void halfLinesWait();
    void rotatedByRenaming();
    void rotatedByTruncating_data();
    void rotatedByTruncating();
    void restartsStoreNothingTwice();
    void renamedWhileNobodyLooked();
    void severalFiles();
    void waitsForItsFile();
    void csvWithHeader();
    void packedFilesAreRefused();
    void failingSinksEndIt();
};

void TestFollower::readsWhatComes()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"app.log"_s);
    append(path, lines(0, 10));
    SharedStore store;
    Following following(store, {path});
    QTRY_COMPARE(store.events(), 10);
    append(path, lines(10, 11));
    QTRY_COMPARE(store.events(), 11);
    append(path, lines(11, 5000));
    QTRY_COMPARE(store.events(), 5000);
    const auto result = following.stop();
    QVERIFY(result);
    QCOMPARE(result->total.stored, 5000);
    QVERIFY(!result->hasErrors());
    QCOMPARE(store.sink.unfinished(), 0);
}

void TestFollower::halfLinesWait()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"app.log"_s);
    const QByteArray line = lines(1, 2);
    append(path, lines(0, 1) + line.left(20));
    SharedStore store;
    const QString letters = folder.filePath(u"letters"_s);
    {
        Following following(store, {path}, {}, letters);
        QTRY_COMPARE(store.events(), 1);
        append(path, line.mid(20, 30));
        QTest::qWait(60); // several looks at the file: it must not take the half line
        QCOMPARE(store.events(), 1);
        append(path, line.mid(50) + lines(2, 3).left(15));
        QTRY_COMPARE(store.events(), 2);
        const auto result = following.stop();
        QCOMPARE(result->total.received, 2); // the half line is nobody's yet
        QCOMPARE(result->deadLetters, QString());
    }
    append(path, lines(2, 3).mid(15));
    Following again(store, {path}, {}, letters);
    QTRY_COMPARE(store.events(), 3);
}

void TestFollower::rotatedByRenaming()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"app.log"_s);
    append(path, lines(0, 10));
    SharedStore store;
    Following following(store, {path});
    QTRY_COMPARE(store.events(), 10);
    QVERIFY(QFile::rename(path, path + u".1"_s));
    append(path + u".1"_s, lines(10, 20)); // whoever writes has it open still
    append(path, lines(20, 30));
    append(path + u".1"_s, lines(30, 31).chopped(1)); // ends without a line's end
    QTRY_COMPARE(store.events(), 31);
    QVERIFY(following.told(FollowNotice::Kind::Rotated) || !following.stop()->hasErrors());
    QCOMPARE(following.stop()->total.rejected, 0);
}

void TestFollower::rotatedByTruncating_data()
{
    QTest::addColumn<int>("after");
    QTest::newRow("shorter") << 3;
    QTest::newRow("as long at once") << 10;
    QTest::newRow("longer at once") << 50;
}

void TestFollower::rotatedByTruncating()
{
    QFETCH(int, after);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"app.log"_s);
    append(path, lines(100, 110));
    SharedStore store;
    Following following(store, {path});
    QTRY_COMPARE(store.events(), 10);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(lines(200, 200 + after));
    file.close();
    QTRY_COMPARE(store.events(), 10 + after);
    QTRY_VERIFY(following.told(FollowNotice::Kind::Truncated));
    append(path, lines(300, 301));
    QTRY_COMPARE(store.events(), 11 + after);
    QCOMPARE(following.stop()->total.rejected, 0);
}

void TestFollower::restartsStoreNothingTwice()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"app.log"_s);
    const QByteArray equal = nameless(7, 8).repeated(3);
    append(path, equal);
    SharedStore store;
    {
        Following following(store, {path}, folder.filePath(u"state"_s));
        QTRY_COMPARE(store.events(), 3); // equal lines are that many events
    }
    append(path, equal + nameless(8, 9));
    {
        Following following(store, {path}, folder.filePath(u"state"_s));
        QTRY_COMPARE(store.events(), 7);
    }
    // An import of the whole file gives its lines the same ids.
    SharedStore::Sink sink(store);
    ImportOptions options;
    options.nowMs = 1;
    const auto imported = Importer().run({path}, options, sink, {}, {});
    QCOMPARE(imported->total.stored, 0);
    QCOMPARE(imported->total.duplicates, 7);
}

void TestFollower::renamedWhileNobodyLooked()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"app.log"_s);
    const QString state = folder.filePath(u"state"_s);
    append(path, lines(0, 10));
    SharedStore store;
    {
        Following following(store, {path}, state);
        QTRY_COMPARE(store.events(), 10);
    }
    append(path, lines(10, 20));
    QVERIFY(QFile::rename(path, folder.filePath(u"app.log-20261001"_s)));
    append(path, lines(20, 25));
    {
        Following following(store, {path}, state);
        QTRY_COMPARE(store.events(), 25);
        QTRY_VERIFY(following.told(FollowNotice::Kind::EarlierRead));
    }
    QVERIFY(QDir(folder.path()).mkdir(u"archive"_s));
    QVERIFY(QFile::rename(path, folder.filePath(u"archive/app.log"_s)));
    append(path, lines(30, 31));
    Following following(store, {path}, state);
    QTRY_COMPARE(store.events(), 26);
    QTRY_VERIFY(following.told(FollowNotice::Kind::EarlierMissing));
}

void TestFollower::severalFiles()
{
    const QTemporaryDir folder;
    QStringList paths;
    for (int i = 0; i < 4; ++i) {
        paths += folder.filePath(u"%1.log"_s.arg(i));
        append(paths.last(), lines(i * 100, i * 100 + 50));
    }
    SharedStore store;
    Following following(store, paths);
    QTRY_COMPARE(store.events(), 200);
    append(paths[2], lines(250, 260));
    QTRY_COMPARE(store.events(), 210);
    const auto result = following.stop();
    QCOMPARE(result->files.size(), 4);
    QCOMPARE(result->files[0].file, paths[0]);
}

void TestFollower::waitsForItsFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"later.log"_s);
    SharedStore store;
    Following following(store, {path});
    QTRY_VERIFY(following.told(FollowNotice::Kind::Waiting));
    append(path, {});
    append(path, lines(0, 1));
    QTRY_COMPARE(store.events(), 1);
}

void TestFollower::csvWithHeader()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"app.csv"_s);
    append(path, "@timestamp,event.action,event.id,note\n2026-10-01T10:00:00Z,view,a,x\n");
    SharedStore store;
    Following following(store, {path});
    QTRY_COMPARE(store.events(), 1);
    append(path, "2026-10-01T10:00:01Z,view,b,\"two\nli");
    QTest::qWait(60);
    append(path, "nes\"\n");
    QTRY_COMPARE(store.events(), 2);
    const auto result = following.stop();
    QCOMPARE(result->total.rejected, 0);
    QVERIFY(store.sink.row(1).contains(u"two\\nlines"_s));
}

void TestFollower::packedFilesAreRefused()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"app.log.gz"_s);
    append(path, QByteArray::fromHex("1f8b0800000000000003") + "\n");
    SharedStore store;
    Following following(store, {path});
    QTRY_VERIFY(following.hasEnded()); // nothing is left to follow
    QCOMPARE(following.stop()->files[0].error->code, codes::InvalidFile);
}

void TestFollower::failingSinksEndIt()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"app.log"_s);
    append(path, lines(0, 10));
    SharedStore store;
    store.sink.failAtWrite = 1;
    Following following(store, {path, folder.filePath(u"none.log"_s)});
    QTRY_COMPARE(store.events(), 10);
    append(path, lines(10, 20));
    QTRY_VERIFY(following.hasEnded());
    QCOMPARE(following.stop().error().code, codes::DiskFull);
    QCOMPARE(store.events(), 10);
}

QTEST_GUILESS_MAIN(TestFollower)
#include "tst_follower.moc"
