// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/keptjson.h"

#include "core/errorcodes.h"
#include "domain/zone.h"

namespace tally::keptjson {

std::optional<QString> text(const Json &json, const char *key, std::size_t maxBytes)
{
    const auto found = json.find(key);
    if (found == json.end())
        return QString();
    if (!found->is_string() || found->get_ref<const std::string &>().size() > maxBytes)
        return std::nullopt;
    return QString::fromStdString(found->get<std::string>());
}

std::optional<qint64> instant(const Json &json, const char *key)
{
    const std::optional<QString> written = text(json, key, 100);
    if (!written)
        return std::nullopt;
    if (written->isEmpty())
        return 0;
    const Result<qint64> ms = parseInstant(*written, Zone());
    return ms ? std::optional(*ms) : std::nullopt;
}

std::string instantText(qint64 utcMs)
{
    return Zone().toIso(utcMs).toStdString();
}

Unexpected damaged(const QString &what, const QString &place)
{
    return failure(ErrorKind::Damaged, codes::InvalidFile, what, place);
}

QByteArray written(const Json &json)
{
    return QByteArray::fromStdString(json.dump(2, ' ', false, Json::error_handler_t::replace)) + '\n';
}

} // namespace tally::keptjson
