// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/eventbatch.h"
#include "ingest/actionwords.h"
#include "ingest/fieldmap.h"
#include "ingest/linehash.h"
#include "ingest/rejection.h"

#include <bitset>
#include <optional>
#include <string>
#include <vector>

namespace tally {

/// A value of the log before a field gives it a type. Numbers are JSON numbers as text.
struct Scalar
{
    enum class Kind : quint8 { Text, Number, Boolean };
    Kind kind;
    std::string_view text;
};

/// An event whose id was made from its line: a row of the batch, whose id says for now that the line is the
/// first such.
struct MadeId
{
    qsizetype row;
    LineHash hash;
};

/// Builds one event after the other: gives values their types as Elasticsearch coerces them, checks what is
/// required, fills in constants and what ingest adds. The first fault of a line is its reason. One thread at
/// a time.
class EventRow
{
public:
    EventRow(const FieldMap &map, qint64 ingestedAtMs);

    void begin(EventBatch &batch);
    void set(Field field, const Scalar &value);
    void set(Field field, const std::vector<Scalar> &values); ///< a list; an empty one is no value
    /// A value that has no field of its own, as JSON text. The same name again makes a list.
    void addLabel(std::string_view name, std::string json);
    void reject(RejectReason reason, std::string_view detail = {});

    /// Ends the row: in the batch, or dropped with the reason in rejection().
    bool end(std::string_view line, std::vector<MadeId> &madeIds);
    const std::optional<Rejection> &rejection() const { return m_rejection; }
    std::optional<qint64> timeMs() const { return m_timeMs; }

private:
    struct Label
    {
        std::string name;
        std::string json;
    };
    void rejectField(RejectReason reason, Field field);
    bool claim(Field field);
    void place(Field field, const Scalar &value);
    void placeInstant(Field field, const Scalar &value);
    void placeNumber(Field field, FieldType type, const Scalar &value);
    void placeList(const std::vector<Scalar> &values);
    void checkTime();
    void addConstants();
    void addLabels();

    TimeFormat m_time;
    TimeFormat m_iso;
    ActionWords m_actions;
    std::vector<std::pair<Field, std::string>> m_constants;
    qint64 m_ingestedAtMs;

    EventBatch *m_batch = nullptr;
    std::bitset<FieldCount> m_seen;
    std::optional<qint64> m_timeMs;
    std::optional<Rejection> m_rejection;
    std::vector<Label> m_labels;
    std::string m_text;
};

} // namespace tally
