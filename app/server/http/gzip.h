// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>
#include <string>
#include <string_view>

namespace tally {

std::string gzipped(std::string_view text);

enum class GunzipFault { Damaged, TooLarge };
struct Gunzipped
{
    std::string text;
    std::optional<GunzipFault> fault;
};
/// Unpacks at most `limit` bytes, and stops there: memory is bounded whatever the packed text promises.
Gunzipped gunzipped(std::string_view packed, qint64 limit);

} // namespace tally
