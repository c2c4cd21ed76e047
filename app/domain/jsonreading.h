// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/errorcodes.h"
#include "core/result.h"

#include <nlohmann/json_fwd.hpp>

#include <QStringList>

#include <limits>

namespace tally {

using Json = nlohmann::ordered_json;

/// Thrown by the readers below and caught by the public functions of domain/queryjson.h, never beyond.
struct Misread
{
    Error error;
};

inline constexpr int MaxJsonDepth = 32;
inline constexpr qsizetype MaxJsonBytes = 1 << 20;

[[noreturn]] void misread(const QString &place, const QString &detail,
                          const QString &code = codes::InvalidQuery);

/// Places: `filters` and `limit` make `filters.limit`, `filters` and 2 make `filters[2]`.
QString placeOf(const QString &parent, const QString &key);
QString placeOf(const QString &parent, std::size_t index);

/// Parses untrusted text: valid UTF-8, no key twice, nothing nested deeper than MaxJsonDepth, not above
/// MaxJsonBytes.
Json parseUntrusted(const QByteArray &text);

/// Null where the object lacks the key or holds null there.
const Json *member(const Json &object, const char *key);
const Json &required(const Json &object, const char *key, const QString &place);
/// An object with no other keys than these.
void readObject(const Json &json, const QString &place, const QStringList &keys);
const Json &readArray(const Json &json, const QString &place);
QString readText(const Json &json, const QString &place);
bool readBool(const Json &json, const QString &place);
double readNumber(const Json &json, const QString &place);
qint64 readInteger(const Json &json, const QString &place, qint64 min = std::numeric_limits<qint64>::min(),
                   qint64 max = std::numeric_limits<qint64>::max());
/// Reads `json` as one of `names` and answers its index.
qsizetype readChoice(const Json &json, const QString &place, const QStringList &names);
QStringList readTexts(const Json &json, const QString &place);

} // namespace tally
