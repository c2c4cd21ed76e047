// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/sharing/batchbytes.h"

#include "core/errorcodes.h"

#include <QDataStream>

#include <bit>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

// Far above what a batch holds, far below what fills a memory.
constexpr quint32 MaxRows = 1 << 22;

bool isText(FieldType type)
{
    return type == FieldType::Keyword || type == FieldType::KeywordList || type == FieldType::Object;
}

void writeCell(QDataStream &out, const EventBatch &batch, const FieldInfo &info, qsizetype row)
{
    if (isText(info.type)) {
        const std::string_view text = batch.text(info.field, row);
        out << QByteArray::fromRawData(text.data(), qsizetype(text.size()));
    } else if (info.type == FieldType::Decimal) {
        out << batch.decimal(info.field, row);
    } else {
        out << batch.integer(info.field, row);
    }
}

void writeColumn(QDataStream &out, const EventBatch &batch, const FieldInfo &info)
{
    QByteArray present(batch.size(), '\0');
    for (qsizetype row = 0; row < batch.size(); ++row)
        present[row] = batch.has(info.field, row) ? '\1' : '\0';
    if (!present.contains('\1'))
        return;
    out << info.name.toUtf8() << present;
    for (qsizetype row = 0; row < batch.size(); ++row) {
        if (present.at(row) != '\0')
            writeCell(out, batch, info, row);
    }
}

/// One column as it came: a batch is filled row by row.
struct Column
{
    FieldInfo info;
    QByteArray present;
    QList<QByteArray> texts;
    QList<quint64> numbers;
    qsizetype next = 0;
};

bool readColumn(QDataStream &in, quint32 rows, Column &column)
{
    QByteArray name;
    in >> name >> column.present;
    const std::optional<Field> field = fieldByName(QString::fromUtf8(name));
    if (in.status() != QDataStream::Ok || !field || column.present.size() != qsizetype(rows))
        return false;
    column.info = fieldInfo(*field);
    for (const char present : std::as_const(column.present)) {
        if (present == '\0')
            continue;
        if (isText(column.info.type)) {
            in >> column.texts.emplaceBack();
        } else {
            in >> column.numbers.emplaceBack();
        }
        if (in.status() != QDataStream::Ok)
            return false;
    }
    return true;
}

void setCell(EventBatch &batch, Column &column)
{
    const qsizetype cell = column.next++;
    if (isText(column.info.type)) {
        const QByteArray &text = column.texts.at(cell);
        batch.setText(column.info.field, {text.constData(), std::size_t(text.size())});
    } else if (column.info.type == FieldType::Decimal) {
        batch.setDecimal(column.info.field, std::bit_cast<double>(column.numbers.at(cell)));
    } else {
        batch.setInteger(column.info.field, std::bit_cast<qint64>(column.numbers.at(cell)));
    }
}

} // namespace

QByteArray batchToBytes(const EventBatch &batch)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << quint32(batch.size());
    for (const FieldInfo &info : fields())
        writeColumn(out, batch, info);
    return bytes;
}

Result<EventBatch> batchFromBytes(const QByteArray &bytes)
{
    const auto wrong = [] { return failure(ErrorKind::Io, codes::IoError, u"not a batch of events"_s); };
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_4);
    quint32 rows = 0;
    in >> rows;
    if (in.status() != QDataStream::Ok || rows > MaxRows)
        return wrong();
    QList<Column> columns;
    while (!in.atEnd()) {
        if (columns.size() == FieldCount || !readColumn(in, rows, columns.emplaceBack()))
            return wrong();
    }
    EventBatch batch;
    for (quint32 row = 0; row < rows; ++row) {
        for (Column &column : columns) {
            if (column.present.at(row) != '\0')
                setCell(batch, column);
        }
        batch.endRow();
    }
    return batch;
}

} // namespace tally
