// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QNetworkReply>
#include <QSslError>

namespace tally {

/// Why a certificate is not believed, the gravest reason first: "certificate expired", "certificate is for
/// another host", "self-signed certificate", "certificate of an unknown authority", …
QString distrustText(const QList<QSslError> &errors);
/// The error of a reply that never became an answer.
Error transportError(const QNetworkReply &reply, const QList<QSslError> &distrust, const QString &node);
/// 401, 403, 429, 502, 503 and 504 as errors; nothing for other statuses.
std::optional<Error> statusError(int status, const QString &node);

} // namespace tally
