// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "indices/jsonpick.h"

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

const Json Nothing;

} // namespace

const Json &pick(const Json &json, const std::string &key)
{
    if (!json.is_object())
        return Nothing;
    const auto found = json.find(key);
    return found == json.end() ? Nothing : *found;
}

const Json &pick(const Json &json, std::initializer_list<const char *> keys)
{
    const Json *at = &json;
    for (const char *key : keys)
        at = &pick(*at, std::string(key));
    return *at;
}

QString textOf(const Json &json)
{
    if (json.is_string())
        return QString::fromStdString(json.get<std::string>());
    return json.is_number() || json.is_boolean() ? QString::fromStdString(json.dump()) : QString();
}

qint64 integerOf(const Json &json, qint64 otherwise)
{
    bool ok = false;
    const qint64 number = textOf(json).toLongLong(&ok);
    return ok ? number : otherwise;
}

bool isTrue(const Json &json)
{
    return json == true || json == "true";
}

bool isWhole(const Json &answer)
{
    const Json &shards = pick(answer, {"_shards"});
    return !isTrue(pick(answer, {"timed_out"})) && integerOf(pick(shards, {"failed"}), 1) == 0
        && integerOf(pick(shards, {"successful"}), -1) == integerOf(pick(shards, {"total"}), -2);
}

} // namespace tally
