// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/bytesource.h"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace tally {

/// Text in memory as a stream; the text must outlive it.
class TextBytes final : public ByteSource
{
public:
    explicit TextBytes(std::string_view text) : m_rest(text) {}
    Result<qint64> read(char *to, qint64 most) override
    {
        const std::string_view part = m_rest.substr(0, size_t(most));
        std::memcpy(to, part.data(), part.size());
        m_rest.remove_prefix(part.size());
        return qint64(part.size());
    }

private:
    std::string_view m_rest;
};

} // namespace tally
