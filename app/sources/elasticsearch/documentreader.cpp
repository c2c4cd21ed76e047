// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/elasticsearch/documentreader.h"

#include "core/errorcodes.h"
#include "domain/zone.h"
#include "sources/elasticsearch/documentwriter.h"

#include <simdjson.h>

#include <algorithm>
#include <bitset>
#include <charconv>
#include <cmath>
#include <unordered_map>

namespace tally {

using namespace Qt::StringLiterals;
namespace od = simdjson::ondemand;

namespace {

constexpr int MaxDepth = 64;

std::string_view trimmed(std::string_view text)
{
    while (!text.empty()
           && (text.back() == ' ' || text.back() == '\n' || text.back() == '\r' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

template <typename Number>
std::optional<Number> numberOf(std::string_view text)
{
    Number number{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? std::optional(number)
                                                                           : std::nullopt;
}

/// Whole numbers also of texts such as "12" and 12.0, as the engine coerces them.
std::optional<qint64> wholeOf(std::string_view text)
{
    if (const auto whole = numberOf<qint64>(text))
        return whole;
    const auto decimal = numberOf<double>(text);
    if (!decimal || !(std::abs(*decimal) < 9.2e18))
        return std::nullopt;
    return qint64(*decimal);
}

std::optional<qint64> instantOf(std::string_view text, bool isNumber)
{
    if (isNumber)
        return wholeOf(text);
    const auto parsed = parseInstant(QString::fromUtf8(text.data(), qsizetype(text.size())), Zone());
    if (parsed)
        return *parsed;
    return wholeOf(text);
}

} // namespace

struct DocumentReader::Walk
{
    od::parser parser;
    std::unordered_map<std::string, Field> fieldsByPath;
    std::string path;
    std::bitset<FieldCount> seen;
    std::string labels;
    EventBatch *batch = nullptr;

    Walk()
    {
        for (const FieldInfo &info : fields())
            fieldsByPath.emplace(info.path.toStdString(), info.field);
        fieldsByPath.emplace(std::string(KeptLabels), Field::Labels);
    }

    void document(od::object source, std::string_view id)
    {
        seen.reset();
        labels.clear();
        path.clear();
        members(source, 0);
        if (!seen.test(std::size_t(Field::EventId)) && !id.empty())
            batch->setText(Field::EventId, id);
        if (!labels.empty())
            batch->setText(Field::Labels, labels + '}');
    }

    void members(od::object object, int depth)
    {
        const std::size_t length = path.size();
        for (auto member : object) {
            const std::string_view key = member.unescaped_key();
            path += key;
            od::value value = member.value();
            take(value, depth);
            path.resize(length);
        }
    }

    void take(od::value value, int depth)
    {
        const auto found = fieldsByPath.find(path);
        const od::json_type type = value.type();
        if (found == fieldsByPath.end()) {
            if (type == od::json_type::object && depth < MaxDepth) {
                path += '.';
                members(value.get_object(), depth + 1);
            } else if (path.starts_with("labels.")) { // dotted in the document itself
                addLabel(path.substr(7), value, depth);
            }
            return;
        }
        if (found->second == Field::Labels) {
            if (type == od::json_type::object)
                labelMembers(value.get_object(), {}, depth + 1);
            return;
        }
        place(found->second, value, type);
    }

    void labelMembers(od::object object, const std::string &prefix, int depth)
    {
        for (auto member : object) {
            const std::string name = prefix + std::string(std::string_view(member.unescaped_key()));
            od::value value = member.value();
            addLabel(name, value, depth);
        }
    }

    void addLabel(const std::string &name, od::value value, int depth)
    {
        const od::json_type type = value.type();
        if (type == od::json_type::object && depth < MaxDepth)
            return labelMembers(value.get_object(), name + '.', depth + 1);
        if (type == od::json_type::null)
            return;
        labels += labels.empty() ? '{' : ',';
        appendJsonText(labels, name);
        labels += ':';
        labels += raw(value, type);
    }

    template <typename Many>
    static std::string rawOf(od::value value)
    {
        Many many = value.get<Many>();
        return std::string(trimmed(many.raw_json()));
    }

    static std::string raw(od::value value, od::json_type type)
    {
        if (type == od::json_type::array)
            return rawOf<od::array>(value);
        if (type == od::json_type::object)
            return rawOf<od::object>(value);
        return std::string(trimmed(value.raw_json_token()));
    }

    void place(Field field, od::value value, od::json_type type)
    {
        const FieldType wanted = fieldInfo(field).type;
        if (wanted == FieldType::KeywordList)
            return placeList(field, value, type);
        if (type == od::json_type::array) { // of several values the first one counts
            for (auto element : value.get_array()) {
                od::value one = element.value();
                const od::json_type kind = one.type();
                if (!seen.test(std::size_t(field)) && kind != od::json_type::array)
                    place(field, one, kind);
            }
            return;
        }
        if (type == od::json_type::null || type == od::json_type::object || seen.test(std::size_t(field)))
            return;
        const bool isText = type == od::json_type::string;
        const std::string_view text
            = isText ? std::string_view(value.get_string()) : trimmed(value.raw_json_token());
        placeScalar(field, wanted, text, type == od::json_type::number);
    }

    void placeScalar(Field field, FieldType wanted, std::string_view text, bool isNumber)
    {
        if (wanted == FieldType::Keyword) {
            batch->setText(field, text);
        } else if (wanted == FieldType::Decimal) {
            const auto number = numberOf<double>(text);
            if (!number)
                return;
            batch->setDecimal(field, *number);
        } else {
            const auto number = wanted == FieldType::Instant ? instantOf(text, isNumber) : wholeOf(text);
            if (!number)
                return;
            batch->setInteger(field, *number);
        }
        seen.set(std::size_t(field));
    }

    void placeList(Field field, od::value value, od::json_type type)
    {
        std::vector<std::string> items;
        if (type == od::json_type::string)
            items.emplace_back(std::string_view(value.get_string()));
        if (type == od::json_type::array) {
            for (auto element : value.get_array()) {
                od::value one = element.value();
                const od::json_type kind = one.type();
                if (kind == od::json_type::string)
                    items.emplace_back(std::string_view(one.get_string()));
                else if (kind == od::json_type::number || kind == od::json_type::boolean)
                    items.emplace_back(trimmed(one.raw_json_token()));
            }
        }
        std::sort(items.begin(), items.end());
        items.erase(std::unique(items.begin(), items.end()), items.end());
        if (items.empty())
            return;
        std::string list;
        for (const std::string &item : items) {
            list += list.empty() ? '[' : ',';
            appendJsonText(list, item);
        }
        batch->setText(field, list + ']');
        seen.set(std::size_t(field));
    }

    void hits(od::object object, DocumentPage &page)
    {
        for (auto member : object) {
            const std::string_view key = member.unescaped_key();
            if (key == "total")
                total(member.value(), page);
            if (key != "hits")
                continue;
            for (auto element : member.value().get_array())
                hit(element.get_object(), page);
        }
    }

    static void total(od::value value, DocumentPage &page)
    {
        if (value.type() == od::json_type::object)
            page.total = int64_t(value.get_object()["value"].get_int64());
    }

    void hit(od::object object, DocumentPage &page)
    {
        std::string id;
        seen.reset();
        for (auto member : object) {
            const std::string_view key = member.unescaped_key();
            if (key == "_id")
                id = std::string_view(member.value().get_string());
            else if (key == "_source")
                document(member.value().get_object(), id);
        }
        ++page.hits;
        if (seen.test(std::size_t(Field::Time)) && seen.test(std::size_t(Field::Action)))
            return batch->endRow();
        batch->dropRow();
        ++page.unreadable;
    }

    static void shards(od::object object, DocumentPage &page)
    {
        for (auto member : object) {
            if (std::string_view(member.unescaped_key()) == "failed")
                page.shardsFailed = member.value().get_int64();
        }
    }
};

DocumentReader::DocumentReader()
    : m_walk(std::make_unique<Walk>())
{
}

DocumentReader::~DocumentReader() = default;

Result<DocumentPage> DocumentReader::read(QByteArray &answer, EventBatch &batch)
{
    const auto size = std::size_t(answer.size());
    answer.reserve(answer.size() + qsizetype(simdjson::SIMDJSON_PADDING));
    m_walk->batch = &batch;
    DocumentPage page;
    bool sawHits = false;
    try {
        od::document document
            = m_walk->parser.iterate(answer.constData(), size, size + simdjson::SIMDJSON_PADDING);
        for (auto member : document.get_object()) {
            const std::string_view key = member.unescaped_key();
            if (key == "_scroll_id") {
                const std::string_view text = member.value().get_string();
                page.scrollId = QByteArray(text.data(), qsizetype(text.size()));
            } else if (key == "timed_out") {
                page.timedOut = member.value().get_bool();
            } else if (key == "_shards") {
                Walk::shards(member.value().get_object(), page);
            } else if (key == "hits") {
                m_walk->hits(member.value().get_object(), page);
                sawHits = true;
            }
        }
    } catch (const simdjson::simdjson_error &error) {
        batch.dropRow();
        return failure(ErrorKind::Unavailable, codes::UpstreamUnavailable,
                       u"the answer can't be read: "_s + QString::fromUtf8(error.what()));
    }
    if (!sawHits)
        return failure(ErrorKind::Unavailable, codes::UpstreamUnavailable, u"the answer holds no hits"_s);
    return page;
}

} // namespace tally
