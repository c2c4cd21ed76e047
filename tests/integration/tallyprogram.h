// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <nlohmann/json.hpp>

namespace tally {

struct Ran
{
    int status = -1;
    QByteArray out;
    QByteArray err;

    nlohmann::ordered_json json() const
    {
        return nlohmann::ordered_json::parse(out.begin(), out.end(), nullptr, false);
    }
};

/// The real program in a folder of its own, as a shell would run it.
class TallyProgram
{
public:
    QString path(const QString &name) const { return m_folder.filePath(name); }
    static QString program() { return QStringLiteral(TALLYROOM_BIN_DIR "/tally"); }

    Ran run(const QStringList &words, const QByteArray &input = {}) const
    {
        return finished(program(), words, input);
    }
    /// A line for sh, in which $TALLY is the program.
    Ran shell(const QString &line) const
    {
        return finished(QStringLiteral("bash"), {QStringLiteral("-c"), line}, {});
    }
    void prepare(QProcess &process) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_DATA_HOME"), path(QStringLiteral("data")));
        environment.insert(QStringLiteral("TALLY"), program());
        environment.insert(QStringLiteral("TZ"), QStringLiteral("Asia/Seoul"));
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_folder.path());
    }

private:
    Ran finished(const QString &command, const QStringList &words, const QByteArray &input) const
    {
        QProcess process;
        prepare(process);
        process.start(command, words);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(240'000))
            process.kill();
        const bool ended = process.exitStatus() == QProcess::NormalExit;
        return {ended ? process.exitCode() : -1, process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

    QTemporaryDir m_folder;
};

} // namespace tally
