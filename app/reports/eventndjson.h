// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "domain/eventbatch.h"
#include "domain/zone.h"
#include "reports/instanttext.h"

#include <QIODevice>

#include <optional>
#include <string>
#include <vector>

namespace tally {

/// Raw events as NDJSON under the fields' dotted names, in UTC: an import of it stores the same events.
/// Streams in bounded memory to a device, which must outlive it. One thread.
class EventNdjson
{
public:
    explicit EventNdjson(QIODevice &out);

    void write(const EventBatch &batch);
    qint64 rows() const { return m_rows; }
    bool failed() const { return m_error.has_value(); }
    /// Writes what is buffered. Errors: disk_full, io_error.
    Result<void> finish();

private:
    struct Key
    {
        FieldInfo info;
        std::string text; ///< `"event.id":`
    };
    void appendEvent(const EventBatch &batch, qsizetype row);
    void appendValue(const EventBatch &batch, const FieldInfo &info, qsizetype row);
    void flush();

    QIODevice &m_out;
    InstantText m_instants;
    std::vector<Key> m_keys;
    std::string m_buffer;
    qint64 m_rows = 0;
    std::optional<Error> m_error;
};

} // namespace tally
