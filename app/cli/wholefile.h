// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QFile>

#include <memory>

namespace tally::cli {

/// A file to read, `-` for standard input. Errors: io_error.
Result<std::unique_ptr<QFile>> openInput(const QString &path);
/// All of it, up to 64 MiB. Errors: io_error, invalid_file.
Result<QByteArray> readAll(QFile &input);
/// Written beside its place and put there when complete. Errors: io_error, disk_full.
Result<void> writeWholeFile(const QString &path, const QByteArray &bytes);

} // namespace tally::cli
