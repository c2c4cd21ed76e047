// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/ndjsonwriter.h"

#include "ingest/jsontext.h"

#include <QStringList>

#include <algorithm>
#include <charconv>
#include <chrono>

namespace tally {
namespace {

void appendDigits(std::string &to, qint64 number, size_t width)
{
    const size_t begin = to.size();
    to.append(width, '0');
    for (size_t i = begin + width; i > begin && number > 0; number /= 10)
        to[--i] = char('0' + number % 10);
}

/// `"2026-10-01T10:00:00.000Z"`; years outside 1…9999 do not occur.
void appendInstant(std::string &to, qint64 ms)
{
    using namespace std::chrono;
    const sys_time<milliseconds> at{milliseconds(ms)};
    const auto day = floor<days>(at);
    const year_month_day date(day);
    const qint64 inDay = (at - day).count();
    to += '"';
    appendDigits(to, int(date.year()), 4);
    to += '-';
    appendDigits(to, unsigned(date.month()), 2);
    to += '-';
    appendDigits(to, unsigned(date.day()), 2);
    to += 'T';
    appendDigits(to, inDay / 3'600'000, 2);
    to += ':';
    appendDigits(to, inDay / 60'000 % 60, 2);
    to += ':';
    appendDigits(to, inDay / 1000 % 60, 2);
    to += '.';
    appendDigits(to, inDay % 1000, 3);
    to += "Z\"";
}

template <typename Number>
void appendNumber(std::string &to, Number number)
{
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, number);
    to.append(text, end.ptr);
}

void appendValue(const EventBatch &batch, qsizetype row, Field field, FieldType type, std::string &to)
{
    switch (type) {
    case FieldType::Keyword:
        appendJsonString(to, batch.text(field, row));
        break;
    case FieldType::KeywordList:
    case FieldType::Object:
        to += batch.text(field, row);
        break; // JSON already
    case FieldType::Instant:
        appendInstant(to, batch.integer(field, row));
        break;
    case FieldType::Integer:
        appendNumber(to, batch.integer(field, row));
        break;
    case FieldType::Decimal:
        appendNumber(to, batch.decimal(field, row));
        break;
    }
}

} // namespace

NdjsonWriter::NdjsonWriter()
{
    for (const FieldInfo &info : fields()) {
        Member member{info.field, info.type, {}, {}};
        const QStringList parts = info.path.split(u'.');
        for (qsizetype i = 0; i + 1 < parts.size(); ++i)
            member.parents.push_back(parts[i].toStdString());
        appendJsonString(member.key, parts.last().toStdString());
        member.key += ':';
        m_members.push_back(std::move(member));
    }
    std::stable_sort(m_members.begin(), m_members.end(),
                     [](const Member &a, const Member &b) { return a.parents < b.parents; });
}

void NdjsonWriter::append(const EventBatch &batch, qsizetype row, std::string &to)
{
    const std::vector<std::string> top;
    const std::vector<std::string> *open = &top;
    to += '{';
    for (const Member &member : m_members) {
        if (!batch.has(member.field, row))
            continue;
        const auto parted
            = std::mismatch(open->begin(), open->end(), member.parents.begin(), member.parents.end());
        to.append(size_t(open->end() - parted.first), '}');
        if (to.back() != '{')
            to += ',';
        for (auto parent = parted.second; parent != member.parents.end(); ++parent) {
            appendJsonString(to, *parent);
            to += ":{";
        }
        to += member.key;
        appendValue(batch, row, member.field, member.type, to);
        open = &member.parents;
    }
    to.append(open->size() + 1, '}');
    to += '\n';
}

} // namespace tally
