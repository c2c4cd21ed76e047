// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/apikeys.h"
#include "server/ratelimit.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace tally {

class TestApiKeys : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsOnlyItself();
    void expires();
    void survivesFile();
    void damagedFile_data();
    void damagedFile();
    void limitsRate();
};

void TestApiKeys::findsOnlyItself()
{
    ApiKeys keys;
    ApiKey reader;
    reader.scopes = {u"read"_s};
    const std::string text = keys.add(reader).toStdString();
    const std::string other = keys.add(reader).toStdString();
    QVERIFY(keys.find(text, 0) != nullptr);
    QVERIFY(keys.find(text, 0)->allows(KeyScope::Read) && !keys.find(text, 0)->allows(KeyScope::Ingest));
    QCOMPARE(keys.find(text + "0", 0), nullptr);
    QCOMPARE(keys.find(text.substr(0, text.size() - 1), 0), nullptr);
    QCOMPARE(keys.find("", 0), nullptr);
    QCOMPARE(keys.find("tally_", 0), nullptr);
    // The secret of one with the id of another.
    QCOMPARE(keys.find(other.substr(0, other.rfind('_')) + text.substr(text.rfind('_')), 0), nullptr);
    QVERIFY(keys.revoke(keys.find(text, 0)->id));
    QCOMPARE(keys.find(text, 0), nullptr);
    QVERIFY(keys.find(other, 0) != nullptr);
}

void TestApiKeys::expires()
{
    ApiKeys keys;
    ApiKey key;
    key.expiresMs = 1000;
    const std::string text = keys.add(key).toStdString();
    QVERIFY(keys.find(text, 999) != nullptr);
    QCOMPARE(keys.find(text, 1000), nullptr);
}

void TestApiKeys::survivesFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"deep/keys.json"_s);
    ApiKeys keys;
    ApiKey key;
    key.name = u"백엔드"_s;
    key.scopes = {u"ingest"_s};
    key.perSecond = 7;
    key.withoutExport = true;
    const QString text = keys.add(key);
    QVERIFY(keys.save(path));
    QCOMPARE(QFile::permissions(path) & (QFileDevice::ReadGroup | QFileDevice::ReadOther), QFileDevice::Permissions());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains(text.section(u'_', 2).toUtf8()));
    const Result<ApiKeys> read = ApiKeys::load(path);
    QVERIFY(read);
    const ApiKey *found = read->find(text.toStdString(), 0);
    QVERIFY(found != nullptr);
    QCOMPARE(found->name, key.name);
    QCOMPARE(found->perSecond, 7);
    QVERIFY(found->withoutExport && !found->withoutViewers && found->allows(KeyScope::Ingest));
}

void TestApiKeys::damagedFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("{");
    QTest::newRow("another shape") << QByteArray(R"({"keys": [1]})");
    QTest::newRow("without its hash") << QByteArray(R"({"keys": [{"id": "a", "name": "b", "scopes": ["admin"]}]})");
}

void TestApiKeys::damagedFile()
{
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"keys.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    // Never "no keys": that would open the server to all.
    QVERIFY(!ApiKeys::load(file.fileName()));
}

void TestApiKeys::limitsRate()
{
    RateLimit rates;
    const RateLimit::Instant start;
    int taken = 0;
    for (int i = 0; i < 100; ++i)
        taken += rates.take(u"a"_s, 10, start) ? 1 : 0;
    QCOMPARE(taken, 20);
    QVERIFY(rates.take(u"b"_s, 10, start));
    QVERIFY(!rates.take(u"a"_s, 10, start + std::chrono::milliseconds(50)));
    QVERIFY(rates.take(u"a"_s, 10, start + std::chrono::milliseconds(200)));
    QVERIFY(rates.take(u"a"_s, 0, start));
}

} // namespace tally

QTEST_GUILESS_MAIN(tally::TestApiKeys)
#include "tst_apikeys.moc"
