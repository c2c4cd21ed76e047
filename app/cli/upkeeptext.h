// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/console.h"
#include "sources/embedded/storecopy.h"

#include <nlohmann/json.hpp>

namespace tally::cli {

QString bytesText(qint64 bytes); ///< "12.5 MiB"
QString countText(qint64 count, const QString &one, const QString &many); ///< "1 day", "3 days"
QByteArray jsonText(const nlohmann::ordered_json &json);
CopyProgress copyProgress(Console &console, const QString &doing);

} // namespace tally::cli
