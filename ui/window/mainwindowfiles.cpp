// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Files in and out: dialogs, drops, exports.
#include "ui/models/errortext.h"
#include "ui/pages/explore/explorepage.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/rangetext.h"
#include "ui/widgets/toast.h"
#include "ui/window/exporter.h"
#include "ui/window/importdialog.h"
#include "ui/pages/data/importtexts.h"
#include "ui/window/mainwindow.h"
#include "ui/window/pagehost.h"
#include "ui/window/savedfiltersmenu.h"
#include "ui/window/tabledialog.h"
#include "ui/window/topbar.h"
#include "ui/window/windowactions.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr int ToastMs = 6000;

} // namespace

void MainWindow::wireActions()
{
    connect(m_actions->open, &QAction::triggered, this, &MainWindow::askForStore);
    connect(m_actions->newDemo, &QAction::triggered, this, &MainWindow::askForDemo);
    connect(m_actions->import, &QAction::triggered, this, &MainWindow::askForImport);
    connect(m_actions->exportSeen, &QAction::triggered, this, [this] {
        const QPushButton *button = m_bar->exportButton();
        fillExports();
        m_actions->exportsMenu->popup(button->mapToGlobal(QPoint(0, button->height())));
    });
    connect(m_actions->about, &QAction::triggered, this, &MainWindow::showAbout);
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->exportsMenu, &QMenu::aboutToShow, this, &MainWindow::fillExports);
    connect(m_exporter, &Exporter::written, this, [this](const QString &path, qint64) {
        m_toast->showFor(ToastMs, MessageKind::Good, tr("Written: %1").arg(path));
    });
    connect(m_exporter, &Exporter::failed, this, [this](const Error &error) {
        m_messageAction = {};
        m_message->showMessage(MessageKind::Bad, errorSentence(error));
    });
    connect(m_saved, &SavedFiltersMenu::failed, this, [this](const Error &error) {
        m_toast->showFor(ToastMs, MessageKind::Bad, errorSentence(error));
    });
    connect(m_saved, &SavedFiltersMenu::imported, this, [this](const SavedFilter &filter) {
        addFilters(filter.filters);
        m_toast->showFor(ToastMs, MessageKind::Good,
                         tr("Saved filter “%1” imported and applied.").arg(filter.name));
    });
    connect(m_saved, &SavedFiltersMenu::saved, this, [this](const QString &name) {
        m_toast->showFor(ToastMs, MessageKind::Good, tr("Filters saved as “%1”.").arg(name));
    });
}

void MainWindow::fillSources()
{
    QMenu *menu = m_actions->sourcesMenu;
    menu->clear();
    menu->addActions({m_actions->open, m_actions->newDemo, m_actions->import});
    if (m_settings.recentSources.isEmpty())
        return;
    menu->addSeparator();
    for (const QString &location : std::as_const(m_settings.recentSources)) {
        QAction *action = menu->addAction(QFileInfo(location).fileName().replace(u'&', u"&&"_s));
        action->setToolTip(location);
        action->setCheckable(true);
        action->setChecked(location == m_session->location());
        connect(action, &QAction::triggered, this, [this, location] { openSource(location); });
    }
    menu->setToolTipsVisible(true);
}

void MainWindow::fillExports()
{
    QMenu *menu = m_actions->exportsMenu;
    menu->clear();
    const QList<NamedTable> tables = m_pages->current()->exportables();
    for (const NamedTable &table : tables) {
        QAction *action = menu->addAction(QString(table.name).replace(u'&', u"&&"_s) + u'…');
        connect(action, &QAction::triggered, this, [this, table] { m_exporter->askForCsv(table); });
    }
    menu->addSeparator();
    QAction *all = menu->addAction(tr("All of them into a folder…"));
    all->setEnabled(!tables.isEmpty());
    connect(all, &QAction::triggered, this, [this, tables] { m_exporter->askForFolder(tables); });
}

void MainWindow::showTable(const NamedTable &table)
{
    auto *dialog = new TableDialog(m_services.theme, table.name, table.table, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void MainWindow::askForStore()
{
    auto *dialog
        = new QFileDialog(this, tr("Open store"), m_services.dataFolder, tr("Tallyroom stores (*.tally)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openSource);
    dialog->open();
}

void MainWindow::askForDemo()
{
    auto *dialog = new QFileDialog(this, tr("Where to keep the demo community"), m_services.dataFolder,
                                   tr("Tallyroom stores (*.tally)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"tally"_s);
    // An existing store is opened, never replaced.
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->selectFile(u"demo.tally"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_demoPending = true;
        openSource(path);
    });
    dialog->open();
}

void MainWindow::askForImport()
{
    auto *dialog = new QFileDialog(this, tr("Import files"), {}, importFileFilter());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &MainWindow::importFiles);
    dialog->open();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const auto urls = event->mimeData()->urls();
    if (std::any_of(urls.begin(), urls.end(), [](const QUrl &url) { return url.isLocalFile(); }))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    QStringList files;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    event->acceptProposedAction();
    dropFiles(files);
}

void MainWindow::dropFiles(const QStringList &files)
{
    QStringList logs;
    for (const QString &file : files) {
        if (file.endsWith(u".tally"_s, Qt::CaseInsensitive))
            return openSource(file);
        // A log may end in .json as well: what reads as a saved filter is one.
        if (file.endsWith(u".json"_s, Qt::CaseInsensitive)
            && readSmallFile(file, SavedFilters::MaxBytes).and_then(savedFilterFromJson))
            m_saved->importFile(file);
        else if (file.endsWith(u".json"_s, Qt::CaseInsensitive)
                 && readSmallFile(file, SavedViews::MaxBytes).and_then(savedViewFromJson)) {
            showPage(m_explore->id());
            m_explore->importView(file);
        } else
            logs.append(file);
    }
    if (!logs.isEmpty())
        importFiles(logs);
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(u"aboutBox"_s);
    box->setWindowTitle(tr("About Tallyroom"));
    box->setIconPixmap(m_services.theme.icon(u"logo"_s, IconTone::Accent).pixmap(48, 48));
    box->setText(u"Tallyroom %1"_s.arg(QLatin1StringView(TALLYROOM_VERSION)));
    box->setInformativeText(
        tr("Statistics for the admins of a content community.\nFree software under the GNU General "
           "Public License, version 3 or later."));
    box->addButton(tr("Close"), QMessageBox::RejectRole);
    box->open();
}

} // namespace tally
