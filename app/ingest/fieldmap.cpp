// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/fieldmap.h"

#include "core/errorcodes.h"

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;
using nlohmann::json;

namespace tally {
namespace {

Unexpected bad(const QString &detail, const QString &place)
{
    return failure(ErrorKind::InvalidInput, codes::InvalidFieldMap, detail, place);
}

QString toQString(const std::string &text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

Result<QString> textAt(const json &value, const QString &place)
{
    if (!value.is_string() || value.get_ref<const std::string &>().empty())
        return bad(u"expected a text"_s, place);
    return toQString(value.get_ref<const std::string &>());
}

Result<void> checkKeys(const json &object, std::initializer_list<const char *> known, const QString &place)
{
    if (!object.is_object())
        return bad(u"expected an object"_s, place);
    for (const auto &item : object.items()) {
        if (std::find(known.begin(), known.end(), item.key()) == known.end())
            return bad(u"unknown key"_s,
                       place.isEmpty() ? toQString(item.key()) : place + u'.' + toQString(item.key()));
    }
    return {};
}

bool isColumnNumber(const QString &path)
{
    bool isNumber = false;
    const int number = path.mid(1).toInt(&isNumber);
    return path.startsWith(u'#') && isNumber && number >= 1;
}

Result<void> readFields(const json &object, FieldMap &map)
{
    if (!object.is_object())
        return bad(u"expected an object"_s, u"fields"_s);
    for (const auto &item : object.items()) {
        const QString place = u"fields."_s + toQString(item.key());
        const auto field = fieldByName(toQString(item.key()));
        if (!field)
            return bad(u"unknown field"_s, place);
        auto path = textAt(item.value(), place);
        if (!path)
            return Unexpected(path.error());
        map.fields.append({*field, *path});
    }
    for (const Field needed : {Field::Time, Field::Action}) {
        const bool isConstant = needed == Field::Action
            && std::any_of(map.constants.begin(), map.constants.end(),
                           [](const auto &c) { return c.field == Field::Action; });
        if (map.pathOf(needed).isEmpty() && !isConstant)
            return bad(u"'%1' is missing"_s.arg(fieldInfo(needed).name), u"fields"_s);
    }
    return {};
}

Result<void> readTime(const json &object, FieldMap &map)
{
    if (auto keys = checkKeys(object, {"format", "zone"}, u"time"_s); !keys)
        return keys;
    QString format = u"iso8601"_s;
    Zone zone;
    if (object.contains("format")) {
        auto text = textAt(object["format"], u"time.format"_s);
        if (!text)
            return Unexpected(text.error());
        format = *text;
    }
    if (object.contains("zone")) {
        auto name = textAt(object["zone"], u"time.zone"_s);
        if (!name)
            return Unexpected(name.error());
        auto found = Zone::find(*name);
        if (!found)
            return bad(u"unknown time zone '%1'"_s.arg(*name), u"time.zone"_s);
        zone = *found;
    }
    auto compiled = TimeFormat::compile(format, zone);
    if (!compiled)
        return bad(compiled.error().detail, u"time.format"_s);
    map.time = std::move(*compiled);
    return {};
}

Result<FieldMap::ActionRule> readRule(const json &rule, const QString &place)
{
    if (!rule.is_array() || rule.size() != 2)
        return bad(u"expected [action, [words]]"_s, place);
    auto action = textAt(rule[0], place + u"[0]"_s);
    if (!action)
        return Unexpected(action.error());
    FieldMap::ActionRule made{*action, {}};
    if (!rule[1].is_array() || rule[1].empty())
        return bad(u"expected a list of words"_s, place + u"[1]"_s);
    for (size_t i = 0; i < rule[1].size(); ++i) {
        auto word = textAt(rule[1][i], u"%1[1][%2]"_s.arg(place).arg(i));
        if (!word)
            return Unexpected(word.error());
        made.words.append(*word);
    }
    return made;
}

Result<void> readActions(const json &list, FieldMap &map)
{
    if (!list.is_array())
        return bad(u"expected a list"_s, u"actions"_s);
    for (size_t i = 0; i < list.size(); ++i) {
        auto rule = readRule(list[i], u"actions[%1]"_s.arg(i));
        if (!rule)
            return Unexpected(rule.error());
        map.actions.append(*rule);
    }
    return {};
}

Result<void> readConstants(const json &object, FieldMap &map)
{
    if (!object.is_object())
        return bad(u"expected an object"_s, u"constants"_s);
    for (const auto &item : object.items()) {
        const QString place = u"constants."_s + toQString(item.key());
        const auto field = fieldByName(toQString(item.key()));
        if (!field)
            return bad(u"unknown field"_s, place);
        if (*field == Field::Time || *field == Field::EventId || *field == Field::Labels)
            return bad(u"this field can't be the same for all events"_s, place);
        const json &value = item.value();
        if (value.is_number())
            map.constants.append({*field, toQString(value.dump())});
        else if (auto text = textAt(value, place); text)
            map.constants.append({*field, *text});
        else
            return Unexpected(text.error());
    }
    return {};
}

Result<void> readCsv(const json &object, FieldMap &map)
{
    if (auto keys = checkKeys(object, {"separator", "header"}, u"csv"_s); !keys)
        return keys;
    if (object.contains("separator")) {
        auto text = textAt(object["separator"], u"csv.separator"_s);
        if (!text)
            return Unexpected(text.error());
        const QString separator = *text == u"tab"_s ? u"\t"_s : *text;
        if (separator.size() != 1 || separator[0].unicode() > 126 || u"\"\r\n"_s.contains(separator))
            return bad(u"expected one character"_s, u"csv.separator"_s);
        map.separator = separator[0].toLatin1();
    }
    if (object.contains("header")) {
        if (!object["header"].is_boolean())
            return bad(u"expected true or false"_s, u"csv.header"_s);
        map.hasHeader = object["header"].get<bool>();
    }
    return {};
}

Result<FieldMap> readMap(const json &object)
{
    if (auto keys = checkKeys(object, {"name", "fields", "time", "actions", "constants", "csv"}, {}); !keys)
        return Unexpected(keys.error());
    FieldMap map;
    if (!object.contains("name") || !object.contains("fields"))
        return bad(u"'name' and 'fields' are needed"_s, {});
    auto name = textAt(object["name"], u"name"_s);
    if (!name)
        return Unexpected(name.error());
    map.name = *name;
    using Reader = Result<void> (*)(const json &, FieldMap &);
    static constexpr std::pair<const char *, Reader> parts[] = {{"constants", readConstants},
                                                                {"fields", readFields},
                                                                {"time", readTime},
                                                                {"actions", readActions},
                                                                {"csv", readCsv}};
    for (const auto &part : parts) {
        if (!object.contains(part.first))
            continue;
        if (auto read = part.second(object[part.first], map); !read)
            return Unexpected(read.error());
    }
    return map;
}

} // namespace

bool FieldMap::csvHasHeader() const
{
    return hasHeader.value_or(
        !std::all_of(fields.begin(), fields.end(), [](const Binding &b) { return isColumnNumber(b.path); }));
}

QString FieldMap::pathOf(Field field) const
{
    const auto found
        = std::find_if(fields.begin(), fields.end(), [field](const Binding &b) { return b.field == field; });
    return found == fields.end() ? QString() : found->path;
}

Result<FieldMap> parseFieldMap(const QByteArray &text)
{
    try {
        // The callback refuses what the tree could not show any more: the same key twice.
        std::vector<std::vector<std::string>> keys;
        std::string twice;
        const auto watch = [&](int, json::parse_event_t event, json &parsed) {
            if (event == json::parse_event_t::object_start)
                keys.emplace_back();
            else if (event == json::parse_event_t::object_end)
                keys.pop_back();
            else if (event == json::parse_event_t::key) {
                const std::string key = parsed.get<std::string>();
                if (std::find(keys.back().begin(), keys.back().end(), key) != keys.back().end())
                    twice = key;
                keys.back().push_back(key);
            }
            return true;
        };
        const json object = json::parse(text.begin(), text.end(), watch);
        if (!twice.empty())
            return bad(u"key given twice"_s, toQString(twice));
        return readMap(object);
    } catch (const json::parse_error &error) {
        return bad(u"not JSON"_s, u"byte %1"_s.arg(error.byte));
    } catch (const json::exception &error) {
        return bad(QString::fromUtf8(error.what()), {});
    }
}

} // namespace tally
