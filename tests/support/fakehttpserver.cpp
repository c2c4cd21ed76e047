// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakehttpserver.h"

#include <QSslSocket>
#include <QTcpServer>

namespace tally {

using namespace Qt::StringLiterals;

QByteArray FakeReply::bytes() const
{
    if (!raw.isEmpty())
        return raw;
    QByteArray head
        = "HTTP/1.1 " + QByteArray::number(status) + " Told\r\nContent-Type: application/json\r\n";
    for (const auto &[name, value] : headers)
        head += name + ": " + value + "\r\n";
    return head + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

class FakeHttpServer::Listener final : public QTcpServer
{
public:
    explicit Listener(FakeHttpServer &server)
        : m_server(server)
    {
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(descriptor);
        {
            const QMutexLocker lock(&m_server.m_mutex);
            ++m_server.m_connections;
        }
        connect(socket, &QSslSocket::readyRead, this, [this, socket] { take(*socket); });
        connect(socket, &QSslSocket::disconnected, this, [this] {
            const QMutexLocker lock(&m_server.m_mutex);
            ++m_server.m_closed;
        });
        if (!m_server.m_tls.localCertificate().isNull()) {
            socket->setSslConfiguration(m_server.m_tls);
            socket->startServerEncryption();
        }
    }

private:
    void take(QSslSocket &socket)
    {
        QByteArray &buffer = m_buffers[&socket];
        buffer += socket.readAll();
        FakeRequest request;
        while (cut(buffer, request)) {
            {
                const QMutexLocker lock(&m_server.m_mutex);
                m_server.m_requests.append(request);
            }
            send(socket, m_server.m_answer(request));
            request = {};
        }
    }

    static bool cut(QByteArray &buffer, FakeRequest &request)
    {
        const qsizetype end = buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        const QList<QByteArray> lines = buffer.left(end).split('\n');
        const QList<QByteArray> first = lines.front().trimmed().split(' ');
        request.verb = first.value(0);
        request.target = first.value(1);
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
        }
        const qsizetype length = request.headers.value("content-length").toLongLong();
        if (buffer.size() < end + 4 + length)
            return false;
        request.body = buffer.mid(end + 4, length);
        buffer.remove(0, end + 4 + length);
        return true;
    }

    static void send(QSslSocket &socket, const FakeReply &reply)
    {
        using Manner = FakeReply::Manner;
        if (reply.manner == Manner::Hang)
            return;
        const QByteArray bytes = reply.bytes();
        socket.write(reply.manner == Manner::Whole ? bytes : bytes.left(reply.sentBytes));
        socket.flush();
        if (reply.manner == Manner::CutOff)
            socket.disconnectFromHost();
    }

    FakeHttpServer &m_server;
    QHash<QSslSocket *, QByteArray> m_buffers;
};

FakeHttpServer::FakeHttpServer(Answer answer, const QSslConfiguration &tls)
    : m_answer(std::move(answer))
    , m_tls(tls)
{
    m_listener = new Listener(*this);
    m_listener->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_listener, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_listener, [this] { m_listener->listen(QHostAddress::LocalHost); }, Qt::BlockingQueuedConnection);
    m_port = m_listener->serverPort();
}

FakeHttpServer::~FakeHttpServer()
{
    m_thread.quit();
    m_thread.wait();
}

QUrl FakeHttpServer::url() const
{
    const QString scheme = m_tls.localCertificate().isNull() ? u"http"_s : u"https"_s;
    return QUrl(u"%1://127.0.0.1:%2"_s.arg(scheme).arg(m_port));
}

QList<FakeRequest> FakeHttpServer::requests() const
{
    const QMutexLocker lock(&m_mutex);
    return m_requests;
}

int FakeHttpServer::connections() const
{
    const QMutexLocker lock(&m_mutex);
    return m_connections;
}

int FakeHttpServer::closedByPeer() const
{
    const QMutexLocker lock(&m_mutex);
    return m_closed;
}

} // namespace tally
