// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <optional>

namespace tally {

struct HttpRequest
{
    QByteArray verb = "GET";
    QString path; ///< below the node's address, encoded, with its query: "/logs-*/_search?size=0"
    QByteArray body;
    QByteArray contentType = "application/json";
    QList<std::pair<QByteArray, QByteArray>> headers = {}; ///< besides those of the client
    bool repeatable
        = true; ///< done twice it does no more than once: it may be sent again. One that is not needs a body
    bool anyStatus = false; ///< 401, 403, 429, 502, 503, 504 are answers too, once sending again did not help
    std::optional<int> totalMs = {}; ///< instead of the client's
};

struct HttpAnswer
{
    int status = 0;
    QByteArray body; ///< unpacked
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QString node; ///< which address answered: "https://host:9200"
};

} // namespace tally
