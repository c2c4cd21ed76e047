// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/elasticsearch/documentwriter.h"

#include <QCryptographicHash>
#include <QDateTime>

#include <charconv>
#include <cmath>

namespace tally {
namespace {

constexpr std::size_t LongestId = 512;

template <typename Number>
void appendNumber(std::string &to, Number number)
{
    char text[40];
    const auto end = std::to_chars(text, text + sizeof text, number);
    to.append(text, end.ptr);
}

void appendInstant(std::string &to, qint64 ms)
{
    to += '"';
    to += QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs).toLatin1().toStdString();
    to += '"';
}

void appendValue(const EventBatch &batch, qsizetype row, Field field, FieldType type, std::string &to)
{
    switch (type) {
    case FieldType::Keyword:
        return appendJsonText(to, batch.text(field, row));
    case FieldType::KeywordList:
    case FieldType::Object:
        to += batch.text(field, row); // JSON already
        return;
    case FieldType::Instant:
        return appendInstant(to, batch.integer(field, row));
    case FieldType::Integer:
        return appendNumber(to, batch.integer(field, row));
    case FieldType::Decimal:
        return appendNumber(to, batch.decimal(field, row));
    }
}

} // namespace

void appendJsonText(std::string &to, std::string_view utf8)
{
    constexpr std::string_view Hex = "0123456789abcdef";
    to += '"';
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20) {
            to += "\\u00";
            to += Hex[byte >> 4];
            to += Hex[byte & 15];
            continue;
        }
        if (c == '"' || c == '\\')
            to += '\\';
        to += c;
    }
    to += '"';
}

std::string documentId(std::string_view eventId)
{
    if (eventId.size() <= LongestId)
        return std::string(eventId);
    const QByteArrayView bytes(eventId.data(), qsizetype(eventId.size()));
    return "sha256:"
        + QCryptographicHash::hash(bytes.toByteArray(), QCryptographicHash::Sha256).toHex().toStdString();
}

DocumentWriter::DocumentWriter()
{
    for (const FieldInfo &info : fields()) {
        Member member{info.field, info.type, {}};
        appendJsonText(member.key, info.path.toStdString());
        member.key += ':';
        m_members.push_back(std::move(member));
    }
}

void DocumentWriter::append(const EventBatch &batch, qsizetype row, Labels labels, std::string &to) const
{
    char before = '{';
    for (const Member &member : m_members) {
        if (!batch.has(member.field, row))
            continue;
        if (member.type == FieldType::Decimal && !std::isfinite(batch.decimal(member.field, row)))
            continue;
        to += before;
        before = ',';
        if (member.field == Field::Labels && labels == Labels::Kept)
            to.append("\"").append(KeptLabels).append("\":");
        else
            to += member.key;
        appendValue(batch, row, member.field, member.type, to);
    }
    to += before == '{' ? "{}" : "}";
}

} // namespace tally
