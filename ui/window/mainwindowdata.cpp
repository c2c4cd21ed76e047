// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the numbers come from: opening sources, importing files, the demo community.
#include "core/errorcodes.h"
#include "ui/models/errortext.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/progresspanel.h"
#include "ui/widgets/rangetext.h"
#include "ui/widgets/toast.h"
#include "ui/window/importdialog.h"
#include "ui/window/ledgerdialog.h"
#include "ui/window/mainwindow.h"
#include "ui/window/pagehost.h"
#include "ui/window/sourcestatus.h"
#include "ui/window/topbar.h"
#include "ui/window/windowactions.h"

#include <QFileInfo>
#include <QPushButton>
#include <QStackedWidget>

#include <utility>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr int ToastMs = 8000;
constexpr int DaysMet = 28;

} // namespace

void MainWindow::wireData()
{
    connect(m_session, &SourceSession::closing, this, [this] {
        m_presenter->setSource(nullptr);
        m_pages->close();
        m_answeredAtMs.reset();
    });
    connect(m_session, &SourceSession::opened, this, &MainWindow::sourceOpened);
    connect(m_session, &SourceSession::failed, this, &MainWindow::sourceFailed);
    connect(m_presenter, &OverviewPresenter::infoChanged, this, &MainWindow::infoArrived);
    connect(m_presenter, &OverviewPresenter::infoFailed, this, &MainWindow::sourceFailed);
    connect(m_job, &ImportJob::finished, this, &MainWindow::jobFinished);
    connect(m_job, &ImportJob::failed, this, &MainWindow::jobFailed);
    connect(m_job, &ImportJob::progressed, this, [this](qint64 done, qint64 total, qint64 rows) {
        m_progress->setFraction(total > 0 ? std::optional(double(done) / double(total)) : std::nullopt);
        m_progress->setDetails(tr("%1 events").arg(locale().toString(rows)));
    });
    connect(m_progress, &ProgressPanel::cancelRequested, m_job, &ImportJob::cancel);
    connect(m_message, &MessageBar::actionTriggered, this, [this] {
        m_message->dismiss();
        if (m_messageAction)
            std::exchange(m_messageAction, {})();
    });
}

void MainWindow::start()
{
    const QString wanted = m_services.startSource.isEmpty() ? m_settings.source : m_services.startSource;
    m_demoPending = m_services.demoWhenEmpty;
    openSource(wanted.isEmpty() ? m_services.defaultStore : wanted);
}

void MainWindow::openSource(const QString &wanted)
{
    const QString location = wanted.contains(u"://"_s) ? wanted : QFileInfo(wanted).absoluteFilePath();
    if (m_job->isRunning()) {
        m_toast->showFor(ToastMs, MessageKind::Warning, tr("Wait until the import is done, or cancel it."));
        return;
    }
    m_meetData = true;
    m_status->setState(SourceStatus::State::Opening, QFileInfo(location).fileName());
    m_bar->setSourceName(QFileInfo(location).fileName());
    m_session->open(location);
}

void MainWindow::sourceOpened()
{
    const QString location = m_session->location();
    m_settings.source = location == m_services.defaultStore ? QString() : location;
    m_settings.addRecentSource(location);
    fillSources();
    keep();
    m_status->setState(SourceStatus::State::Open, QFileInfo(location).fileName());
    m_hasFailed = false;
    m_presenter->setSource(m_session->store().source);
}

void MainWindow::sourceFailed(const Error &error)
{
    m_status->setState(SourceStatus::State::Failed, QFileInfo(m_session->location()).fileName());
    m_failure->setText(errorSentence(error));
    m_hasFailed = true;
    showFront();
    m_bar->ranges()->setBounds({});
    Q_EMIT settled();
}

void MainWindow::infoArrived()
{
    const SourceInfo &info = *m_presenter->info();
    m_status->setInfo(info, Zone::find(m_history.current().scope.range.zone).value_or(Zone()));
    m_bar->ranges()->setBounds(info.bounds);
    const bool isEmpty = info.events == 0;
    m_hasFailed = false;
    showFront();
    m_bar->exportButton()->setEnabled(!isEmpty);
    if (isEmpty && std::exchange(m_demoPending, false))
        return makeDemo();
    // While a job runs the data is on its way: where it ends is not known yet.
    if (!isEmpty && m_meetData && !m_job->isRunning())
        meetData();
    m_pages->refresh(context());
}

void MainWindow::meetData()
{
    m_meetData = false;
    const auto &bounds = m_presenter->info()->bounds;
    const Scope now = m_history.current().scope;
    const auto zone = Zone::find(now.range.zone);
    if (!bounds || !zone)
        return;
    const auto range = resolveRange(now.range, m_services.clock.nowMs(), weekStart(), bounds);
    if (range && range->fromMs <= bounds->lastMs && range->toMs > bounds->firstMs)
        return;
    const QDate last = zone->localDate(bounds->lastMs);
    const QDate first = std::max(zone->localDate(bounds->firstMs), last.addDays(1 - DaysMet));
    Scope scope = now;
    scope.range = specOf(DateRange::ofDays(first, last, *zone), m_services.clock.nowMs(), weekStart());
    setScope(scope);
    m_toast->showFor(
        ToastMs, MessageKind::Info,
        tr("There is nothing in the range chosen before: these are the latest days that have data."));
}

bool MainWindow::isBusy() const
{
    return m_session->isOpening() || m_job->isRunning() || !m_presenter->isSettled()
        || m_pages->current()->isBusy();
}

bool MainWindow::isEmptyShown() const
{
    return m_stack->currentWidget() == m_empty;
}

void MainWindow::buildEmptyStates()
{
    const bool wasEmpty = m_empty && m_stack->currentWidget() == m_empty;
    const bool wasFailure = m_failure && m_stack->currentWidget() == m_failure;
    delete m_empty;
    delete m_failure;
    m_empty = new EmptyState(m_services.theme, m_stack);
    m_empty->setIcon(u"data"_s);
    m_empty->setHeadline(tr("Nothing here yet"));
    m_empty->setText(
        tr("Load a demo community to look around, or import your own logs: NDJSON or CSV, plain or "
           "compressed. Files can also be dropped onto this window."));
    connect(m_empty->addAction(tr("Load demo data"), true), &QPushButton::clicked, this,
            &MainWindow::makeDemo);
    connect(m_empty->addAction(tr("Import files…")), &QPushButton::clicked, this, &MainWindow::askForImport);
    connect(m_empty->addAction(tr("Open another store…")), &QPushButton::clicked, this,
            &MainWindow::askForStore);
    m_failure = new EmptyState(m_services.theme, m_stack);
    m_failure->setIcon(u"error"_s);
    m_failure->setHeadline(tr("This source could not be opened"));
    connect(m_failure->addAction(tr("Try again"), true), &QPushButton::clicked, this,
            [this] { openSource(m_session->location()); });
    connect(m_failure->addAction(tr("Open another store…")), &QPushButton::clicked, this,
            &MainWindow::askForStore);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_failure);
    if (wasEmpty)
        m_stack->setCurrentWidget(m_empty);
    if (wasFailure)
        openSource(m_session->location());
}

void MainWindow::makeDemo()
{
    if (m_services.makeDemo)
        startJob(tr("Writing a demo community"), m_services.makeDemo);
}

void MainWindow::importFiles(const QStringList &files)
{
    if (m_importDialog)
        return m_importDialog->addFiles(files);
    m_importDialog = new ImportDialog(m_services.theme, files, this);
    m_importDialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_importDialog, &QDialog::accepted, this,
            [this, dialog = m_importDialog.data()] { runImport(dialog->files(), dialog->fieldMap()); });
    m_importDialog->open();
}

void MainWindow::runImport(const QStringList &files, const QString &fieldMap)
{
    ImportOptions options;
    options.fieldMap = fieldMap;
    options.deadLetterDir = m_services.dataFolder + u"/rejected"_s;
    options.nowMs = m_services.clock.nowMs();
    const QString title = files.size() == 1 ? tr("Importing %1").arg(QFileInfo(files.first()).fileName())
                                            : tr("Importing %1 files").arg(files.size());
    startJob(title, ImportJob::importOf(files, options));
}

void MainWindow::startJob(const QString &title, const ImportJob::Work &work)
{
    if (m_job->isRunning()) {
        m_toast->showFor(ToastMs, MessageKind::Warning, tr("Wait until the import is done, or cancel it."));
        return;
    }
    if (!m_session->store().makeSink) {
        m_toast->showFor(ToastMs, MessageKind::Warning,
                         tr("Open a store first: there is nothing to write into."));
        return;
    }
    // Into an empty store the range follows what comes.
    m_meetData = m_meetData || isEmptyShown();
    m_progress->start(title);
    m_progress->setVisible(true);
    m_empty->setEnabled(false);
    m_job->start(m_session->store().makeSink, work);
}

void MainWindow::jobFinished(const ImportResult &result)
{
    m_progress->hide();
    m_empty->setEnabled(true);
    m_presenter->refresh();
    const QString summary = LedgerDialog::summary(result.total, locale());
    const bool isClean = !result.cancelled && !result.hasErrors() && result.total.rejected == 0;
    m_messageAction = [this, result] {
        auto *dialog = new LedgerDialog(result, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->show();
    };
    m_message->showMessage(isClean ? MessageKind::Good : MessageKind::Warning, summary,
                           tr("Show the ledger"));
    Q_EMIT importFinished(result);
}

void MainWindow::jobFailed(const Error &error)
{
    m_progress->hide();
    m_empty->setEnabled(true);
    m_presenter->refresh();
    m_messageAction = {};
    m_message->showMessage(MessageKind::Bad, errorSentence(error));
}

} // namespace tally
