// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/jsonrow.h"

#include "ingest/jsontext.h"
#include "ingest/numbertext.h"
#include "ingest/recordreader.h"

#include <simdjson.h>

namespace tally {
namespace {

namespace json = simdjson::ondemand;
using simdjson::error_code;

constexpr int MaxDepth = 32;
static_assert(ChunkPadding >= qsizetype(simdjson::SIMDJSON_PADDING));

enum class Fault : quint8 { None, NotJson, TooDeep, ObjectInList };

RejectReason reasonOf(Fault fault)
{
    return fault == Fault::TooDeep ? RejectReason::NestedTooDeep : RejectReason::NotJson;
}

/// A plain value; its text lives in the line or in the parser until the next document. Nothing for null.
Fault readScalar(json::value value, json::json_type type, std::optional<Scalar> &scalar)
{
    std::string_view text;
    bool flag = false;
    switch (type) {
    case json::json_type::string:
        if (value.get_string().get(text))
            return Fault::NotJson;
        scalar = Scalar{Scalar::Kind::Text, text};
        return Fault::None;
    case json::json_type::number:
        text = trimmed(value.raw_json_token());
        scalar = Scalar{Scalar::Kind::Number, text};
        return isJsonNumber(text) ? Fault::None : Fault::NotJson;
    case json::json_type::boolean:
        if (value.get_bool().get(flag))
            return Fault::NotJson;
        scalar = Scalar{Scalar::Kind::Boolean, flag ? "true" : "false"};
        return Fault::None;
    default:
        return value.is_null().get(flag) == simdjson::SUCCESS && flag ? Fault::None : Fault::NotJson;
    }
}

/// JSON by its looks, but no object: a plain text log must not be told that it is a number.
bool isOtherJson(std::string_view text)
{
    return text.starts_with('[') || text.starts_with('"') || text == "null" || text == "true"
        || text == "false" || isJsonNumber(text);
}

/// Whether nothing follows the value that was read.
bool isAtEnd(json::document &document)
{
    return document.current_location().error() == simdjson::OUT_OF_BOUNDS;
}

void appendScalar(std::string &to, const std::optional<Scalar> &scalar)
{
    if (!scalar)
        to += "null";
    else if (scalar->kind == Scalar::Kind::Text)
        appendJsonString(to, scalar->text);
    else
        to += scalar->text;
}

} // namespace

struct JsonRow::Walk
{
    explicit Walk(const FieldPaths &fieldPaths)
        : paths(fieldPaths)
    {
    }

    Fault object(json::object members, int node, int depth);
    Fault member(std::string_view key, json::value value, int node, int depth);
    Fault list(json::array elements, int node, int depth);
    Fault scalars(json::array elements, int depth, std::vector<Scalar> &values);
    Fault copy(json::value value, int depth, std::string &to);
    Fault copyObject(json::object members, int depth, std::string &to);
    void deliver(int node, const Scalar &scalar);
    void label(std::string json);

    const FieldPaths &paths;
    EventRow *row = nullptr;
    std::vector<std::string_view> keys; ///< of the objects that are open; the parser keeps their text
    std::vector<Scalar> values;
    json::parser parser;
    std::string cell; // a padded copy
};

Fault JsonRow::Walk::object(json::object members, int node, int depth)
{
    if (depth > MaxDepth)
        return Fault::TooDeep;
    for (auto field : members) {
        std::string_view key;
        json::value value;
        if (field.unescaped_key().get(key))
            return Fault::NotJson;
        if (field.value().get(value))
            return Fault::NotJson;
        keys.push_back(key);
        const Fault fault = member(key, value, node, depth);
        keys.pop_back();
        if (fault != Fault::None)
            return fault;
    }
    return Fault::None;
}

Fault JsonRow::Walk::member(std::string_view key, json::value value, int node, int depth)
{
    const int child = paths.descend(node, key);
    json::json_type type;
    if (value.type().get(type))
        return Fault::NotJson;
    if (type == json::json_type::object) {
        json::object members;
        if (value.get_object().get(members))
            return Fault::NotJson;
        for (const Field field : child >= 0 ? paths.fieldsAt(child) : std::vector<Field>()) {
            if (field != Field::Labels && !paths.hasChildren(child))
                row->reject(RejectReason::ObjectForValue, fieldInfo(field).name.toStdString());
        }
        return object(members, child, depth + 1);
    }
    if (type == json::json_type::array) {
        json::array elements;
        return value.get_array().get(elements) ? Fault::NotJson : list(elements, child, depth + 1);
    }
    std::optional<Scalar> scalar;
    const Fault fault = readScalar(value, type, scalar);
    if (fault == Fault::None && scalar)
        deliver(child, *scalar);
    return fault;
}

void JsonRow::Walk::label(std::string json)
{
    std::string path;
    for (const std::string_view &key : keys) // by reference: the first one may be empty, and has no dot before it
        path.append(&key == keys.data() ? "" : ".").append(key);
    row->addLabel(paths.labelName(path), std::move(json));
}

void JsonRow::Walk::deliver(int node, const Scalar &scalar)
{
    if (node >= 0 && !paths.fieldsAt(node).empty()) {
        for (const Field field : paths.fieldsAt(node))
            row->set(field, scalar);
        return;
    }
    std::string text;
    appendScalar(text, scalar);
    label(std::move(text));
}

Fault JsonRow::Walk::list(json::array elements, int node, int depth)
{
    const bool isField
        = node >= 0 && !paths.fieldsAt(node).empty() && paths.fieldsAt(node).front() != Field::Labels;
    if (isField) {
        values.clear();
        const Fault fault = scalars(elements, depth, values);
        const Field first = paths.fieldsAt(node).front();
        if (fault == Fault::ObjectInList)
            row->reject(RejectReason::ObjectForValue, fieldInfo(first).name.toStdString());
        else
            for (const Field field : paths.fieldsAt(node))
                row->set(field, values);
        return fault;
    }
    std::string text = "[";
    size_t count = 0;
    for (auto element : elements) {
        json::value value;
        if (element.get(value))
            return Fault::NotJson;
        text += count++ > 0 ? "," : "";
        if (const Fault fault = copy(value, depth, text); fault != Fault::None)
            return fault;
    }
    if (count == 1) // as for fields: a list of one is its value
        text = text == "[null" ? std::string() : text.substr(1);
    else
        text += ']';
    if (count > 0 && !text.empty())
        label(std::move(text));
    return Fault::None;
}

Fault JsonRow::Walk::scalars(json::array elements, int depth, std::vector<Scalar> &into)
{
    if (depth > MaxDepth)
        return Fault::TooDeep;
    for (auto element : elements) {
        json::value value;
        json::json_type type;
        if (element.get(value) || value.type().get(type))
            return Fault::NotJson;
        if (type == json::json_type::object)
            return Fault::ObjectInList;
        Fault fault = Fault::None;
        std::optional<Scalar> scalar;
        json::array inner;
        if (type != json::json_type::array)
            fault = readScalar(value, type, scalar);
        else
            fault = value.get_array().get(inner) ? Fault::NotJson : scalars(inner, depth + 1, into);
        if (fault != Fault::None)
            return fault;
        if (scalar)
            into.push_back(*scalar);
    }
    return Fault::None;
}

Fault JsonRow::Walk::copy(json::value value, int depth, std::string &to)
{
    json::json_type type;
    if (depth > MaxDepth)
        return Fault::TooDeep;
    if (value.type().get(type))
        return Fault::NotJson;
    if (type == json::json_type::object) {
        json::object members;
        return value.get_object().get(members) ? Fault::NotJson : copyObject(members, depth + 1, to);
    }
    if (type != json::json_type::array) {
        std::optional<Scalar> scalar;
        const Fault fault = readScalar(value, type, scalar);
        appendScalar(to, scalar);
        return fault;
    }
    json::array elements;
    if (value.get_array().get(elements))
        return Fault::NotJson;
    to += '[';
    size_t count = 0;
    for (auto element : elements) {
        json::value inner;
        to += count++ > 0 ? "," : "";
        if (element.get(inner))
            return Fault::NotJson;
        if (const Fault fault = copy(inner, depth + 1, to); fault != Fault::None)
            return fault;
    }
    to += ']';
    return Fault::None;
}

Fault JsonRow::Walk::copyObject(json::object members, int depth, std::string &to)
{
    to += '{';
    size_t count = 0;
    for (auto field : members) {
        std::string_view key;
        json::value value;
        if (field.unescaped_key().get(key))
            return Fault::NotJson;
        if (field.value().get(value))
            return Fault::NotJson;
        to += count++ > 0 ? "," : "";
        appendJsonString(to, key);
        to += ':';
        if (const Fault fault = copy(value, depth, to); fault != Fault::None)
            return fault;
    }
    to += '}';
    return Fault::None;
}

JsonRow::JsonRow(const FieldPaths &paths)
    : m_walk(std::make_unique<Walk>(paths))
{
}
JsonRow::~JsonRow() = default;

void JsonRow::read(std::string_view line, EventRow &row)
{
    m_walk->row = &row;
    m_walk->keys.clear();
    json::document document;
    const size_t capacity = line.size() + simdjson::SIMDJSON_PADDING;
    const simdjson::padded_string_view padded(line.data(), line.size(), capacity);
    if (m_walk->parser.iterate(padded).get(document)) {
        row.reject(isUtf8(line) ? RejectReason::NotJson : RejectReason::NotUtf8);
        return;
    }
    json::json_type type;
    json::object members;
    if (document.type().get(type)
        || (type == json::json_type::object && document.get_object().get(members))) {
        row.reject(RejectReason::NotJson);
        return;
    }
    if (type != json::json_type::object) {
        row.reject(isOtherJson(trimmed(line)) ? RejectReason::NotAnObject : RejectReason::NotJson);
        return;
    }
    const Fault fault = m_walk->object(members, FieldPaths::Root, 1);
    if (fault == Fault::ObjectInList)
        return; // told already, with the field
    if (fault != Fault::None || !isAtEnd(document))
        row.reject(reasonOf(fault));
}

bool JsonRow::readLabels(std::string_view cell, EventRow &row)
{
    cell = trimmed(cell);
    if (cell.empty() || cell.front() != '{')
        return false;
    std::string copied;
    m_walk->cell.assign(cell).append(size_t(ChunkPadding), '\0');
    json::document document;
    json::object members;
    const simdjson::padded_string_view padded(m_walk->cell.data(), cell.size(), m_walk->cell.size());
    // Two passes: nothing may be added before all of it is known to be JSON.
    if (m_walk->parser.iterate(padded).get(document) || document.get_object().get(members)
        || m_walk->copyObject(members, 1, copied) != Fault::None || !isAtEnd(document))
        return false;
    m_walk->row = &row;
    m_walk->keys.clear();
    document.rewind();
    return !document.get_object().get(members)
        && m_walk->object(members, FieldPaths::Unknown, 1) == Fault::None;
}

bool JsonRow::readList(std::string_view cell, std::vector<Scalar> &values)
{
    values.clear();
    cell = trimmed(cell);
    if (cell.empty() || cell.front() != '[')
        return false;
    m_walk->cell.assign(cell).append(size_t(ChunkPadding), '\0');
    json::document document;
    json::array elements;
    const simdjson::padded_string_view padded(m_walk->cell.data(), cell.size(), m_walk->cell.size());
    return !m_walk->parser.iterate(padded).get(document) && !document.get_array().get(elements)
        && m_walk->scalars(elements, 1, values) == Fault::None && isAtEnd(document);
}

} // namespace tally
