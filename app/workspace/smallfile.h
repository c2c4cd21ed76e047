// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>

namespace tally {

/// Whole small files: at most `maxBytes` (`invalid_file` when larger), written beside and renamed.
Result<QByteArray> readSmallFile(const QString &path, qint64 maxBytes);
Result<void> writeSmallFile(const QString &path, const QByteArray &content);

} // namespace tally
