// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QSaveFile>

#include <nlohmann/json_fwd.hpp>

#include <memory>

namespace tally {

class HashingDevice;

/// A data file and its manifest (`FILE.manifest.json`), written beside their places and put there when both
/// are complete: both or neither, and what stood there before stays until then. Destroying it without
/// commit() leaves no trace. One thread.
class ReportFile
{
public:
    /// Errors: io_error (no such folder, a folder that may not be written, a path that is no plain file),
    /// disk_full.
    static Result<std::unique_ptr<ReportFile>> create(const QString &path);
    ~ReportFile();
    Q_DISABLE_COPY_MOVE(ReportFile)

    QIODevice &out();
    /// Adds `file`, `bytes` and `sha256` to the manifest and puts both files in their places.
    Result<void> commit(nlohmann::ordered_json manifest);

    static QString manifestPath(const QString &path);

private:
    explicit ReportFile(const QString &path);
    Result<void> open();
    Result<void> writeManifest(const nlohmann::ordered_json &manifest);
    Result<void> putInPlace();

    QSaveFile m_data;
    QSaveFile m_manifest;
    std::unique_ptr<HashingDevice> m_hashing;
};

} // namespace tally
