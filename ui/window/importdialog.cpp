// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/importdialog.h"

#include "ingest/fieldmap.h"
#include "ui/models/errortext.h"
#include "ui/models/whendone.h"
#include "ui/pages/data/importtexts.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTableWidget>
#include <QtConcurrent>

#include <utility>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

const QString FromFile = u"\n"_s; ///< no map's name: the entry that asks for a file

} // namespace

ImportDialog::ImportDialog(const Theme &theme, const QStringList &files, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Import files"));
    setObjectName(u"importDialog"_s);
    setWindowIcon(theme.icon(u"import"_s));
    resize(760, 520);
    build();
    addFiles(files);
}

ImportDialog::~ImportDialog()
{
    m_cancel.cancel();
    m_work.waitForFinished();
}

void ImportDialog::build()
{
    m_list = new QListWidget(this);
    m_list->setMaximumHeight(96);
    m_list->setAccessibleName(tr("Files to import"));
    auto *add = new QPushButton(tr("Add files…"), this);
    add->setObjectName(u"addFiles"_s);
    add->setAutoDefault(false);
    connect(add, &QPushButton::clicked, this, &ImportDialog::askForFiles);
    m_maps = new QComboBox(this);
    m_maps->setObjectName(u"fieldMaps"_s);
    m_maps->setAccessibleName(tr("Field map"));
    m_maps->addItem(tr("Automatic"), QString());
    for (const QString &name : builtInFieldMaps())
        m_maps->addItem(name, name);
    m_maps->addItem(tr("From a file…"), FromFile);
    connect(m_maps, &QComboBox::activated, this, &ImportDialog::mapChosen);
    auto *label = new QLabel(tr("Field map"), this);
    label->setBuddy(m_maps);
    m_summary = new QLabel(this);
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    m_table = new QTableWidget(this);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAccessibleName(tr("The first events as they would be stored"));
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->setTabKeyNavigation(false);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    m_import = buttons->addButton(tr("Import"), QDialogButtonBox::AcceptRole);
    m_import->setProperty("kind", u"primary"_s);
    m_import->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *mapRow = new QHBoxLayout;
    mapRow->addWidget(label);
    mapRow->addWidget(m_maps, 1);
    mapRow->addWidget(add);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 18, 18, 18);
    column->setSpacing(10);
    column->addWidget(m_list);
    column->addLayout(mapRow);
    column->addWidget(m_summary);
    column->addWidget(m_table, 1);
    column->addWidget(buttons);
}

void ImportDialog::addFiles(const QStringList &files)
{
    for (const QString &file : files) {
        if (!m_files.contains(file))
            m_files.append(file);
    }
    refresh();
}

void ImportDialog::setFieldMap(const QString &nameOrPath)
{
    int row = m_maps->findData(nameOrPath);
    if (row < 0) {
        row = m_maps->count() - 1;
        m_maps->insertItem(row, QFileInfo(nameOrPath).fileName(), nameOrPath);
    }
    m_maps->setCurrentIndex(row);
    m_map = nameOrPath;
    preview();
}

void ImportDialog::refresh()
{
    m_list->clear();
    for (const QString &file : std::as_const(m_files)) {
        const QFileInfo info(file);
        auto *item = new QListWidgetItem(
            u"%1   %2"_s.arg(info.fileName(), locale().formattedDataSize(info.size())), m_list);
        item->setToolTip(file);
    }
    m_import->setEnabled(!m_files.isEmpty());
    preview();
}

void ImportDialog::askForFiles()
{
    auto *dialog = new QFileDialog(this, tr("Add files"), {}, importFileFilter());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &ImportDialog::addFiles);
    dialog->open();
}

void ImportDialog::askForMap()
{
    auto *dialog = new QFileDialog(this, tr("Choose a field map"), {}, tr("Field maps (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportDialog::setFieldMap);
    dialog->open();
}

void ImportDialog::mapChosen(int row)
{
    const QString map = m_maps->itemData(row).toString();
    if (map != FromFile)
        return setFieldMap(map);
    m_maps->setCurrentIndex(m_maps->findData(m_map));
    askForMap();
}

void ImportDialog::preview()
{
    m_cancel.cancel();
    m_cancel = CancelToken();
    const quint64 generation = ++m_generation;
    if (m_files.isEmpty()) {
        m_summary->setText(tr("Choose files: NDJSON or CSV, plain or compressed."));
        return;
    }
    m_summary->setText(tr("Reading the first lines…"));
    ImportOptions options;
    options.fieldMap = m_map;
    auto work = QtConcurrent::run([file = m_files.first(), options, cancel = m_cancel] {
        return previewImport(file, options, cancel);
    });
    m_work = QFuture<void>(work);
    whenDone(work, this, [this, generation](const Result<ImportPreview> &preview) {
        if (generation == m_generation)
            showPreview(preview);
    });
}

void ImportDialog::showPreview(const Result<ImportPreview> &preview)
{
    m_table->clear();
    m_table->setRowCount(0);
    m_table->setColumnCount(0);
    if (!preview) {
        m_summary->setText(errorSentence(preview.error()));
    } else {
        QStringList lines = {tr("Field map: %1. Of the first %2 lines %3 would be stored and %4 rejected.")
                                 .arg(preview->fieldMap, locale().toString(preview->total.received),
                                      locale().toString(preview->total.stored),
                                      locale().toString(preview->total.rejected))};
        for (const RejectedLines &rejected : preview->rejected)
            lines.append(
                u"%1: %2"_s.arg(rejectReasonText(rejected.reason), locale().toString(rejected.lines)));
        m_summary->setText(lines.join(u'\n'));
        fillTable(*preview);
    }
    Q_EMIT previewed();
}

void ImportDialog::fillTable(const ImportPreview &preview)
{
    m_table->setColumnCount(int(preview.columns.size()));
    m_table->setHorizontalHeaderLabels(preview.columns);
    m_table->setRowCount(int(preview.rows.size()));
    for (int row = 0; row < preview.rows.size(); ++row) {
        for (int column = 0; column < preview.rows.at(row).size(); ++column)
            m_table->setItem(row, column, new QTableWidgetItem(preview.rows.at(row).at(column)));
    }
    m_table->resizeColumnsToContents();
}

} // namespace tally
