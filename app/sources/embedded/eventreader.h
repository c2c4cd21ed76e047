// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/embedded/connection.h"
#include "sources/embedded/dictionarytexts.h"
#include "sources/source.h"

#include <array>
#include <memory>

namespace tally {

/// Streams raw events out of the store: some days at a time, each part sorted by time and event id as narrow
/// rows whose ids become texts afterwards, so that memory stays small. Use once; one thread.
class EventReader
{
public:
    EventReader(Connection &connection, qint64 nowMs, CancelToken cancel);

    Result<void> read(const EventSelection &selection,
                      const std::function<Result<void>(const EventBatch &)> &take);

private:
    struct Part
    {
        qint64 fromMs;
        qint64 toMs;
    };
    Result<DateRange> resolve(const EventSelection &selection);
    Result<std::vector<Part>> parts(const DateRange &range);
    Result<void> readPart(const DateRange &range, const QList<Filter> &filters, const Part &part,
                          const std::function<Result<void>(const EventBatch &)> &take);
    Result<void> prepareTexts(const Part &part);
    void takeEvent(const RowReader &rows, EventBatch &batch) const;
    void takeViewer(const RowReader &rows, EventBatch &batch) const;

    Connection &m_connection;
    qint64 m_nowMs;
    CancelToken m_cancel;
    std::array<std::unique_ptr<DictionaryTexts>, FieldCount> m_texts;
};

} // namespace tally
