// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/delivery/runlog.h"

#include "core/errorcodes.h"
#include "workspace/keptjson.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QSaveFile>

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;
using keptjson::Json;

namespace {

constexpr std::size_t MaxText = 10'000;

QByteArray lineOf(const LoggedRun &run)
{
    Json views = Json::array();
    for (const LoggedRun::View &view : run.views) {
        views.push_back({{"title", view.title.toStdString()},
                         {"rows", view.rows},
                         {"error", view.errorCode.toStdString()},
                         {"detail", view.errorDetail.toStdString()}});
    }
    Json files = Json::array();
    for (const QString &file : run.files)
        files.push_back(file.toStdString());
    const Json json{{"report", run.report.toStdString()},
                    {"source", run.source.toStdString()},
                    {"folder", run.folder.toStdString()},
                    {"started", keptjson::instantText(run.startedMs)},
                    {"finished", keptjson::instantText(run.finishedMs)},
                    {"views", views},
                    {"files", files},
                    {"error", run.errorCode.toStdString()},
                    {"detail", run.errorDetail.toStdString()}};
    return QByteArray::fromStdString(json.dump(-1, ' ', false, Json::error_handler_t::replace)) + '\n';
}

QString textOf(const Json &json, const char *key)
{
    return keptjson::text(json, key, MaxText).value_or(QString());
}

LoggedRun::View viewOf(const Json &json)
{
    const auto rows = json.find("rows");
    return {textOf(json, "title"), rows != json.end() && rows->is_number_integer() ? rows->get<qint64>() : 0,
            textOf(json, "error"), textOf(json, "detail")};
}

std::optional<LoggedRun> runOf(const QByteArray &line)
{
    const Json json = Json::parse(line.begin(), line.end(), nullptr, false);
    if (!json.is_object() || textOf(json, "report").isEmpty())
        return std::nullopt;
    const auto started = keptjson::instant(json, "started");
    const auto finished = keptjson::instant(json, "finished");
    if (!started || !finished)
        return std::nullopt;
    LoggedRun run{
        textOf(json, "report"), textOf(json, "source"), textOf(json, "folder"), *started, *finished, {}, {},
        textOf(json, "error"),  textOf(json, "detail")};
    if (const auto files = json.find("files"); files != json.end() && files->is_array()) {
        for (const Json &file : *files) {
            if (file.is_string())
                run.files.append(QString::fromStdString(file.get<std::string>()));
        }
    }
    if (const auto views = json.find("views"); views != json.end() && views->is_array()) {
        for (const Json &view : *views) {
            if (view.is_object())
                run.views.append(viewOf(view));
        }
    }
    return run;
}

Unexpected fileError(const QFileDevice &file)
{
    return failure(ErrorKind::Io, codes::IoError, file.errorString(), file.fileName());
}

} // namespace

bool LoggedRun::complete() const
{
    return errorCode.isEmpty()
        && std::all_of(views.begin(), views.end(), [](const View &view) { return view.errorCode.isEmpty(); });
}

LoggedRun loggedRun(const ReportOutcome &outcome)
{
    LoggedRun run{outcome.report,
                  outcome.source,
                  outcome.folder,
                  outcome.startedMs,
                  outcome.finishedMs,
                  outcome.files(),
                  {},
                  {},
                  {}};
    for (const ViewOutcome &view : outcome.views)
        run.views.append({view.title, view.rows, view.error ? view.error->code : QString(),
                          view.error ? view.error->detail : QString()});
    if (outcome.error) {
        run.errorCode = outcome.error->code;
        run.errorDetail = outcome.error->detail;
    }
    return run;
}

LoggedRun failedRun(const QString &report, const QString &source, const QString &folder, qint64 startedMs,
                    const Error &error)
{
    return {report, source, folder, startedMs, startedMs, {}, {}, error.code, error.detail};
}

RunLog::RunLog(QString path)
    : m_path(std::move(path))
{
}

Result<void> RunLog::add(const LoggedRun &run) const
{
    if (!QDir().mkpath(QFileInfo(m_path).absolutePath()))
        return failure(ErrorKind::Io, codes::IoError, u"the folder can't be made"_s, m_path);
    QLockFile lock(m_path + u".lock"_s);
    if (!lock.tryLock(10'000))
        return failure(ErrorKind::Io, codes::IoError, u"another program holds it"_s, m_path, true);
    if (QFileInfo(m_path).size() > MaxBytes) {
        if (const Result<void> shortened = shorten(); !shortened)
            return shortened;
    }
    QFile file(m_path);
    const QByteArray line = lineOf(run);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered)
        || file.write(line) != line.size())
        return fileError(file);
    return {};
}

QList<LoggedRun> RunLog::latest(int most) const
{
    QList<LoggedRun> runs;
    QFile file(m_path);
    if (!QFileInfo(m_path).isFile() || !file.open(QIODevice::ReadOnly))
        return runs;
    const QList<QByteArray> lines = file.read(2 * MaxBytes).split('\n');
    for (qsizetype i = lines.size() - 1; i >= 0 && runs.size() < most; --i) {
        if (const std::optional<LoggedRun> run = runOf(lines.at(i)))
            runs.append(*run);
    }
    return runs;
}

Result<void> RunLog::shorten() const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return fileError(file);
    const QByteArray content = file.readAll();
    const qsizetype cut = content.indexOf('\n', content.size() - MaxBytes / 2) + 1;
    QSaveFile kept(m_path);
    if (!kept.open(QIODevice::WriteOnly) || kept.write(content.mid(cut)) < 0 || !kept.commit())
        return fileError(kept);
    return {};
}

} // namespace tally
