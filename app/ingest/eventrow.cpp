// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/eventrow.h"

#include "ingest/jsontext.h"
#include "ingest/numbertext.h"

#include <algorithm>

namespace tally {
namespace {

constexpr qint64 MinTimeMs = 0;
constexpr qint64 MaxTimeMs = 7'258'118'400'000; // 2200-01-01T00:00:00Z
constexpr size_t DetailBytes = 80;

/// The beginning of a value for an error's detail, not cut inside a character.
std::string_view shortened(std::string_view text)
{
    if (text.size() <= DetailBytes)
        return text;
    size_t end = DetailBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end);
}

} // namespace

EventRow::EventRow(const FieldMap &map, qint64 ingestedAtMs)
    : m_time(map.time)
    , m_actions(map.actions)
    , m_ingestedAtMs(ingestedAtMs)
{
    for (const FieldMap::Constant &constant : map.constants)
        m_constants.emplace_back(constant.field, constant.text.toStdString());
}

void EventRow::begin(EventBatch &batch)
{
    m_batch = &batch;
    m_seen.reset();
    m_timeMs.reset();
    m_rejection.reset();
    m_labels.clear();
}

void EventRow::reject(RejectReason reason, std::string_view detail)
{
    if (!m_rejection)
        m_rejection = Rejection{reason, std::string(shortened(detail))};
}

void EventRow::rejectField(RejectReason reason, Field field)
{
    if (!m_rejection)
        reject(reason, fieldInfo(field).name.toStdString());
}

bool EventRow::claim(Field field)
{
    if (m_seen.test(size_t(field))) {
        rejectField(RejectReason::SeveralValues, field);
        return false;
    }
    m_seen.set(size_t(field));
    return true;
}

void EventRow::set(Field field, const Scalar &value)
{
    if (claim(field))
        place(field, value);
}

void EventRow::set(Field field, const std::vector<Scalar> &values)
{
    if (values.empty() || !claim(field))
        return;
    if (field == Field::Tags)
        placeList(values);
    else if (values.size() > 1)
        rejectField(RejectReason::SeveralValues, field);
    else
        place(field, values.front());
}

void EventRow::place(Field field, const Scalar &value)
{
    switch (const FieldType type = fieldInfo(field).type; type) {
    case FieldType::Keyword:
        if (field == Field::Action && value.text.empty())
            m_seen.reset(size_t(field));
        else
            m_batch->setText(field, field == Field::Action ? m_actions.actionOf(value.text) : value.text);
        break;
    case FieldType::KeywordList:
        placeList({value});
        break;
    case FieldType::Instant:
        placeInstant(field, value);
        break;
    case FieldType::Integer:
    case FieldType::Decimal:
        placeNumber(field, type, value);
        break;
    case FieldType::Object: { // a plain value where the labels' object should be
        std::string json;
        if (value.kind == Scalar::Kind::Text)
            appendJsonString(json, value.text);
        addLabel("labels", value.kind == Scalar::Kind::Text ? std::move(json) : std::string(value.text));
        break;
    }
    }
}

void EventRow::placeInstant(Field field, const Scalar &value)
{
    std::optional<qint64> ms;
    if (value.kind == Scalar::Kind::Number)
        ms = m_time.readNumber(value.text);
    else if (value.kind == Scalar::Kind::Text)
        ms = m_time.read(value.text);
    // Beside the events' own times, other instants of the same log may be written in the standard's form.
    if (!ms && field != Field::Time && value.kind == Scalar::Kind::Text)
        ms = m_iso.read(value.text);
    if (!ms) {
        rejectField(RejectReason::UnreadableTime, field);
        return;
    }
    m_batch->setInteger(field, *ms);
    if (field == Field::Time)
        m_timeMs = ms;
}

void EventRow::placeNumber(Field field, FieldType type, const Scalar &value)
{
    if (value.text.empty())
        return; // as Elasticsearch does: an empty text is no number, and no fault
    qint64 whole = 0;
    double decimal = 0;
    NumberStatus status = NumberStatus::NotANumber;
    if (value.kind != Scalar::Kind::Boolean)
        status
            = type == FieldType::Integer ? readInteger(value.text, whole) : readDecimal(value.text, decimal);
    if (status == NumberStatus::NotANumber)
        rejectField(RejectReason::NotANumber, field);
    else if (status == NumberStatus::OutOfRange)
        rejectField(RejectReason::NumberOutOfRange, field);
    else if (type == FieldType::Integer)
        m_batch->setInteger(field, whole);
    else
        m_batch->setDecimal(field, decimal);
}

void EventRow::placeList(const std::vector<Scalar> &values)
{
    std::vector<std::string_view> words;
    for (const Scalar &value : values)
        words.push_back(value.text);
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    m_text.assign("[");
    for (const std::string_view word : words) {
        m_text += m_text.size() > 1 ? "," : "";
        appendJsonString(m_text, word);
    }
    m_text += ']';
    m_batch->setText(Field::Tags, m_text);
}

void EventRow::addLabel(std::string_view name, std::string json)
{
    m_labels.push_back({std::string(name), std::move(json)});
}

void EventRow::checkTime()
{
    if (!m_seen.test(size_t(Field::Time)))
        reject(RejectReason::MissingTime);
    else if (m_timeMs && (*m_timeMs < MinTimeMs || *m_timeMs >= MaxTimeMs)) {
        m_timeMs.reset();
        reject(RejectReason::TimeOutOfRange);
    }
}

void EventRow::addConstants()
{
    for (const auto &[field, text] : m_constants) {
        if (!m_seen.test(size_t(field)))
            set(field, Scalar{Scalar::Kind::Text, text});
    }
    if (!m_seen.test(size_t(Field::IngestedAt)))
        m_batch->setInteger(Field::IngestedAt, m_ingestedAtMs);
    if (!m_seen.test(size_t(Field::Action)))
        reject(RejectReason::MissingAction);
}

void EventRow::addLabels()
{
    if (m_labels.empty())
        return;
    const auto byName = [](const Label &a, const Label &b) { return a.name < b.name; };
    std::stable_sort(m_labels.begin(), m_labels.end(), byName);
    m_text.assign("{");
    for (size_t at = 0; at < m_labels.size();) {
        size_t end = at + 1;
        while (end < m_labels.size() && m_labels[end].name == m_labels[at].name)
            ++end;
        m_text += at > 0 ? "," : "";
        appendJsonString(m_text, m_labels[at].name);
        m_text += end - at > 1 ? ":[" : ":";
        for (size_t i = at; i < end; ++i)
            m_text.append(i > at ? "," : "").append(m_labels[i].json);
        m_text += end - at > 1 ? "]" : "";
        at = end;
    }
    m_text += '}';
    m_batch->setText(Field::Labels, m_text);
}

bool EventRow::end(std::string_view line, std::vector<MadeId> &madeIds)
{
    checkTime();
    addConstants();
    if (m_rejection) {
        m_batch->dropRow();
        return false;
    }
    addLabels();
    if (!m_seen.test(size_t(Field::EventId))) {
        const LineHash hash = hashLine(line);
        m_batch->setText(Field::EventId, lineEventId(hash, 0));
        madeIds.push_back({m_batch->size(), hash});
    }
    m_batch->endRow();
    return true;
}

} // namespace tally
