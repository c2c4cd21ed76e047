// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <nlohmann/json.hpp>

#include <QByteArray>

#include <optional>

namespace tally {

/// What the readers of kept files share.
namespace keptjson {

using Json = nlohmann::ordered_json;

inline constexpr std::size_t MaxNote = 10'000; ///< bytes

/// A text of at most `maxBytes`: empty where the key is missing, nothing where it holds something else.
std::optional<QString> text(const Json &json, const char *key, std::size_t maxBytes);
/// An ISO 8601 instant as UTC ms: 0 where the key is missing, nothing where it holds something else.
std::optional<qint64> instant(const Json &json, const char *key);
std::string instantText(qint64 utcMs);

/// `invalid_file` at a place.
Unexpected damaged(const QString &what, const QString &place);
/// Readable JSON with a line end; broken UTF-8 is replaced.
QByteArray written(const Json &json);

/// Parses and hands to `read`; what is no JSON, and what throws, is `invalid_file`.
template <typename T>
Result<T> parsed(const QByteArray &content, const QString &what, Result<T> (*read)(const Json &))
{
    const Json json = Json::parse(content.begin(), content.end(), nullptr, false);
    if (json.is_discarded() || !json.is_object())
        return damaged(what, {});
    try {
        return read(json);
    } catch (const nlohmann::json::exception &error) {
        return damaged(QString::fromUtf8(error.what()), {});
    }
}

} // namespace keptjson
} // namespace tally
