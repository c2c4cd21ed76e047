// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "ui/pages/common/namedtable.h"

#include <QFuture>
#include <QObject>

class QWidget;

namespace tally {

class TimeChart;

/// Writes what the window shows into files, off the GUI thread: CSV with a byte order mark and a manifest,
/// pictures as PNG or SVG. Asks where by a dialog that is not modal to the program. GUI thread.
class Exporter : public QObject
{
    Q_OBJECT
public:
    Exporter(const Clock &clock, QWidget *window);
    ~Exporter() override;

    void askForCsv(const NamedTable &table);
    /// One file a table, in a folder that is asked for.
    void askForFolder(const QList<NamedTable> &tables);
    void askForPicture(TimeChart *chart, const QString &name, bool svg);

    void writeCsv(const QString &path, const ResultTable &table);
    void writeAll(const QString &folder, const QList<NamedTable> &tables);

    /// "top-contents-2026-10-01_2026-10-31.csv"
    static QString fileNameFor(const NamedTable &table, const QString &suffix);

Q_SIGNALS:
    void written(const QString &path, qint64 rows);
    void failed(const tally::Error &error);

private:
    const Clock &m_clock;
    QWidget *m_window;
    QFuture<void> m_work;
    QString m_folder; ///< where the last file went
};

} // namespace tally
