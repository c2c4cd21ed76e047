// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/errorcodes.h"
#include "core/result.h"

#include <nlohmann/json.hpp>

#include <QSet>
#include <QStringList>

#include <optional>

/// Small readers and writers of wire.cpp and wirestore.cpp. The readers throw what nlohmann throws; guarded()
/// makes an Error of it.
namespace tally::wire {

using Json = nlohmann::ordered_json;

inline std::string word(const QString &text)
{
    return text.toStdString();
}

inline QString text(const Json &json, const char *key)
{
    return QString::fromStdString(json.at(key).get<std::string>());
}

inline Json words(const QStringList &texts)
{
    Json list = Json::array();
    for (const QString &one : texts)
        list.push_back(word(one));
    return list;
}

inline QStringList texts(const Json &json, const char *key)
{
    QStringList list;
    for (const Json &one : json.at(key))
        list += QString::fromStdString(one.get<std::string>());
    return list;
}

template <typename T>
Json maybe(const std::optional<T> &value)
{
    return value ? Json(*value) : Json();
}

template <typename T>
std::optional<T> maybe(const Json &json, const char *key)
{
    const Json &value = json.at(key);
    return value.is_null() ? std::nullopt : std::optional<T>(value.get<T>());
}

template <typename T, typename Read>
Result<T> guarded(const Read &read)
{
    try {
        return read();
    } catch (const nlohmann::json::exception &error) {
        return failure(ErrorKind::Io, codes::IoError, QString::fromUtf8(error.what()));
    }
}

} // namespace tally::wire
