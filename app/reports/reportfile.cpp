// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportfile.h"

#include "core/errorcodes.h"
#include "reports/deviceerror.h"
#include "reports/hashingdevice.h"

#include <QDir>
#include <QFileInfo>
#include <QUuid>

#include <nlohmann/json.hpp>

#include <filesystem>

namespace tally {

namespace {

// The file that a new one is about to replace, kept under a second name until the manifest is in its place
// too.
class Keepsake
{
public:
    explicit Keepsake(const QString &path)
        : m_path(path.toStdString())
    {
        const QFileInfo info(path);
        if (!info.exists())
            return;
        const QString name
            = QStringLiteral(".%1.%2").arg(info.fileName(), QUuid::createUuid().toString(QUuid::Id128));
        m_kept = info.dir().filePath(name).toStdString();
        std::error_code error;
        std::filesystem::create_hard_link(m_path, m_kept, error);
        if (error) // a file system without links
            std::filesystem::copy_file(m_path, m_kept, error);
    }
    ~Keepsake()
    {
        std::error_code ignored;
        if (!m_kept.empty())
            std::filesystem::remove(m_kept, ignored);
    }
    Q_DISABLE_COPY_MOVE(Keepsake)

    void restore()
    {
        std::error_code ignored;
        if (m_kept.empty())
            std::filesystem::remove(m_path, ignored);
        else
            std::filesystem::rename(m_kept, m_path, ignored);
    }

private:
    std::filesystem::path m_path;
    std::filesystem::path m_kept;
};

Unexpected fileFailure(const QSaveFile &file)
{
    return Unexpected(deviceError(file));
}

} // namespace

ReportFile::ReportFile(const QString &path)
    : m_data(path)
    , m_manifest(manifestPath(path))
{
}

ReportFile::~ReportFile() = default;

QString ReportFile::manifestPath(const QString &path)
{
    return path + QStringLiteral(".manifest.json");
}

Result<std::unique_ptr<ReportFile>> ReportFile::create(const QString &path)
{
    std::unique_ptr<ReportFile> file(new ReportFile(path));
    return file->open().map([&file] { return std::move(file); });
}

Result<void> ReportFile::open()
{
    for (QSaveFile *file : {&m_data, &m_manifest}) {
        const QFileInfo info(file->fileName());
        // Renaming over a device or a pipe would destroy it.
        if (info.exists() && !info.isFile())
            return failure(ErrorKind::Io, codes::IoError, QStringLiteral("not a plain file"),
                           file->fileName());
        if (!file->open(QIODevice::WriteOnly))
            return fileFailure(*file);
    }
    m_hashing = std::make_unique<HashingDevice>(m_data);
    return {};
}

QIODevice &ReportFile::out()
{
    return *m_hashing;
}

Result<void> ReportFile::writeManifest(const nlohmann::ordered_json &manifest)
{
    using Handler = nlohmann::ordered_json::error_handler_t;
    const std::string text = manifest.dump(2, ' ', false, Handler::replace) + '\n';
    if (m_manifest.write(text.data(), qint64(text.size())) != qint64(text.size()) || !m_manifest.flush())
        return fileFailure(m_manifest);
    return {};
}

Result<void> ReportFile::putInPlace()
{
    Keepsake before(m_data.fileName());
    if (!m_data.commit())
        return fileFailure(m_data);
    if (m_manifest.commit())
        return {};
    before.restore();
    return fileFailure(m_manifest);
}

Result<void> ReportFile::commit(nlohmann::ordered_json manifest)
{
    if (!m_data.flush())
        return fileFailure(m_data);
    nlohmann::ordered_json full{{"file", QFileInfo(m_data.fileName()).fileName().toStdString()},
                                {"bytes", m_hashing->bytes()},
                                {"sha256", m_hashing->sha256().toStdString()}};
    full.update(manifest);
    return writeManifest(full).and_then([this] { return putInPlace(); });
}

} // namespace tally
