// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/settings.h"
#include "workspace/smallfile.h"

namespace tally {

/// Keeps Settings as one readable JSON file, written atomically, with a copy of the last good one beside it
/// (`.last-good`). A damaged file is set aside as `.bad`. Not thread-safe.
class SettingsFile
{
public:
    static constexpr qint64 MaxBytes = 1024 * 1024;

    explicit SettingsFile(QString path);

    enum class Origin {
        Fresh, ///< there was no file
        File, ///< the file
        LastGood, ///< the file was damaged and set aside; what was good before is back
        Defaults ///< the file was damaged and set aside, and nothing good was found
    };
    struct Loaded
    {
        Settings settings;
        Origin origin = Origin::Fresh;
        QString badFile; ///< where the damaged file is now; empty: there was none
    };
    /// Never fails: there are always settings to start with.
    Loaded load() const;
    Result<void> save(const Settings &settings) const;

    QString path() const { return m_path; }

private:
    QString lastGoodPath() const;
    QString setAside() const;

    QString m_path;
};

} // namespace tally
