// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/errorcodes.h"
#include "ingest/bytesource.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <vector>
#include <zlib.h>
#include <zstd.h>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr qint64 InputBytes = 128 * 1024;

Unexpected damaged(const QString &what)
{
    return failure(ErrorKind::Damaged, codes::InvalidFile, what);
}

/// The packed side: a window on the file that a decompressor eats from.
class Window
{
public:
    explicit Window(std::unique_ptr<ByteSource> source)
        : m_source(std::move(source))
        , m_bytes(InputBytes)
    {
    }

    /// Has at least one byte (true) unless the file is at its end (false).
    Result<bool> fill()
    {
        if (m_at < m_end)
            return true;
        auto got = m_source->read(m_bytes.data(), InputBytes);
        if (!got)
            return Unexpected(got.error());
        m_at = 0;
        m_end = *got;
        return *got > 0;
    }
    /// Reads until `count` bytes are there or the file ends; only before anything was eaten.
    Result<void> peek(qint64 count)
    {
        while (m_end < count) {
            auto got = m_source->read(m_bytes.data() + m_end, InputBytes - m_end);
            if (!got)
                return Unexpected(got.error());
            if (*got == 0)
                break;
            m_end += *got;
        }
        return {};
    }
    char *data() { return m_bytes.data() + m_at; }
    qint64 size() const { return m_end - m_at; }
    void eat(qint64 count) { m_at += count; }

private:
    std::unique_ptr<ByteSource> m_source;
    std::vector<char> m_bytes;
    qint64 m_at = 0;
    qint64 m_end = 0;
};

class PlainBytes final : public ByteSource
{
public:
    explicit PlainBytes(Window window)
        : m_window(std::move(window))
    {
    }
    Result<qint64> read(char *to, qint64 most) override
    {
        auto filled = m_window.fill();
        if (!filled)
            return Unexpected(filled.error());
        const qint64 count = std::min(most, m_window.size());
        std::memcpy(to, m_window.data(), size_t(count));
        m_window.eat(count);
        return count;
    }

private:
    Window m_window;
};

class GzipBytes final : public ByteSource
{
public:
    explicit GzipBytes(Window window)
        : m_window(std::move(window))
    {
        m_stream.zalloc = nullptr;
        m_stream.zfree = nullptr;
        m_stream.opaque = nullptr;
        m_ready = inflateInit2(&m_stream, 15 + 16) == Z_OK;
    }
    ~GzipBytes() override { inflateEnd(&m_stream); }
    GzipBytes(const GzipBytes &) = delete;
    GzipBytes &operator=(const GzipBytes &) = delete;

    Result<qint64> read(char *to, qint64 most) override
    {
        if (!m_ready)
            return failure(ErrorKind::Internal, codes::Internal, u"no memory for gzip"_s);
        m_stream.next_out = reinterpret_cast<Bytef *>(to);
        m_stream.avail_out = uInt(std::min<qint64>(most, 1 << 30));
        const uInt wanted = m_stream.avail_out;
        while (m_stream.avail_out == wanted && !m_atEnd && !m_error) {
            if (auto step = inflateSome(); !step)
                m_error = step.error(); // told once what came before it is taken
        }
        if (m_error && m_stream.avail_out == wanted)
            return Unexpected(*m_error);
        return qint64(wanted - m_stream.avail_out);
    }

private:
    Result<void> inflateSome()
    {
        auto filled = m_window.fill();
        if (!filled)
            return Unexpected(filled.error());
        if (!*filled) {
            if (m_inMember)
                return damaged(u"the gzip data ends early"_s);
            m_atEnd = true;
            return {};
        }
        if (!m_inMember && *m_window.data() == 0) {
            m_window.eat(1); // zeros after the last member: tapes and block devices pad so
            return {};
        }
        m_inMember = true;
        m_stream.next_in = reinterpret_cast<Bytef *>(m_window.data());
        m_stream.avail_in = uInt(m_window.size());
        const int status = inflate(&m_stream, Z_NO_FLUSH);
        m_window.eat(m_window.size() - qint64(m_stream.avail_in));
        if (status == Z_STREAM_END) {
            m_inMember = false;
            inflateReset(&m_stream);
        } else if (status != Z_OK && status != Z_BUF_ERROR) {
            return damaged(u"the gzip data is damaged"_s);
        }
        return {};
    }

    Window m_window;
    z_stream m_stream{};
    std::optional<Error> m_error;
    bool m_ready = false;
    bool m_inMember = true; // false between members, where the file may end
    bool m_atEnd = false;
};

class ZstdBytes final : public ByteSource
{
public:
    explicit ZstdBytes(Window window)
        : m_window(std::move(window))
        , m_stream(ZSTD_createDStream(), ZSTD_freeDStream)
    {
        // A frame may ask for a window of gigabytes; 128 MiB is what the zstd program grants by default.
        ZSTD_DCtx_setParameter(m_stream.get(), ZSTD_d_windowLogMax, 27);
    }

    Result<qint64> read(char *to, qint64 most) override
    {
        ZSTD_outBuffer out{to, size_t(most), 0};
        while (out.pos == 0 && !m_atEnd && !m_error) {
            if (auto step = unpackSome(out); !step)
                m_error = step.error();
        }
        if (m_error && out.pos == 0)
            return Unexpected(*m_error);
        return qint64(out.pos);
    }

private:
    Result<void> unpackSome(ZSTD_outBuffer &out)
    {
        auto filled = m_window.fill();
        if (!filled)
            return Unexpected(filled.error());
        m_atEnd = !*filled && !m_midFrame;
        if (m_atEnd)
            return {};
        if (!*filled && !m_mayHoldMore)
            return damaged(u"the zstd data ends early"_s);
        ZSTD_inBuffer in{m_window.data(), size_t(m_window.size()), 0};
        const size_t status = ZSTD_decompressStream(m_stream.get(), &out, &in);
        m_window.eat(qint64(in.pos));
        if (ZSTD_isError(status))
            return damaged(u"the zstd data is damaged"_s);
        m_midFrame = status != 0;
        m_mayHoldMore = out.pos == out.size;
        return {};
    }

    Window m_window;
    std::unique_ptr<ZSTD_DStream, size_t (*)(ZSTD_DStream *)> m_stream;
    std::optional<Error> m_error;
    bool m_atEnd = false;
    bool m_midFrame = false;
    bool m_mayHoldMore = false; // the last call filled its buffer: more may come without new input
};

} // namespace

Result<std::unique_ptr<ByteSource>> unpacked(std::unique_ptr<ByteSource> packed)
{
    Window window(std::move(packed));
    if (auto peeked = window.peek(4); !peeked)
        return Unexpected(peeked.error());
    const auto startsWith = [&window](std::string_view magic) {
        return std::string_view(window.data(), size_t(window.size())).substr(0, magic.size()) == magic;
    };
    if (startsWith("\x1F\x8B"))
        return std::unique_ptr<ByteSource>(new GzipBytes(std::move(window)));
    if (startsWith("\x28\xB5\x2F\xFD"))
        return std::unique_ptr<ByteSource>(new ZstdBytes(std::move(window)));
    return std::unique_ptr<ByteSource>(new PlainBytes(std::move(window)));
}

} // namespace tally
