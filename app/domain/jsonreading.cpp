// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/jsonreading.h"

#include <nlohmann/json.hpp>

#include <set>
#include <string>
#include <vector>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

/// Sees each step of the parser, knows where it is, and stops it at what the parser itself would let pass.
class ParseGuard
{
public:
    QString place() const
    {
        QString path;
        for (const Frame &frame : m_frames) {
            if (frame.isArray)
                path = placeOf(path, frame.index);
            else if (frame.inValue)
                path = placeOf(path, frame.key);
        }
        return path;
    }

    void see(Json::parse_event_t event, const Json &parsed)
    {
        switch (event) {
        case Json::parse_event_t::object_start:
        case Json::parse_event_t::array_start:
            if (m_frames.size() >= std::size_t(MaxJsonDepth))
                misread(place(), u"nested deeper than %1 levels"_s.arg(MaxJsonDepth));
            m_frames.emplace_back().isArray = event == Json::parse_event_t::array_start;
            break;
        case Json::parse_event_t::key:
            seeKey(parsed.get_ref<const std::string &>());
            break;
        case Json::parse_event_t::object_end:
        case Json::parse_event_t::array_end:
            m_frames.pop_back();
            seeValue();
            break;
        case Json::parse_event_t::value:
            seeValue();
            break;
        }
    }

private:
    struct Frame
    {
        bool isArray = false;
        bool inValue = false; // of an object: between a key and the end of its value
        std::size_t index = 0;
        QString key;
        std::set<std::string> keys;
    };

    void seeKey(const std::string &key)
    {
        Frame &frame = m_frames.back();
        frame.key = QString::fromStdString(key);
        frame.inValue = true;
        if (!frame.keys.insert(key).second)
            misread(place(), u"the key occurs twice"_s);
    }

    void seeValue()
    {
        if (m_frames.empty())
            return;
        Frame &frame = m_frames.back();
        frame.inValue = false;
        if (frame.isArray)
            ++frame.index;
    }

    std::vector<Frame> m_frames;
};

/// What the library says, without its own error numbers.
QString reason(const nlohmann::json::exception &error)
{
    const QString what = QString::fromUtf8(error.what());
    return u"not JSON: "_s + what.mid(what.indexOf(u"] "_s) + 2).left(200);
}

} // namespace

void misread(const QString &place, const QString &detail, const QString &code)
{
    throw Misread{Error{ErrorKind::InvalidInput, code, detail, place, false}};
}

QString placeOf(const QString &parent, const QString &key)
{
    const QString shown = key.left(64);
    return parent.isEmpty() ? shown : parent + u'.' + shown;
}

QString placeOf(const QString &parent, std::size_t index)
{
    return u"%1[%2]"_s.arg(parent).arg(index);
}

Json parseUntrusted(const QByteArray &text)
{
    if (text.size() > MaxJsonBytes)
        misread({}, u"larger than %1 bytes"_s.arg(MaxJsonBytes));
    if (text.contains('\0')) // for the parser the end, whatever comes after it
        misread({}, u"not JSON: a null byte"_s);
    ParseGuard guard;
    const auto see = [&guard](int, Json::parse_event_t event, Json &parsed) {
        guard.see(event, parsed);
        return true;
    };
    try {
        return Json::parse(text.cbegin(), text.cend(), see);
    } catch (const nlohmann::json::exception &error) {
        misread(guard.place(), reason(error));
    }
}

const Json *member(const Json &object, const char *key)
{
    const auto found = object.find(key);
    return found == object.end() || found->is_null() ? nullptr : &*found;
}

const Json &required(const Json &object, const char *key, const QString &place)
{
    const auto found = object.find(key);
    if (found == object.end())
        misread(placeOf(place, QString::fromUtf8(key)), u"missing"_s);
    return *found;
}

void readObject(const Json &json, const QString &place, const QStringList &keys)
{
    if (!json.is_object())
        misread(place, u"an object is expected"_s);
    for (const auto &item : json.items()) {
        const QString key = QString::fromStdString(item.key());
        if (!keys.contains(key))
            misread(placeOf(place, key), u"unknown key; known are %1"_s.arg(keys.join(u", "_s)));
    }
}

const Json &readArray(const Json &json, const QString &place)
{
    if (!json.is_array())
        misread(place, u"a list is expected"_s);
    return json;
}

QString readText(const Json &json, const QString &place)
{
    if (!json.is_string())
        misread(place, u"a text is expected"_s);
    return QString::fromStdString(json.get_ref<const std::string &>());
}

bool readBool(const Json &json, const QString &place)
{
    if (!json.is_boolean())
        misread(place, u"true or false is expected"_s);
    return json.get<bool>();
}

double readNumber(const Json &json, const QString &place)
{
    if (!json.is_number())
        misread(place, u"a number is expected"_s);
    return json.get<double>();
}

qint64 readInteger(const Json &json, const QString &place, qint64 min, qint64 max)
{
    if (!json.is_number_integer())
        misread(place, u"a whole number is expected"_s);
    const bool beyond
        = json.is_number_unsigned() && json.get<quint64>() > quint64(std::numeric_limits<qint64>::max());
    const qint64 number = beyond ? 0 : json.get<qint64>();
    if (beyond || number < min || number > max)
        misread(place, u"a number from %1 to %2 is expected"_s.arg(min).arg(max));
    return number;
}

qsizetype readChoice(const Json &json, const QString &place, const QStringList &names)
{
    const qsizetype index = names.indexOf(readText(json, place));
    if (index < 0)
        misread(place, u"one of %1 is expected"_s.arg(names.join(u", "_s)));
    return index;
}

QStringList readTexts(const Json &json, const QString &place)
{
    QStringList texts;
    for (const Json &entry : readArray(json, place))
        texts.append(readText(entry, placeOf(place, std::size_t(texts.size()))));
    return texts;
}

} // namespace tally
