// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/intake/spoolfile.h"

#include <QDir>

#include <cstring>

#define XXH_INLINE_ALL
#include <xxhash.h>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr std::string_view Mark = "TLY1";
// Mark, length of the payload (32 bits), checksum of the payload (64 bits).
constexpr size_t FrameBytes = 16;
// Of the payload: when it was received, how many events it holds.
constexpr size_t HeadBytes = 16;
constexpr quint32 MostPayload = 256u << 20;

template <typename T>
void put(std::string &to, T number)
{
    to.append(reinterpret_cast<const char *>(&number), sizeof number);
}

template <typename T>
T get(std::string_view from, size_t at)
{
    T number;
    std::memcpy(&number, from.data() + at, sizeof number);
    return number;
}

/// The payload of a whole record at `at`, or nothing.
std::optional<std::string_view> payloadAt(std::string_view file, size_t at)
{
    if (file.size() < at + FrameBytes || file.substr(at, Mark.size()) != Mark)
        return std::nullopt;
    const auto length = get<quint32>(file, at + 4);
    if (length < HeadBytes || length > MostPayload || file.size() - at - FrameBytes < length)
        return std::nullopt;
    const std::string_view payload = file.substr(at + FrameBytes, length);
    if (XXH3_64bits(payload.data(), payload.size()) != get<quint64>(file, at + 8))
        return std::nullopt;
    return payload;
}

} // namespace

std::string framed(const SpoolRecord &record)
{
    std::string payload;
    payload.reserve(HeadBytes + record.lines.size());
    put(payload, record.receivedMs);
    put(payload, record.rows);
    payload += record.lines;
    std::string frame;
    frame.reserve(FrameBytes + payload.size());
    frame += Mark;
    put(frame, quint32(payload.size()));
    put(frame, quint64(XXH3_64bits(payload.data(), payload.size())));
    return frame + payload;
}

SpoolRead readRecord(std::string_view file, qint64 offset)
{
    SpoolRead read{{}, offset, 0};
    size_t at = size_t(offset);
    while (at < file.size()) {
        if (const auto payload = payloadAt(file, at)) {
            read.record = SpoolRecord{get<qint64>(*payload, 0), get<qint64>(*payload, 8),
                                      std::string(payload->substr(HeadBytes))};
            read.skipped = qint64(at) - offset;
            read.next = qint64(at + FrameBytes + payload->size());
            return read;
        }
        const size_t next = file.find(Mark, at + 1);
        at = next == std::string_view::npos ? file.size() : next;
    }
    return read;
}

QString spoolFileName(const QString &folder, quint64 segment)
{
    return u"%1/%2.spool"_s.arg(folder).arg(segment, 10, 10, QLatin1Char('0'));
}

QList<quint64> spoolSegments(const QString &folder)
{
    QList<quint64> numbers;
    for (const QString &name : QDir(folder).entryList({u"*.spool"_s}, QDir::Files, QDir::Name)) {
        bool isNumber = false;
        const quint64 number = name.section(u'.', 0, 0).toULongLong(&isNumber);
        if (isNumber)
            numbers.append(number);
    }
    return numbers;
}

} // namespace tally
