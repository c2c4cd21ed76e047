// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whom a client believes, with certificates made for the test.
#include "core/errorcodes.h"
#include "sources/http/httpclient.h"
#include "support/fakehttpserver.h"

#include <QFile>
#include <QProcess>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tally;

class TestTls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void trust_data();
    void trust();
    void oldVersionIsRefused();
    void plainServerIsTold();
    void badFiles_data();
    void badFiles();
    void fingerprints();

private:
    void openssl(const QString &arguments);
    void makeServer(const QString &name, const QString &address, int days);
    QSslConfiguration serverTls(const QString &name) const;
    QList<QSslCertificate> certificates(const QString &name) const;
    static Result<HttpAnswer> ask(const FakeHttpServer &server, const TlsTrust &trust);

    QTemporaryDir m_folder;
};

void TestTls::openssl(const QString &arguments)
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(u"openssl"_s, arguments.split(u' '));
    QVERIFY2(process.waitForFinished(60'000) && process.exitCode() == 0,
             process.readAllStandardError().constData());
}

void TestTls::makeServer(const QString &name, const QString &address, int days)
{
    QFile extension(m_folder.filePath(name + u".ext"_s));
    QVERIFY(extension.open(QIODevice::WriteOnly));
    extension.write("subjectAltName=" + address.toLatin1());
    extension.close();
    openssl(u"req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout %1.key -out %1.csr -subj /CN=x"_s
                .arg(name));
    openssl(
        u"x509 -req -in %1.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days %2 -extfile %1.ext -out %1.pem"_s
            .arg(name)
            .arg(days));
}

void TestTls::initTestCase()
{
    openssl(u"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -out ca.pem -days "
            u"30 -subj "
            "/CN=authority"_s);
    openssl(u"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout self.key -out self.pem "
            u"-days 30 -subj "
            "/CN=x -addext subjectAltName=IP:127.0.0.1"_s);
    makeServer(u"good"_s, u"IP:127.0.0.1"_s, 30);
    makeServer(u"expired"_s, u"IP:127.0.0.1"_s, -1);
    makeServer(u"other"_s, u"DNS:elsewhere.example"_s, 30);
}

QList<QSslCertificate> TestTls::certificates(const QString &name) const
{
    return QSslCertificate::fromPath(m_folder.filePath(name + u".pem"_s));
}

QSslConfiguration TestTls::serverTls(const QString &name) const
{
    QFile key(m_folder.filePath(name + u".key"_s));
    if (!key.open(QIODevice::ReadOnly))
        return {};
    QSslConfiguration tls;
    QList<QSslCertificate> chain = certificates(name);
    if (name != u"self"_s)
        chain += certificates(u"ca"_s);
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
    return tls;
}

Result<HttpAnswer> TestTls::ask(const FakeHttpServer &server, const TlsTrust &trust)
{
    HttpSettings settings;
    settings.nodes = {server.url()};
    settings.trust = trust;
    settings.attempts = 2;
    settings.totalMs = 20'000;
    settings.credentials = {HttpCredentials::Kind::ApiKey, {}, u"secret"_s};
    const auto client = HttpClient::open(settings);
    if (!client)
        return Unexpected(client.error());
    return (*client)->ask({"GET", u"/"_s, {}}, CancelToken());
}

void TestTls::trust_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<bool>("caFile");
    QTest::addColumn<QString>("pinned");
    QTest::addColumn<QString>("detail");
    const auto row
        = [](const char *name, const char *server, bool caFile, const char *pinned, const char *detail) {
              QTest::newRow(name) << QString::fromLatin1(server) << caFile << QString::fromLatin1(pinned)
                                  << QString::fromLatin1(detail);
          };
    row("its authority's file", "good", true, "", "");
    row("its authority's fingerprint", "good", false, "ca", "");
    row("nobody knows the authority", "good", false, "", "not trusted");
    row("another fingerprint", "good", false, "self", "not trusted");
    row("expired", "expired", true, "", "expired");
    row("expired, pinned", "expired", false, "ca", "expired");
    row("for another host", "other", true, "", "another host");
    row("for another host, pinned", "other", false, "ca", "another host");
    row("self-signed", "self", false, "", "self-signed");
    row("self-signed, with an authority's file", "self", true, "", "self-signed");
    row("self-signed, pinned", "self", false, "self", "");
}

void TestTls::trust()
{
    QFETCH(const QString, server);
    QFETCH(const bool, caFile);
    QFETCH(const QString, pinned);
    QFETCH(const QString, detail);
    FakeHttpServer fake([](const FakeRequest &) { return FakeReply{}; }, serverTls(server));
    TlsTrust trust;
    if (caFile)
        trust.caFile = m_folder.filePath(u"ca.pem"_s);
    if (!pinned.isEmpty())
        trust.caFingerprint = certificates(pinned).front().digest(QCryptographicHash::Sha256);
    const auto answer = ask(fake, trust);
    QCOMPARE(answer.has_value(), detail.isEmpty());
    QCOMPARE(fake.requests().size(), detail.isEmpty() ? 1 : 0); // and so no secret was told
    if (answer)
        return;
    QCOMPARE(answer.error().code, codes::UpstreamUnavailable);
    QVERIFY2(answer.error().detail.contains(detail), qPrintable(answer.error().detail));
}

void TestTls::oldVersionIsRefused()
{
    QSslConfiguration tls = serverTls(u"good"_s);
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    tls.setProtocol(QSsl::TlsV1_1);
    QT_WARNING_POP
    FakeHttpServer fake([](const FakeRequest &) { return FakeReply{}; }, tls);
    TlsTrust trust;
    trust.caFile = m_folder.filePath(u"ca.pem"_s);
    const auto answer = ask(fake, trust);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, codes::UpstreamUnavailable);
    QVERIFY(fake.requests().isEmpty());
}

void TestTls::plainServerIsTold()
{
    FakeHttpServer fake([](const FakeRequest &) { return FakeReply{}; });
    HttpSettings settings;
    QUrl url = fake.url();
    url.setScheme(u"https"_s);
    settings.nodes = {url};
    settings.attempts = 1;
    settings.connectMs = 2000;
    const auto client = HttpClient::open(settings);
    const auto answer = (*client)->ask({"GET", u"/"_s, {}}, CancelToken());
    QVERIFY(!answer);
    QVERIFY(answer.error().code == codes::UpstreamUnavailable || answer.error().code == codes::Timeout);
}

void TestTls::badFiles_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("code");
    QTest::newRow("not there") << u"none.pem"_s << codes::IoError;
    QTest::newRow("no certificate") << u"good.key"_s << codes::InvalidSource;
}

void TestTls::badFiles()
{
    QFETCH(const QString, file);
    HttpSettings settings;
    settings.nodes = {QUrl(u"https://127.0.0.1"_s)};
    settings.trust.caFile = m_folder.filePath(file);
    const auto client = HttpClient::open(settings);
    QVERIFY(!client);
    QTEST(client.error().code, "code");
}

void TestTls::fingerprints()
{
    const QString digits(64, u'a');
    QCOMPARE(TlsTrust::parseFingerprint(digits).value(), QByteArray(32, '\xaa'));
    QString colons = u"AA"_s;
    for (int i = 1; i < 32; ++i)
        colons += u":AA"_s;
    QCOMPARE(TlsTrust::parseFingerprint(colons).value(), QByteArray(32, '\xaa'));
    for (const QString &bad : {digits.mid(1), QString(digits).replace(3, 1, u"g"_s), QString()})
        QVERIFY(!TlsTrust::parseFingerprint(bad));
}

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
