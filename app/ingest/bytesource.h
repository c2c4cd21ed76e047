// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"

#include <atomic>
#include <memory>

namespace tally {

/// A stream of bytes read by one thread. An error ends it; what was read before stays good.
class ByteSource
{
public:
    virtual ~ByteSource() = default;
    /// At least one byte, or 0 at the end; while mayGrow(), 0 only means that there is nothing for now.
    virtual Result<qint64> read(char *to, qint64 most) = 0;
    virtual bool mayGrow() const { return false; }
};

/// A file or standard input (`-`). A wait for input (a pipe) ends when `cancel` does: then read() answers
/// `cancelled`.
class FileBytes final : public ByteSource
{
public:
    /// `consumed` grows by what was read; it may be watched from other threads.
    static Result<std::unique_ptr<ByteSource>> open(const QString &path, CancelToken cancel,
                                                    std::atomic<qint64> &consumed);
    ~FileBytes() override;
    Result<qint64> read(char *to, qint64 most) override;

private:
    FileBytes(int descriptor, CancelToken cancel, std::atomic<qint64> &consumed);
    int m_descriptor;
    CancelToken m_cancel;
    std::atomic<qint64> &m_consumed;
};

/// Looks at the first bytes of `packed`, and unpacks gzip (several members in a row too) and Zstandard; other
/// content passes as it is. Errors: `invalid_file` where the packed data is damaged or ends early.
Result<std::unique_ptr<ByteSource>> unpacked(std::unique_ptr<ByteSource> packed);

} // namespace tally
