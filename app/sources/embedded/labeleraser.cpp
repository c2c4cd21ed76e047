// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/labeleraser.h"

#include "domain/idword.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <vector>

namespace tally {
namespace {

/// The members of an object's text, each as it is written.
std::vector<std::string_view> membersOf(std::string_view json)
{
    std::vector<std::string_view> members;
    int depth = 0;
    bool quoted = false;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (quoted) {
            i += c == '\\' ? 1 : 0;
            quoted = c != '"';
            continue;
        }
        quoted = c == '"';
        const bool closes = c == '}' || c == ']';
        if ((c == ',' && depth == 1) || (closes && depth == 1))
            members.push_back(json.substr(begin, i - begin));
        depth += c == '{' || c == '[' ? 1 : closes ? -1 : 0;
        if ((c == ',' || c == '{') && depth == 1)
            begin = i + 1;
    }
    return members;
}

bool valueNamesId(const QJsonValue &value, std::string_view id)
{
    if (value.isArray()) {
        const QJsonArray items = value.toArray();
        return std::any_of(items.begin(), items.end(),
                           [id](const QJsonValue &item) { return valueNamesId(item, id); });
    }
    return value.isString() && namesId(value.toString().toStdString(), id);
}

/// As it is written (a number, a nested value), or as it reads (a text with escapes).
bool memberNamesId(std::string_view member, std::string_view id)
{
    const QByteArray object = '{' + QByteArray(member.data(), qsizetype(member.size())) + '}';
    const QJsonObject parsed = QJsonDocument::fromJson(object).object();
    const QJsonValue value = parsed.isEmpty() ? QJsonValue() : parsed.begin().value();
    const std::size_t nameEnd = member.find(':'); // at the latest: a name may hold one
    return valueNamesId(value, id) || namesId(member.substr(std::min(nameEnd, member.size())), id);
}

} // namespace

ErasedLabels eraseLabels(std::string_view json, std::string_view id)
{
    ErasedLabels erased;
    for (const std::string_view member : membersOf(json)) {
        if (memberNamesId(member, id)) {
            ++erased.removed;
            continue;
        }
        erased.json += erased.json.empty() ? '{' : ',';
        erased.json += member;
    }
    if (!erased.json.empty())
        erased.json += '}';
    return erased;
}

} // namespace tally
