// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/gzip.h"

#include <zlib.h>

#include <algorithm>

namespace tally {
namespace {

constexpr int GzipWindow = 15 + 16; // the largest window, with gzip's frame

z_stream reading(std::string_view text)
{
    z_stream stream{};
    // zlib does not write to its input.
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.data()));
    stream.avail_in = uInt(text.size());
    return stream;
}

} // namespace

std::string gzipped(std::string_view text)
{
    constexpr int level = 4; // answers are packed while somebody waits
    z_stream stream = reading(text);
    if (deflateInit2(&stream, level, Z_DEFLATED, GzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    std::string packed(deflateBound(&stream, uLong(text.size())), '\0');
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    packed.resize(whole ? stream.total_out : 0);
    deflateEnd(&stream);
    return packed;
}

Gunzipped gunzipped(std::string_view packed, qint64 limit)
{
    Gunzipped result;
    z_stream stream = reading(packed);
    if (inflateInit2(&stream, GzipWindow) != Z_OK)
        return {{}, GunzipFault::Damaged};
    int state = Z_OK;
    while (state == Z_OK) {
        const size_t before = result.text.size();
        if (before > size_t(limit))
            break;
        const size_t more = std::min(std::max<size_t>(before, 64 * 1024), size_t(limit) + 1 - before);
        result.text.resize(before + std::max<size_t>(more, 1));
        stream.next_out = reinterpret_cast<Bytef *>(result.text.data() + before);
        stream.avail_out = uInt(result.text.size() - before);
        state = inflate(&stream, Z_NO_FLUSH);
        result.text.resize(result.text.size() - stream.avail_out);
        // Several members in a row are one text.
        if (state == Z_STREAM_END && stream.avail_in > 0)
            state = inflateReset(&stream);
    }
    inflateEnd(&stream);
    if (result.text.size() > size_t(limit))
        result.fault = GunzipFault::TooLarge;
    else if (state != Z_STREAM_END)
        result.fault = GunzipFault::Damaged;
    if (result.fault)
        std::string().swap(result.text);
    return result;
}

} // namespace tally
