// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/bytesource.h"

#include <QString>

#include <string>

namespace tally {

/// Which file a name led to: it keeps its number when it is renamed.
struct FileIdentity
{
    quint64 device = 0;
    quint64 number = 0; ///< 0: there is no such file
    bool operator==(const FileIdentity &) const = default;
};
FileIdentity identityOf(const QString &path);

/// Why the bytes of a followed file ended.
enum class FollowEnd { None, Rotated, Truncated, Stopped };

/// What the reader of a followed file and whoever started it share.
struct FollowStatus
{
    std::atomic<FollowEnd> end = FollowEnd::None;
    std::atomic<qint64> bytes = 0;
};

/// The whole lines of a file that grows: waits for more until its name leads to another file and it has been
/// quiet for a while (rotation by renaming), it became shorter or begins otherwise (rotation by truncating),
/// or `stop` is cancelled. A line that is not whole waits for its end; where the file ended without one it
/// comes as it is, but not after a stop. One thread.
class FollowBytes final : public ByteSource
{
public:
    struct Options
    {
        CancelToken stop;
        int pollMs = 200;
        int quietMs = 2'000; ///< how long a renamed file must have been silent before it is left
        bool untilEnd = false; ///< an earlier file: nothing more comes
    };
    /// Errors: `io_error`; `invalid_file` where the file is packed.
    static Result<std::unique_ptr<FollowBytes>> open(const QString &path, const Options &options,
                                                     std::shared_ptr<FollowStatus> status);
    ~FollowBytes() override;

    /// Waits for the first whole line; false where none comes before the end.
    Result<bool> waitForLine();
    Result<qint64> read(char *to, qint64 most) override;
    bool mayGrow() const override { return m_status->end == FollowEnd::None; }

private:
    FollowBytes(QString path, int descriptor, Options options, std::shared_ptr<FollowStatus> status);
    Result<bool> fetch();
    void lookForTheEnd();
    bool beginsAsBefore() const;
    void end(FollowEnd why);
    void pause() const;

    QString m_path;
    int m_descriptor;
    Options m_options;
    std::shared_ptr<FollowStatus> m_status;
    FileIdentity m_identity;
    std::string m_beginning; // of the file, to know it again
    std::string m_held; // read, but not handed out
    std::size_t m_whole = 0; // of m_held: whole lines
    qint64 m_offset = 0;
    int m_quietMs = 0;
};

} // namespace tally
