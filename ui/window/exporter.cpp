// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/exporter.h"

#include "core/errorcodes.h"
#include "reports/savereport.h"
#include "ui/charts/timechart.h"
#include "ui/models/whendone.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QPointer>
#include <QSaveFile>
#include <QtConcurrent>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

struct Outcome
{
    QString path;
    qint64 rows = 0;
};

Result<Outcome> saveAll(const QString &folder, const QList<NamedTable> &tables, qint64 nowMs)
{
    Outcome outcome{folder, 0};
    for (const NamedTable &each : tables) {
        const QString path = folder + u'/' + Exporter::fileNameFor(each, u"csv"_s);
        const auto saved
            = saveResultCsv(path, each.table, {.byteOrderMark = true, .zone = each.table.range.zone}, nowMs);
        if (!saved)
            return Unexpected(saved.error());
        outcome.rows += saved->rows;
    }
    return outcome;
}

Result<void> savePicture(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return failure(ErrorKind::Io, codes::IoError, file.errorString(), path);
    return {};
}

} // namespace

Exporter::Exporter(const Clock &clock, QWidget *window)
    : QObject(window)
    , m_clock(clock)
    , m_window(window)
    , m_folder(QDir::homePath())
{
}

Exporter::~Exporter()
{
    m_work.waitForFinished();
}

QString Exporter::fileNameFor(const NamedTable &table, const QString &suffix)
{
    QString name;
    for (const QChar c : table.name.toLower()) {
        if (c.isLetterOrNumber())
            name += c;
        else if (!name.isEmpty() && !name.endsWith(u'-'))
            name += u'-';
    }
    const auto &days = table.table.range.days;
    if (days)
        name += u"-%1_%2"_s.arg(days->first.toString(Qt::ISODate), days->last.toString(Qt::ISODate));
    return name + u'.' + suffix;
}

void Exporter::askForCsv(const NamedTable &table)
{
    auto *dialog = new QFileDialog(m_window, tr("Export CSV"), m_folder, tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(fileNameFor(table, u"csv"_s));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, table](const QString &path) { writeCsv(path, table.table); });
    dialog->open();
}

void Exporter::askForFolder(const QList<NamedTable> &tables)
{
    auto *dialog = new QFileDialog(m_window, tr("Choose a folder for the CSV files"), m_folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, tables](const QString &folder) { writeAll(folder, tables); });
    dialog->open();
}

void Exporter::askForPicture(TimeChart *chart, const QString &name, bool svg)
{
    const QString suffix = svg ? u"svg"_s : u"png"_s;
    auto *dialog = new QFileDialog(m_window, svg ? tr("Save as SVG") : tr("Save as PNG"), m_folder,
                                   svg ? tr("SVG pictures (*.svg)") : tr("PNG pictures (*.png)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(fileNameFor({name, {}}, suffix));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, svg, shown = QPointer<TimeChart>(chart)](const QString &path) {
                if (!shown)
                    return;
                if (const auto saved = savePicture(path, svg ? shown->toSvg() : shown->toPng()); !saved)
                    Q_EMIT failed(saved.error());
                else
                    Q_EMIT written(path, 0);
            });
    dialog->open();
}

void Exporter::writeCsv(const QString &path, const ResultTable &table)
{
    m_folder = QFileInfo(path).absolutePath();
    auto work = QtConcurrent::run([path, table, nowMs = m_clock.nowMs()] {
        return saveResultCsv(path, table, {.byteOrderMark = true, .zone = table.range.zone}, nowMs);
    });
    m_work = QFuture<void>(work);
    whenDone(work, this, [this](const Result<SavedReport> &saved) {
        if (saved)
            Q_EMIT written(saved->file, saved->rows);
        else
            Q_EMIT failed(saved.error());
    });
}

void Exporter::writeAll(const QString &folder, const QList<NamedTable> &tables)
{
    m_folder = folder;
    auto work = QtConcurrent::run(
        [folder, tables, nowMs = m_clock.nowMs()] { return saveAll(folder, tables, nowMs); });
    m_work = QFuture<void>(work);
    whenDone(work, this, [this](const Result<Outcome> &outcome) {
        if (outcome)
            Q_EMIT written(outcome->path, outcome->rows);
        else
            Q_EMIT failed(outcome.error());
    });
}

} // namespace tally
