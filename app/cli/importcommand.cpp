// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandrunners.h"
#include "cli/filearguments.h"
#include "cli/ledgertext.h"
#include "cli/refuseddocuments.h"
#include "cli/storeoption.h"
#include "core/errorcodes.h"
#include "ingest/follower.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

namespace tally::cli {

using namespace Qt::StringLiterals;

namespace {

std::optional<InputFormat> formatOf(const Arguments &arguments)
{
    const QString format = arguments.value(u"format"_s).value_or(QString());
    if (format == "ndjson"_L1)
        return InputFormat::Ndjson;
    if (format == "json"_L1)
        return InputFormat::JsonArray;
    return format == "csv"_L1 ? std::optional(InputFormat::Csv) : std::nullopt;
}

// Where rejected lines go: a folder beside the store, or one that lasts until they are moved to --rejected's
// file.
class RejectedPlace
{
public:
    RejectedPlace(const Arguments &arguments, const QString &store)
        : m_wanted(arguments.value(u"rejected"_s).value_or(QString()))
    {
        const QFileInfo file(m_wanted.isEmpty() ? store : m_wanted);
        if (m_wanted.isEmpty())
            m_folder = rejectedFolder(store);
        else
            m_temporary = std::make_unique<QTemporaryDir>(file.dir().filePath(u".rejected-XXXXXX"_s));
    }

    QString folder() const { return m_temporary ? m_temporary->path() : m_folder; }

    Result<void> check() const
    {
        if (!m_temporary || m_temporary->isValid())
            return {};
        return failure(ErrorKind::Io, codes::IoError, m_temporary->errorString(), m_wanted);
    }

    Result<void> settle(ImportResult &result) const
    {
        if (m_wanted.isEmpty() || result.deadLetters.isEmpty())
            return {};
        QFile::remove(m_wanted);
        QFile letters(result.deadLetters);
        if (!letters.rename(m_wanted))
            return failure(ErrorKind::Io, codes::IoError, letters.errorString(), m_wanted);
        result.deadLetters = m_wanted;
        return {};
    }

private:
    QString m_wanted;
    QString m_folder;
    std::unique_ptr<QTemporaryDir> m_temporary;
};

QString progressText(qint64 done, qint64 total, qint64 rows)
{
    const QString mib = QString::number(double(done) / 1048576.0, 'f', 1);
    if (total <= 0)
        return u"%1 MiB, %2 lines"_s.arg(mib).arg(rows);
    return u"%1 % of %2 MiB, %3 lines"_s.arg(100 * done / total)
        .arg(double(total) / 1048576.0, 0, 'f', 1)
        .arg(rows);
}

void tellRejected(Console &console, const ImportResult &result)
{
    if (result.total.rejected == 0)
        return;
    console.message(u"%1 lines were rejected:"_s.arg(result.total.rejected));
    for (const RejectedLines &reason : result.rejected.mid(0, 5))
        console.message(u"  %1  %2"_s.arg(reason.lines, 9).arg(reason.reason));
    if (!result.deadLetters.isEmpty())
        console.message(u"They are kept with their reasons in %1"_s.arg(result.deadLetters));
    if (result.deadLettersNotKept > 0)
        console.message(
            u"(%1 of them are beyond its size limit and were only counted)"_s.arg(result.deadLettersNotKept));
}

int tell(const Job &job, const ImportResult &result)
{
    const bool json = job.arguments.has(u"json"_s);
    if (!job.console.print(json ? ledgerJson(result) : ledgerText(result).toUtf8()))
        return Failed;
    tellRejected(job.console, result);
    for (const FileReport &file : result.files) {
        if (file.error)
            job.console.fail(*file.error);
    }
    if (result.cancelled) {
        return job.console.fail(
            {ErrorKind::Cancelled, codes::Cancelled, u"what was read until then is stored"_s, {}, true});
    }
    return result.hasErrors() ? Failed : Done;
}

int finish(const Job &job, const RejectedPlace &rejected, ImportResult &result)
{
    if (const Result<void> settled = rejected.settle(result); !settled)
        job.console.fail(settled.error());
    return tell(job, result);
}

QString noticeText(const FollowNotice &notice)
{
    using Kind = FollowNotice::Kind;
    switch (notice.kind) {
    case Kind::Waiting:
        return u"%1: waiting for it"_s.arg(notice.file);
    case Kind::Rotated:
        return u"%1: rotated, going on with the new file"_s.arg(notice.file);
    case Kind::Truncated:
        return u"%1: begins anew"_s.arg(notice.file);
    case Kind::EarlierRead:
        return u"%1: was rotated meanwhile, reading %2 first"_s.arg(notice.file, notice.other);
    case Kind::EarlierMissing:
        return u"%1: was rotated meanwhile, and the earlier file is not beside it. If lines are missing, "
               u"import it: "
               "what is stored already stays as it is"_s.arg(notice.file);
    }
    return {};
}

/// Until it is stopped, which is how it is meant to end.
Result<ImportResult> follow(const Job &job, const QStringList &files, const ImportOptions &options,
                            const Follower::MakeSink &makeSink, const QString &path)
{
    FollowOptions follow;
    follow.import = options;
    follow.stateFile = path + u".following"_s;
    Follower::Watcher watcher;
    watcher.notice = [&job](const FollowNotice &notice) { job.console.message(noticeText(notice)); };
    watcher.progress
        = [&job](qint64, qint64 rows) { job.console.progress(u"following: %1 lines"_s.arg(rows)); };
    return Follower().run(files, follow, makeSink, watcher, job.cancel);
}

} // namespace

Parsed<int> runImport(const Job &job)
{
    if (job.arguments.has(u"follow"_s) && job.arguments.positional().contains(u"-"_s))
        return wrongUsage(u"--follow reads files; standard input is read to its end anyway"_s);
    const Result<QString> path = placeOf(job.arguments);
    if (!path)
        return job.console.fail(path.error());
    const Result<QStringList> files = expandedFiles(job.arguments.positional());
    if (!files)
        return job.console.fail(files.error());
    // The other cores parse.
    EmbeddedSource::Options engine;
    engine.memoryBytes = 128 * 1024 * 1024;
    engine.threads = 1;
    const auto source = openAnySource(job.arguments, IfMissing::Create, engine);
    if (!source)
        return job.console.fail(source.error());
    const RejectedPlace rejected(job.arguments, *path);
    if (const Result<void> usable = rejected.check(); !usable)
        return job.console.fail(usable.error());

    RefusedDocuments refused(rejected.folder());
    const auto makeSink = [&] {
        return source->makeSink([&refused](const std::string &document, const QString &reason) {
            refused.add(document, reason);
        });
    };
    ImportOptions options;
    options.fieldMap = job.arguments.value(u"field-map"_s).value_or(QString());
    options.format = formatOf(job.arguments);
    options.deadLetterDir = rejected.folder();
    if (job.arguments.has(u"follow"_s)) {
        Result<ImportResult> followed = follow(
            job, *files, options,
            [&makeSink]() -> std::unique_ptr<EventSink> {
                Result<std::unique_ptr<EventSink>> sink = makeSink();
                return sink ? std::move(*sink) : nullptr; // stores and engines always have one
            },
            *path);
        return followed ? finish(job, rejected, *followed) : job.console.fail(followed.error());
    }
    const Result<std::unique_ptr<EventSink>> sink = makeSink();
    if (!sink)
        return job.console.fail(sink.error());
    const auto progress = [&job](qint64 done, qint64 total, qint64 rows) {
        job.console.progress(progressText(done, total, rows));
    };
    Result<ImportResult> result = Importer().run(*files, options, **sink, progress, job.cancel);
    refused.tell(job.console);
    return result ? finish(job, rejected, *result) : job.console.fail(result.error());
}

} // namespace tally::cli
