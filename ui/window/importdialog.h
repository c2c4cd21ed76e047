// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/window/importpreview.h"

#include <QDialog>
#include <QFuture>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QTableWidget;

namespace tally {

/// Asks how files are to be imported: which field map, and shows what the first lines of the first file would
/// become. The preview is read on a worker thread; the newest choice wins.
class ImportDialog : public QDialog
{
    Q_OBJECT
public:
    ImportDialog(const Theme &theme, const QStringList &files, QWidget *parent);
    ~ImportDialog() override;

    QStringList files() const { return m_files; }
    QString fieldMap() const { return m_map; } ///< empty: found by the importer
    void addFiles(const QStringList &files);
    void setFieldMap(const QString &nameOrPath);
    QPushButton *importButton() const { return m_import; }

Q_SIGNALS:
    void previewed(); ///< the preview, or why there is none, is shown

private:
    void build();
    void askForFiles();
    void askForMap();
    void mapChosen(int row);
    void refresh();
    void preview();
    void showPreview(const Result<ImportPreview> &preview);
    void fillTable(const ImportPreview &preview);

    QStringList m_files;
    QString m_map;
    quint64 m_generation = 0;
    CancelToken m_cancel;
    QFuture<void> m_work;
    QListWidget *m_list = nullptr;
    QComboBox *m_maps = nullptr;
    QLabel *m_summary = nullptr;
    QTableWidget *m_table = nullptr;
    QPushButton *m_import = nullptr;
};

} // namespace tally
