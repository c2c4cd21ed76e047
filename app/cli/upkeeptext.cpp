// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/upkeeptext.h"

#include <QDate>

namespace tally::cli {

using namespace Qt::StringLiterals;

QString bytesText(qint64 bytes)
{
    constexpr double MiB = 1024.0 * 1024.0;
    return u"%1 MiB"_s.arg(double(bytes) / MiB, 0, 'f', 1);
}

QString countText(qint64 count, const QString &one, const QString &many)
{
    return u"%1 %2"_s.arg(count).arg(count == 1 ? one : many);
}

QByteArray jsonText(const nlohmann::ordered_json &json)
{
    using Handler = nlohmann::ordered_json::error_handler_t;
    return QByteArray::fromStdString(json.dump(2, ' ', false, Handler::replace)) + '\n';
}

CopyProgress copyProgress(Console &console, const QString &doing)
{
    return [&console, doing](qint64 done, qint64 all) {
        console.progress(u"%1: %2 % of %3 rows"_s.arg(doing).arg(all > 0 ? 100 * done / all : 100).arg(all));
    };
}

} // namespace tally::cli
