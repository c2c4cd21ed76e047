// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "indices/exactjson.h"

#include "core/errorcodes.h"

#include <nlohmann/json.hpp>

#include <vector>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

/// Builds a Json from parse events; nlohmann's own builder drops the digits of a decimal.
class Builder
{
public:
    using number_integer_t = Json::number_integer_t;
    using number_unsigned_t = Json::number_unsigned_t;
    using number_float_t = Json::number_float_t;
    using string_t = Json::string_t;
    using binary_t = Json::binary_t;

    bool null() { return put(Json()); }
    bool boolean(bool value) { return put(Json(value)); }
    bool number_integer(number_integer_t value) { return put(Json(value)); }
    bool number_unsigned(number_unsigned_t value) { return put(Json(value)); }
    bool number_float(number_float_t, const string_t &digits) { return put(numberFromText(digits)); }
    bool string(string_t &value) { return put(Json(std::move(value))); }
    bool binary(binary_t &) { return false; } // not in JSON text
    bool start_object(std::size_t) { return open(Json::object()); }
    bool start_array(std::size_t) { return open(Json::array()); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool key(string_t &name)
    {
        m_key = std::move(name);
        return true;
    }
    bool parse_error(std::size_t position, const std::string &, const nlohmann::detail::exception &)
    {
        problem = u"no JSON from byte %1 on"_s.arg(position);
        return false;
    }

    Json root;
    QString problem;

private:
    Json *place(Json value)
    {
        if (m_open.empty()) {
            root = std::move(value);
            return &root;
        }
        Json &parent = *m_open.back();
        if (parent.is_array()) {
            parent.push_back(std::move(value));
            return &parent.back();
        }
        // Not by operator[]: that looks through all earlier keys for each one. Engines refuse doubled keys.
        auto &members = parent.get_ref<Json::object_t &>();
        members.emplace_back(std::move(m_key), std::move(value));
        return &members.back().second;
    }
    bool put(Json value)
    {
        place(std::move(value));
        return true;
    }
    bool open(Json value)
    {
        if (m_open.size() >= std::size_t(MaxDocumentDepth)) {
            problem = u"nested deeper than %1 levels"_s.arg(MaxDocumentDepth);
            return false;
        }
        m_open.push_back(place(std::move(value)));
        return true;
    }
    bool close()
    {
        m_open.pop_back();
        return true;
    }

    std::vector<Json *> m_open; // stay valid: only the innermost one grows, and its parents are not touched
    std::string m_key;
};

void write(const Json &json, std::string &out)
{
    if (json.is_object()) {
        char before = '{';
        for (const auto &[key, value] : json.items()) {
            out += before;
            out += Json(key).dump();
            out += ':';
            write(value, out);
            before = ',';
        }
        out += json.empty() ? "{}" : "}";
    } else if (json.is_array()) {
        char before = '[';
        for (const Json &value : json) {
            out += before;
            write(value, out);
            before = ',';
        }
        out += json.empty() ? "[]" : "]";
    } else if (json.is_binary()) {
        out.append(json.get_binary().begin(), json.get_binary().end());
    } else {
        out += json.dump();
    }
}

} // namespace

Result<Json> parseExact(const QByteArray &text)
{
    Builder builder;
    const bool done = Json::sax_parse(text.begin(), text.end(), &builder);
    if (done && builder.problem.isEmpty())
        return std::move(builder.root);
    const QString problem = builder.problem.isEmpty() ? u"no JSON"_s : builder.problem;
    return failure(ErrorKind::InvalidInput, codes::InvalidFile, problem);
}

std::string dumpExact(const Json &json)
{
    std::string text;
    write(json, text);
    return text;
}

std::optional<std::string> numberText(const Json &json)
{
    if (json.is_binary())
        return std::string(json.get_binary().begin(), json.get_binary().end());
    return json.is_number() ? std::optional(json.dump()) : std::nullopt;
}

Json numberFromText(const std::string &digits)
{
    return Json::binary(std::vector<std::uint8_t>(digits.begin(), digits.end()));
}

} // namespace tally
