// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/intake/spool.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <future>

using namespace Qt::StringLiterals;

namespace tally {

namespace {

Result<void> appended(Spool &spool, const std::string &lines)
{
    std::promise<Result<void>> done;
    spool.append({1'000, 1, lines}, [&done](Result<void> result) { done.set_value(std::move(result)); });
    return done.get_future().get();
}

QStringList readAll(Spool &spool, SpoolPlace place = {}, qint64 *skipped = nullptr)
{
    QStringList lines;
    qint64 damaged = 0;
    while (const auto record = spool.read(place, 0, damaged))
        lines += QString::fromStdString(record->lines);
    if (skipped != nullptr)
        *skipped = damaged;
    return lines;
}

} // namespace

class TestSpool : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsOrder();
    void survivesReopening();
    void tornEnd_data();
    void tornEnd();
    void damagedMiddle();
    void full();
    void releases();
    void oneProcess();
    void manyAtOnce();

private:
    static std::unique_ptr<Spool> opened(const QTemporaryDir &folder, qint64 most = 1 << 20, qint64 segment = 1 << 16)
    {
        auto spool = Spool::open({folder.path(), most, segment});
        return spool ? std::move(*spool) : nullptr;
    }
    static QString lastFile(const QTemporaryDir &folder)
    {
        // The newest one is empty after an opening.
        for (const quint64 segment : spoolSegments(folder.path())) {
            if (QFileInfo(spoolFileName(folder.path(), segment)).size() > 0)
                return spoolFileName(folder.path(), segment);
        }
        return {};
    }
};

void TestSpool::keepsOrder()
{
    const QTemporaryDir folder;
    const auto spool = opened(folder, 1 << 20, 100); // a new file every few records
    QStringList written;
    for (int i = 0; i < 40; ++i) {
        written += u"line %1"_s.arg(i);
        QVERIFY(appended(*spool, written.last().toStdString()));
    }
    QVERIFY(spoolSegments(folder.path()).size() > 5);
    QCOMPARE(readAll(*spool), written);
}

void TestSpool::survivesReopening()
{
    const QTemporaryDir folder;
    QVERIFY(appended(*opened(folder), "one"));
    QVERIFY(appended(*opened(folder), "two"));
    const auto spool = opened(folder);
    QCOMPARE(readAll(*spool), (QStringList{u"one"_s, u"two"_s}));
    QVERIFY(spool->waitingBytes() > 0);
}

void TestSpool::tornEnd_data()
{
    QTest::addColumn<int>("cut");
    for (const int cut : {1, 5, 12, 20, 30})
        QTest::addRow("%d bytes short", cut) << cut;
}

void TestSpool::tornEnd()
{
    QFETCH(int, cut);
    const QTemporaryDir folder;
    {
        const auto spool = opened(folder);
        QVERIFY(appended(*spool, "whole"));
        QVERIFY(appended(*spool, "torn"));
    }
    QFile file(lastFile(folder));
    QVERIFY(file.resize(file.size() - cut));
    const auto spool = opened(folder);
    QVERIFY(appended(*spool, "later"));
    qint64 skipped = 0;
    QCOMPARE(readAll(*spool, {}, &skipped), (QStringList{u"whole"_s, u"later"_s}));
    QCOMPARE(skipped, 0);
}

void TestSpool::damagedMiddle()
{
    const QTemporaryDir folder;
    {
        const auto spool = opened(folder);
        for (const char *text : {"first", "second", "third"})
            QVERIFY(appended(*spool, text));
    }
    QFile file(lastFile(folder));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    bytes[bytes.indexOf("second")] = 'S';
    QVERIFY(file.seek(0) && file.write(bytes) == bytes.size());
    file.close();
    qint64 skipped = 0;
    const auto spool = opened(folder);
    QCOMPARE(readAll(*spool, {}, &skipped), (QStringList{u"first"_s, u"third"_s}));
    QVERIFY(skipped > 6);
}

void TestSpool::full()
{
    const QTemporaryDir folder;
    const auto spool = opened(folder, 4096);
    const std::string big(3000, 'x');
    QVERIFY(appended(*spool, big));
    const Result<void> refused = appended(*spool, big);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, SpoolFullCode);
    QVERIFY(refused.error().retryable);
    SpoolPlace place;
    qint64 skipped = 0;
    QVERIFY(spool->read(place, 0, skipped));
    spool->release(place);
    QCOMPARE(spool->waitingBytes(), 0);
    QVERIFY(appended(*spool, big));
}

void TestSpool::releases()
{
    const QTemporaryDir folder;
    const auto spool = opened(folder, 1 << 20, 100);
    for (int i = 0; i < 20; ++i)
        QVERIFY(appended(*spool, "some text that fills a file"));
    SpoolPlace place;
    qint64 skipped = 0;
    while (spool->read(place, 0, skipped)) { }
    spool->release(place);
    QCOMPARE(spool->waitingBytes(), 0);
    QCOMPARE(spoolSegments(folder.path()).size(), 1);
}

void TestSpool::oneProcess()
{
    const QTemporaryDir folder;
    const auto spool = opened(folder);
    const auto second = Spool::open({folder.path()});
    QVERIFY(!second);
    QCOMPARE(second.error().code, u"store_in_use"_s);
}

void TestSpool::manyAtOnce()
{
    const QTemporaryDir folder;
    std::atomic<int> good = 0;
    {
        const auto spool = opened(folder, 1 << 24);
        std::vector<std::thread> threads;
        for (int thread = 0; thread < 4; ++thread) {
            threads.emplace_back([&spool, &good] {
                for (int i = 0; i < 50; ++i)
                    good += appended(*spool, "text").has_value() ? 1 : 0;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
    }
    QCOMPARE(good.load(), 200);
    QCOMPARE(readAll(*opened(folder)).size(), 200);
}

} // namespace tally

QTEST_GUILESS_MAIN(tally::TestSpool)
#include "tst_spool.moc"
