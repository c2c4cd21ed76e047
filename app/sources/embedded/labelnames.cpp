// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/labelnames.h"

namespace tally {
namespace {

/// Position after the string that begins at `begin` (a quote), or npos.
std::size_t stringEnd(std::string_view json, std::size_t begin)
{
    for (std::size_t i = begin + 1; i < json.size(); ++i) {
        if (json[i] == '\\')
            ++i;
        else if (json[i] == '"')
            return i + 1;
    }
    return std::string_view::npos;
}

} // namespace

std::vector<std::string_view> labelNames(std::string_view json)
{
    std::vector<std::string_view> names;
    int depth = 0;
    bool atName = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (c == '"') {
            const std::size_t end = stringEnd(json, i);
            if (end == std::string_view::npos)
                break;
            if (depth == 1 && atName)
                names.push_back(json.substr(i + 1, end - i - 2));
            atName = false;
            i = end - 1;
        } else if (c == '{' || c == '[') {
            atName = ++depth == 1;
        } else if (c == '}' || c == ']') {
            --depth;
        } else if (c == ',') {
            atName = depth == 1;
        }
    }
    return names;
}

} // namespace tally
