// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <string_view>

namespace tally {

enum class InputFormat { Ndjson, JsonArray, Csv };
QString inputFormatName(InputFormat format);

/// Tells the format from the file's name and its first bytes (already decompressed). `invalid_file` for what
/// is no text: UTF-16, binary files, Parquet.
Result<InputFormat> detectFormat(const QString &fileName, std::string_view head);

/// The separator of a CSV's first record: the most frequent of , ; tab | outside quotes; comma where there is
/// none.
char detectSeparator(std::string_view firstRecord);

} // namespace tally
