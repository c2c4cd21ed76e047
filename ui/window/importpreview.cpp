// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/importpreview.h"

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LinesRead = 200;
constexpr qsizetype MaxCell = 60;

QString cellText(const EventBatch &batch, Field field, qsizetype row)
{
    if (!batch.has(field, row))
        return {};
    switch (fieldInfo(field).type) {
    case FieldType::Instant:
        return Zone().toIso(batch.integer(field, row));
    case FieldType::Integer:
        return QString::number(batch.integer(field, row));
    case FieldType::Decimal:
        return QString::number(batch.decimal(field, row));
    default: {
        const auto text = batch.text(field, row);
        return QString::fromUtf8(text.data(), qsizetype(text.size())).left(MaxCell);
    }
    }
}

/// Keeps the first events and stops the import: nothing is stored anywhere.
class PreviewSink final : public EventSink
{
public:
    explicit PreviewSink(CancelToken stop)
        : m_stop(std::move(stop))
    {
    }

    Result<void> begin(const ImportInfo & /*info*/) override { return {}; }

    Result<void> write(const EventBatch &batch, CancelToken) override
    {
        m_total.stored += batch.size();
        m_total.received += batch.size();
        if (m_rows.isEmpty())
            keep(batch);
        m_stop.cancel();
        return {};
    }

    void addRejected(const QString &, qint64 lines) override
    {
        m_total.rejected += lines;
        m_total.received += lines;
    }

    Result<QList<LedgerEntry>> finish() override { return QList<LedgerEntry>{m_total}; }

    QStringList m_columns;
    QList<QStringList> m_rows;
    LedgerEntry m_total;

private:
    void keep(const EventBatch &batch)
    {
        const qsizetype shown = std::min<qsizetype>(batch.size(), PreviewRows);
        QList<Field> present;
        for (const FieldInfo &info : fields()) {
            const bool occurs = info.field != Field::EventId && info.field != Field::IngestedAt && [&] {
                for (qsizetype row = 0; row < shown; ++row) {
                    if (batch.has(info.field, row))
                        return true;
                }
                return false;
            }();
            if (occurs) {
                present.append(info.field);
                m_columns.append(info.name);
            }
        }
        for (qsizetype row = 0; row < shown; ++row) {
            QStringList cells;
            for (const Field field : present)
                cells.append(cellText(batch, field, row));
            m_rows.append(cells);
        }
    }

    CancelToken m_stop;
};

} // namespace

Result<ImportPreview> previewImport(const QString &file, ImportOptions options, CancelToken cancel)
{
    options.deadLetterDir.clear();
    options.batchRows = LinesRead;
    options.parsers = 1;
    CancelToken stop;
    const auto follow = cancel.onCancel([stop]() mutable { stop.cancel(); });
    PreviewSink sink(stop);
    const auto result = Importer().run({file}, options, sink, {}, stop);
    // Having seen enough is no failure.
    if (!result && sink.m_total.received == 0)
        return Unexpected(result.error());
    ImportPreview preview;
    preview.columns = sink.m_columns;
    preview.rows = sink.m_rows;
    preview.total = sink.m_total;
    if (result) {
        preview.rejected = result->rejected;
        preview.fieldMap = result->files.isEmpty() ? QString() : result->files.first().fieldMap;
        preview.total.rejected = result->total.rejected;
        preview.total.received = preview.total.stored + result->total.rejected;
    }
    return preview;
}

} // namespace tally
