// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/cursor.h"

#include "core/errorcodes.h"
#include "domain/queryjson.h"

#include <nlohmann/json.hpp>

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr qint64 MaxOffset = 1'000'000'000'000;

QByteArray fingerprint(const Query &query, quint64 dataVersion)
{
    Query plain = query;
    plain.cursor.clear();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray::fromStdString(queryToJson(plain).dump()));
    hash.addData(QByteArray::number(dataVersion));
    return hash.result().first(12).toHex();
}

} // namespace

QString Cursor::encode(const Query &query, quint64 dataVersion) const
{
    const QByteArray plain = "1." + QByteArray::number(offset) + '.' + QByteArray::number(asOfMs) + '.'
        + fingerprint(query, dataVersion);
    return QString::fromLatin1(
        plain.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Result<Cursor> Cursor::decode(const QString &text, const Query &query, quint64 dataVersion)
{
    const auto expired
        = [] { return failure(ErrorKind::Conflict, codes::CursorExpired, u"cursor"_s, u"page.cursor"_s); };
    const auto plain = QByteArray::fromBase64Encoding(
        text.toUtf8(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const QByteArrayList parts = plain ? plain.decoded.split('.') : QByteArrayList();
    if (parts.size() != 4 || parts[0] != "1" || parts[3] != fingerprint(query, dataVersion))
        return expired();
    bool offsetRead = false;
    bool asOfRead = false;
    const Cursor cursor{parts[1].toLongLong(&offsetRead), parts[2].toLongLong(&asOfRead)};
    if (!offsetRead || !asOfRead || cursor.offset < 0 || cursor.offset > MaxOffset)
        return expired();
    return cursor;
}

} // namespace tally
