// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/console.h"

#include <QFile>

#include <string>

namespace tally::cli {

/// Keeps what an engine would not take, one JSON object a line with `reason` and `document`, in a file that
/// is made with the first one.
class RefusedDocuments
{
public:
    explicit RefusedDocuments(QString folder);
    void add(const std::string &document, const QString &reason);
    void tell(Console &console) const;

private:
    QString m_folder;
    QFile m_file;
    qint64 m_count = 0;
    QString m_firstReason;
    bool m_lost = false;
};

} // namespace tally::cli
