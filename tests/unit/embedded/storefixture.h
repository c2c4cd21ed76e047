// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/queryjson.h"
#include "sources/embedded/embeddedsource.h"

#include <QTemporaryDir>
#include <QtTest>

#include <variant>

namespace tally {

/// A store in a folder of its own, filled event by event and asked in JSON.
class StoreFixture
{
public:
    /// A field's value: a text (UTF-8; instants as ISO 8601), a whole number or a decimal.
    using Cell = std::variant<const char *, QString, int, qint64, double>;
    using Fields = std::initializer_list<std::pair<const char *, Cell>>;

    explicit StoreFixture(qint64 nowMs = 1'798'761'600'000, const EmbeddedSource::Options &options = {})
        : m_clock(std::make_shared<FixedClock>(nowMs))
        , m_options(options)
    {
        reopen();
    }

    void reopen()
    {
        source.reset();
        auto opened = EmbeddedSource::open(path(), m_clock, m_options);
        if (!opened)
            qFatal("cannot open: %s", qPrintable(opened.error().detail));
        source = std::move(*opened);
    }

    QString path() const { return m_folder.filePath(QStringLiteral("test.tally")); }

    /// An event; one without an id gets a number.
    void add(Fields event)
    {
        bool hasId = false;
        for (const auto &[name, cell] : event) {
            const Field field = *fieldByName(QString::fromLatin1(name));
            hasId = hasId || field == Field::EventId;
            set(field, cell);
        }
        if (!hasId)
            m_batch.setText(Field::EventId, "made-" + std::to_string(m_made++));
        m_batch.endRow();
    }

    /// Events made elsewhere; every one has its id.
    void add(const EventBatch &events) { m_batch.append(events); }

    /// Stores what was added: "stored/duplicates", or the error's code.
    QString store(const CancelToken &cancel = {})
    {
        const auto sink = source->makeSink();
        if (const auto begun = sink->begin({QStringLiteral("test"), QStringLiteral("none"), 1}); !begun)
            return begun.error().code;
        const Result<void> written = sink->write(m_batch, cancel);
        m_batch.clear();
        if (!written)
            return written.error().code;
        const auto ledger = sink->finish();
        qint64 stored = 0;
        qint64 duplicates = 0;
        for (const LedgerEntry &entry : *ledger) {
            stored += entry.stored;
            duplicates += entry.duplicates;
        }
        return QStringLiteral("%1/%2").arg(stored).arg(duplicates);
    }

    Result<ResultTable> ask(const QByteArray &json, const CancelToken &cancel = {})
    {
        const Result<Query> query = parseQuery(json);
        if (!query)
            return Unexpected(query.error());
        return source->query(*query, cancel).takeResult();
    }

    /// The rows as "KR 2; JP 1", or the error's code.
    QString rows(const QByteArray &json)
    {
        const Result<ResultTable> table = ask(json);
        return table ? rowsText(table->rows) : table.error().code;
    }

    static QString cellText(const Value &value)
    {
        if (value.isNull())
            return QStringLiteral("null");
        return value.isOther() ? QStringLiteral("<Other>") : value.toPlainText();
    }

    static QString rowText(const Row &row)
    {
        QStringList cells;
        for (const Value &value : row)
            cells.append(cellText(value));
        return cells.join(u' ');
    }

    static QString rowsText(const QList<Row> &rows)
    {
        QStringList texts;
        for (const Row &row : rows)
            texts.append(rowText(row));
        return texts.join(QStringLiteral("; "));
    }

    std::unique_ptr<EmbeddedSource> source;

private:
    void set(Field field, const Cell &cell)
    {
        if (const auto *text = std::get_if<const char *>(&cell)) {
            if (fieldInfo(field).type == FieldType::Instant)
                m_batch.setInteger(field, *parseInstant(QString::fromLatin1(*text), Zone()));
            else
                m_batch.setText(field, *text);
        } else if (const auto *string = std::get_if<QString>(&cell)) {
            m_batch.setText(field, string->toStdString());
        } else if (const auto *decimal = std::get_if<double>(&cell)) {
            m_batch.setDecimal(field, *decimal);
        } else {
            const auto *number = std::get_if<qint64>(&cell);
            m_batch.setInteger(field, number ? *number : std::get<int>(cell));
        }
    }

    QTemporaryDir m_folder;
    std::shared_ptr<const Clock> m_clock;
    EmbeddedSource::Options m_options;
    EventBatch m_batch;
    int m_made = 0;
};

} // namespace tally
