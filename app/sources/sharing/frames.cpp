// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/sharing/frames.h"

#include "core/errorcodes.h"

#include <QtEndian>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr int AskEveryMs = 100;
constexpr int StallMs = 60'000; ///< the other side takes nothing for so long: it hangs
constexpr quint32 MaxBytes = 512u << 20;
constexpr char JsonFrame = 'J';
constexpr char BytesFrame = 'B';

Unexpected gone()
{
    return failure(ErrorKind::Unavailable, codes::StoreInUse, u"the program that has it open went away"_s, {},
                   true);
}

Unexpected noFrame()
{
    return failure(ErrorKind::Io, codes::IoError, u"another program's store speaks another language"_s);
}

} // namespace

bool isHostGone(const Error &error)
{
    return error.code == codes::StoreInUse && error.retryable;
}

Frames::Frames(QLocalSocket &socket)
    : m_socket(socket)
{
}

bool Frames::isBroken() const
{
    return m_socket.state() != QLocalSocket::ConnectedState && m_socket.bytesAvailable() == 0;
}

Result<void> Frames::send(const nlohmann::ordered_json &json)
{
    using Handler = nlohmann::ordered_json::error_handler_t;
    return write(JsonFrame, QByteArray::fromStdString(json.dump(-1, ' ', false, Handler::replace)));
}

Result<void> Frames::sendBytes(const QByteArray &bytes)
{
    return write(BytesFrame, bytes);
}

Result<void> Frames::write(char kind, const QByteArray &payload)
{
    if (quint64(payload.size()) > MaxBytes)
        return failure(ErrorKind::InvalidInput, codes::RangeTooLarge,
                       u"the answer is too large for another process"_s);
    QByteArray head(5, kind);
    qToBigEndian(quint32(payload.size()), head.data() + 1);
    m_socket.write(head);
    m_socket.write(payload);
    while (m_socket.bytesToWrite() > 0) {
        if (!m_socket.waitForBytesWritten(StallMs))
            return gone();
    }
    return {};
}

Result<QByteArray> Frames::read(qsizetype bytes, const std::function<bool()> &stop)
{
    QByteArray taken;
    while (taken.size() < bytes) {
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(AskEveryMs)) {
            if (m_socket.state() != QLocalSocket::ConnectedState)
                return gone();
            if (stop())
                return failure(ErrorKind::Cancelled, codes::Cancelled, u"cancelled"_s);
            continue;
        }
        taken += m_socket.read(bytes - taken.size());
    }
    return taken;
}

Result<Frame> Frames::receive(const std::function<bool()> &stop)
{
    const Result<QByteArray> head = read(5, stop);
    if (!head)
        return Unexpected(head.error());
    const auto bytes = qFromBigEndian<quint32>(head->constData() + 1);
    const char kind = head->at(0);
    if ((kind != JsonFrame && kind != BytesFrame) || bytes > MaxBytes)
        return noFrame();
    Result<QByteArray> payload = read(qsizetype(bytes), stop);
    if (!payload)
        return Unexpected(payload.error());
    return Frame{kind == BytesFrame, *payload};
}

Result<nlohmann::ordered_json> Frames::receiveJson(const std::function<bool()> &stop)
{
    const Result<Frame> frame = receive(stop);
    if (!frame)
        return Unexpected(frame.error());
    auto json = nlohmann::ordered_json::parse(frame->payload.begin(), frame->payload.end(), nullptr, false);
    if (frame->isBytes || !json.is_object())
        return noFrame();
    return json;
}

} // namespace tally
