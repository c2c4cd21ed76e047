// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/http/httpcall.h"

#include "core/errorcodes.h"
#include "sources/http/httperrors.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr int FirstPauseMs = 200;
constexpr int MostRedirects = 3;

bool isSameService(const QUrl &a, const QUrl &b)
{
    const int standard = a.scheme() == "https"_L1 ? 443 : 80;
    return a.scheme() == b.scheme() && a.host() == b.host() && a.port(standard) == b.port(standard);
}

/// A body that is read once.
class OnceBody final : public QIODevice
{
public:
    explicit OnceBody(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    bool atEnd() const override { return m_at == m_bytes.size(); }
    qint64 bytesAvailable() const override { return m_bytes.size() - m_at; }

protected:
    qint64 readData(char *to, qint64 most) override
    {
        const qint64 size = std::min<qint64>(most, m_bytes.size() - m_at);
        std::copy_n(m_bytes.constData() + m_at, size, to);
        m_at += size;
        return size > 0 || most == 0 ? size : -1;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_at = 0;
};

/// Seconds, or a date; −1 where there is none.
int retryAfterMs(const QByteArray &header)
{
    constexpr int LongestSeconds = 86'400;
    bool isNumber = false;
    const int seconds = header.trimmed().toInt(&isNumber);
    if (isNumber)
        return seconds < 0 ? -1 : std::min(seconds, LongestSeconds) * 1000;
    const QDateTime at = QDateTime::fromString(QString::fromLatin1(header), Qt::RFC2822Date);
    if (!at.isValid())
        return -1;
    return int(std::clamp<qint64>(QDateTime::currentDateTimeUtc().msecsTo(at), 0, LongestSeconds * 1000LL));
}

} // namespace

HttpCall::HttpCall(HttpNetwork &network, HttpRequest request, std::shared_ptr<HttpPromise> promise,
                   CancelToken cancel)
    : QObject(&network.calls())
    , m_network(network)
    , m_request(std::move(request))
    , m_promise(std::move(promise))
    , m_cancel(std::move(cancel))
{
    for (QTimer *timer : {&m_connectTimer, &m_idleTimer, &m_totalTimer})
        timer->setSingleShot(true);
    connect(&m_connectTimer, &QTimer::timeout, this, [this] {
        failAttempt({ErrorKind::Timeout, codes::Timeout, u"no connection in time"_s, nodeName(), true},
                    false);
    });
    connect(&m_idleTimer, &QTimer::timeout, this,
            [this] { giveUp(codes::Timeout, ErrorKind::Timeout, u"the server fell silent"_s); });
    connect(&m_totalTimer, &QTimer::timeout, this,
            [this] { giveUp(codes::Timeout, ErrorKind::Timeout, u"no complete answer in time"_s); });
}

HttpCall::~HttpCall()
{
    m_onCancel.reset();
    if (!m_settled)
        settle(failure(ErrorKind::Cancelled, codes::Cancelled, u"the connection is being closed"_s));
}

void HttpCall::start()
{
    m_promise->start();
    const int total = m_request.totalMs.value_or(m_network.settings().totalMs);
    m_deadline = QDeadlineTimer(total);
    m_totalTimer.start(total);
    // Runs on the thread that cancels; only leaves a note for this one.
    m_onCancel = m_cancel.onCancel([this] {
        QMetaObject::invokeMethod(
            this, [this] { giveUp(codes::Cancelled, ErrorKind::Cancelled, u"stopped on request"_s); },
            Qt::QueuedConnection);
    });
    attempt();
}

QString HttpCall::nodeName() const
{
    return m_node < 0 ? QString() : m_network.settings().nodes[m_node].toString(QUrl::RemoveUserInfo);
}

QNetworkRequest HttpCall::networkRequest() const
{
    QUrl url = m_redirected;
    if (url.isEmpty()) {
        const QUrl below = QUrl::fromEncoded(m_request.path.toUtf8(), QUrl::StrictMode);
        url = m_network.settings().nodes[m_node];
        url.setPath(below.path(QUrl::FullyEncoded), QUrl::StrictMode);
        url.setQuery(below.query(QUrl::FullyEncoded), QUrl::StrictMode);
    }
    QNetworkRequest request(url);
    request.setSslConfiguration(m_network.tls());
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setDecompressedSafetyCheckThreshold(-1); // read() has a limit of its own
    request.setRawHeader("User-Agent", "Tallyroom/" TALLYROOM_VERSION);
    if (!m_request.body.isEmpty())
        request.setRawHeader("Content-Type", m_request.contentType);
    if (const QByteArray who = m_network.settings().credentials.header(); !who.isEmpty())
        request.setRawHeader("Authorization", who);
    for (const auto &[name, value] : m_request.headers)
        request.setRawHeader(name, value);
    return request;
}

void HttpCall::attempt()
{
    if (m_settled)
        return;
    ++m_attempts;
    if (m_redirected.isEmpty())
        m_node = m_network.pickNode(m_attempts > 1 ? m_node : -1);
    m_sent = false;
    m_body.clear();
    m_distrust.clear();
    m_reply = send();
    m_reply->setParent(this);
    watch();
}

/// Qt by itself sends a request again whose connection is closed before the answer begins, unless its body
/// can't be had twice.
QNetworkReply *HttpCall::send()
{
    QNetworkRequest request = networkRequest();
    if (m_request.repeatable || m_request.body.isEmpty())
        return m_network.manager().sendCustomRequest(request, m_request.verb, m_request.body);
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setHeader(QNetworkRequest::ContentLengthHeader, m_request.body.size());
    auto *body = new OnceBody(m_request.body);
    QNetworkReply *reply = m_network.manager().sendCustomRequest(request, m_request.verb, body);
    body->setParent(reply);
    return reply;
}

void HttpCall::watch()
{
    const int idleMs = m_network.settings().idleMs;
    const auto alive = [this, idleMs] { m_idleTimer.start(idleMs); };
    // A request may wait for its turn on a connection: the clock of connecting runs only while one is made.
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this,
            [this] { m_connectTimer.start(m_network.settings().connectMs); });
    connect(m_reply, &QNetworkReply::requestSent, this, [this, alive] {
        m_connectTimer.stop();
        m_sent = true;
        alive();
    });
    connect(m_reply, &QNetworkReply::encrypted, &m_connectTimer, &QTimer::stop);
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this, alive](qint64 bytes) {
        if (bytes > 0) {
            m_connectTimer.stop();
            alive();
        }
    });
    connect(m_reply, &QNetworkReply::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_distrust = errors; });
    connect(m_reply, &QNetworkReply::readyRead, this, [this, alive] {
        alive();
        read();
    });
    connect(m_reply, &QNetworkReply::finished, this, &HttpCall::finishAttempt);
}

void HttpCall::read()
{
    if (!m_reply)
        return;
    const qint64 most = m_network.settings().maxAnswerBytes;
    m_body += m_reply->read(most + 1 - m_body.size());
    if (m_body.size() > most)
        giveUp(codes::UpstreamUnavailable, ErrorKind::Unavailable, u"the answer is larger than allowed"_s);
}

void HttpCall::finishAttempt()
{
    if (m_settled || !m_reply)
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QNetworkReply::NetworkError error = m_reply->error();
    // Statuses of 400 and above are errors to Qt as well; those are answers that came in whole.
    const bool isContentError = error >= QNetworkReply::ContentAccessDenied && status >= 400;
    if (error == QNetworkReply::NoError || isContentError
        || error == QNetworkReply::AuthenticationRequiredError) {
        read();
        if (!m_settled)
            takeAnswer(status);
        return;
    }
    QList<QSslCertificate> shown = m_reply->sslConfiguration().peerCertificateChain();
    for (const QSslError &one : std::as_const(m_distrust))
        shown.append(one.certificate());
    if (error == QNetworkReply::SslHandshakeFailedError && m_network.learnPinned(shown)) {
        stopReply();
        --m_attempts;
        QMetaObject::invokeMethod(this, &HttpCall::attempt, Qt::QueuedConnection);
        return;
    }
    failAttempt(transportError(*m_reply, m_distrust, nodeName()), m_sent);
}

void HttpCall::takeAnswer(int status)
{
    m_network.noteSuccess(m_node);
    if (status >= 300 && status < 400 && status != 304)
        return redirect();
    const std::optional<Error> refused = statusError(status, nodeName());
    const bool isBusy = refused && refused->retryable;
    if (isBusy && m_request.repeatable && m_attempts < m_network.settings().attempts) {
        const int asked = retryAfterMs(m_reply->rawHeader("Retry-After"));
        const int pause = std::min(asked >= 0 ? asked : pauseMs(), m_network.settings().maxWaitMs);
        if (m_deadline.remainingTime() > pause) {
            stopReply();
            return again(pause);
        }
    }
    if (refused && !m_request.anyStatus)
        return settle(Unexpected(*refused));
    HttpAnswer answer{status, std::move(m_body), {}, nodeName()};
    for (const auto &[name, value] : m_reply->rawHeaderPairs())
        answer.headers.insert(name.toLower(), value);
    settle(std::move(answer));
}

void HttpCall::redirect()
{
    const QUrl to
        = m_reply->url().resolved(m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl());
    // The credentials are for this service alone, and a question that changes its place is asked only there
    // too.
    if (!isSameService(to, m_network.settings().nodes[m_node]))
        return giveUp(codes::UpstreamUnavailable, ErrorKind::Unavailable,
                      u"it points to another host: "_s + to.host());
    if (++m_redirects > MostRedirects)
        return giveUp(codes::UpstreamUnavailable, ErrorKind::Unavailable, u"it points on and on"_s);
    m_redirected = to;
    stopReply();
    QMetaObject::invokeMethod(this, &HttpCall::attempt, Qt::QueuedConnection);
}

void HttpCall::failAttempt(const Error &error, bool wasSent)
{
    if (m_settled)
        return;
    m_network.noteFailure(m_node);
    stopReply();
    const bool mayRepeat = error.retryable && (m_request.repeatable || !wasSent);
    const bool hasOther = m_network.settings().nodes.size() > 1;
    if (!mayRepeat || m_attempts >= m_network.settings().attempts)
        return settle(Unexpected(error));
    const int pause = hasOther && m_attempts < m_network.settings().nodes.size() ? 0 : pauseMs();
    if (m_deadline.remainingTime() <= pause)
        return settle(Unexpected(error));
    m_redirected.clear();
    again(pause);
}

void HttpCall::again(int pause)
{
    QTimer::singleShot(pause, this, &HttpCall::attempt);
}

/// Twice as long each time, and not the same for all that failed together.
int HttpCall::pauseMs() const
{
    const int full = FirstPauseMs << std::min(m_attempts - 1, 8);
    return full / 2 + QRandomGenerator::global()->bounded(full / 2 + 1);
}

void HttpCall::stopReply()
{
    m_connectTimer.stop();
    m_idleTimer.stop();
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort(); // closes the connection of a running one, which ends the work at the other side
    m_reply->deleteLater();
    m_reply = nullptr;
}

void HttpCall::giveUp(const QString &code, ErrorKind kind, const QString &detail)
{
    if (!m_settled)
        settle(failure(kind, code, detail, nodeName(), kind == ErrorKind::Timeout));
}

void HttpCall::settle(Result<HttpAnswer> result)
{
    m_settled = true;
    m_totalTimer.stop();
    stopReply();
    m_promise->addResult(std::move(result));
    m_promise->finish();
    deleteLater();
}

} // namespace tally
