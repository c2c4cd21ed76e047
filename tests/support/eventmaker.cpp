// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/eventmaker.h"

#include <QDateTime>
#include <QFile>
#include <QStringList>

#include <zlib.h>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

QString valueText(const EventBatch &batch, const FieldInfo &info, qsizetype row)
{
    switch (info.type) {
    case FieldType::Instant:
        return QDateTime::fromMSecsSinceEpoch(batch.integer(info.field, row), Qt::UTC)
            .toString(Qt::ISODateWithMs);
    case FieldType::Integer:
        return QString::number(batch.integer(info.field, row));
    case FieldType::Decimal:
        return QString::number(batch.decimal(info.field, row));
    case FieldType::Keyword:
    case FieldType::KeywordList:
    case FieldType::Object:
        break;
    }
    const auto text = batch.text(info.field, row);
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

void place(EventBatch &batch, const FieldInfo &info, const QVariant &value)
{
    if (info.type == FieldType::Instant && value.userType() == QMetaType::QString)
        batch.setInteger(info.field,
                         QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toMSecsSinceEpoch());
    else if (info.type == FieldType::Instant || info.type == FieldType::Integer)
        batch.setInteger(info.field, value.toLongLong());
    else if (info.type == FieldType::Decimal)
        batch.setDecimal(info.field, value.toDouble());
    else
        batch.setText(info.field, value.toString().toStdString());
}

} // namespace

void copyEvent(const EventBatch &from, qsizetype row, EventBatch &to)
{
    for (const FieldInfo &info : fields()) {
        if (!from.has(info.field, row))
            continue;
        if (info.type == FieldType::Instant || info.type == FieldType::Integer)
            to.setInteger(info.field, from.integer(info.field, row));
        else if (info.type == FieldType::Decimal)
            to.setDecimal(info.field, from.decimal(info.field, row));
        else
            to.setText(info.field, from.text(info.field, row));
    }
    to.endRow();
}

QString eventText(const EventBatch &batch, qsizetype row)
{
    QStringList parts;
    for (const FieldInfo &info : fields()) {
        if (batch.has(info.field, row))
            parts.append(info.name + u'=' + valueText(batch, info, row));
    }
    return parts.join(u' ');
}

void addEvent(EventBatch &batch, std::initializer_list<std::pair<const char *, QVariant>> values)
{
    bool hasId = false;
    for (const auto &value : values) {
        const auto field = fieldByName(QString::fromLatin1(value.first));
        Q_ASSERT_X(field, "addEvent", value.first);
        hasId = hasId || *field == Field::EventId;
        place(batch, fieldInfo(*field), value.second);
    }
    if (!hasId)
        batch.setText(Field::EventId, "e" + std::to_string(batch.size()));
    batch.endRow();
}

QString TestFolder::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    Q_ASSERT(written);
    return written ? file.fileName() : QString();
}

QByteArray gzipped(const QByteArray &bytes)
{
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray packed(qsizetype(deflateBound(&stream, uLong(bytes.size()))) + 64, '\0');
    QByteArray input = bytes; // zlib's interface is not const
    stream.next_in = reinterpret_cast<Bytef *>(input.data());
    stream.avail_in = uInt(input.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    deflate(&stream, Z_FINISH);
    packed.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

} // namespace tally
