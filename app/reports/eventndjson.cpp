// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/eventndjson.h"

#include "reports/csvtext.h"
#include "reports/deviceerror.h"
#include "reports/utf8.h"

#include <algorithm>
#include <cmath>

namespace tally {

namespace {

constexpr std::size_t FlushAt = 256 * 1024;

void appendEscaped(std::string &out, std::string_view text)
{
    constexpr std::string_view Hex = "0123456789abcdef";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20)
            out.append({'\\', 'u', '0', '0', Hex[byte >> 4], Hex[byte & 15]});
        else if (c == '"' || c == '\\')
            out.append({'\\', c});
        else
            out.push_back(c);
    }
}

// NUL is a character JSON can write, so only broken UTF-8 is repaired here.
void appendString(std::string &out, std::string_view text)
{
    out.push_back('"');
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\0'), text.size());
        const std::string_view part = text.substr(0, end);
        appendEscaped(out, utf8::isWellFormed(part) ? std::string(part) : utf8::repaired(part));
        if (end == text.size())
            break;
        out += "\\u0000";
        text.remove_prefix(end + 1);
    }
    out.push_back('"');
}

} // namespace

EventNdjson::EventNdjson(QIODevice &out)
    : m_out(out)
    , m_instants(Zone())
{
    for (const FieldInfo &info : fields())
        m_keys.push_back({info, '"' + info.path.toStdString() + "\":"});
    m_buffer.reserve(FlushAt + 64 * 1024);
}

void EventNdjson::write(const EventBatch &batch)
{
    for (qsizetype row = 0; row < batch.size() && !failed(); ++row) {
        appendEvent(batch, row);
        ++m_rows;
        if (m_buffer.size() >= FlushAt)
            flush();
    }
}

void EventNdjson::appendEvent(const EventBatch &batch, qsizetype row)
{
    char before = '{';
    for (const Key &key : m_keys) {
        if (!batch.has(key.info.field, row))
            continue;
        m_buffer.push_back(before);
        m_buffer += key.text;
        appendValue(batch, key.info, row);
        before = ',';
    }
    m_buffer += before == '{' ? "{}\n" : "}\n";
}

void EventNdjson::appendValue(const EventBatch &batch, const FieldInfo &info, qsizetype row)
{
    switch (info.type) {
    case FieldType::Instant:
        m_buffer.push_back('"');
        m_instants.append(m_buffer, batch.integer(info.field, row));
        m_buffer.push_back('"');
        break;
    case FieldType::Integer:
        csv::appendInteger(m_buffer, batch.integer(info.field, row));
        break;
    case FieldType::Decimal:
        if (std::isfinite(batch.decimal(info.field, row)))
            csv::appendDecimal(m_buffer, batch.decimal(info.field, row));
        else
            m_buffer += "null";
        break;
    case FieldType::KeywordList: // these are JSON already
    case FieldType::Object:
        m_buffer += batch.text(info.field, row);
        break;
    case FieldType::Keyword:
        appendString(m_buffer, batch.text(info.field, row));
        break;
    }
}

void EventNdjson::flush()
{
    const auto size = qint64(m_buffer.size());
    if (!m_error && m_out.write(m_buffer.data(), size) != size)
        m_error = deviceError(m_out);
    m_buffer.clear();
}

Result<void> EventNdjson::finish()
{
    flush();
    if (m_error)
        return Unexpected(*m_error);
    return {};
}

} // namespace tally
