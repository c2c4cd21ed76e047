// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/reports/reportscard.h"

#include "ui/models/errortext.h"
#include "ui/pages/reports/reportdialog.h"
#include "ui/pages/reports/scheduledialog.h"
#include "ui/theme/format.h"
#include "ui/widgets/progresspanel.h"
#include "ui/widgets/rangetext.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QPushButton>
#include <QStandardPaths>

namespace tally {

using namespace Qt::StringLiterals;

ReportsCard::ReportsCard(const Theme &theme, ReportsPresenter &presenter, QWidget *parent)
    : Card(theme, parent)
    , m_theme(theme)
    , m_presenter(presenter)
    , m_lastFolder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
{
    setObjectName(u"reportsCard"_s);
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    m_table = new PlainTable(10, body);
    m_table->setObjectName(u"reports"_s);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    column->addWidget(m_table);
    m_progress = new ProgressPanel(theme, body);
    m_progress->hide();
    column->addWidget(m_progress);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    column->addLayout(row);
    setContent(body);
    addButton("run", &ReportsCard::askForFolder);
    addButton("new", &ReportsCard::newReport);
    addButton("schedule", &ReportsCard::schedule);
    addButton("unschedule", &ReportsCard::unschedule);
    addButton("import", &ReportsCard::importFile);
    addButton("export", &ReportsCard::exportFile);
    addButton("delete", &ReportsCard::remove);
    for (const char *name : {"run", "new", "schedule", "unschedule", "import", "export", "delete"})
        row->addWidget(button(name));
    row->addStretch(1);
    button("run")->setProperty("kind", u"primary"_s);
    connect(m_table, &PlainTable::keyChosen, this, &ReportsCard::enable);
    connect(m_table, &PlainTable::keyActivated, this, &ReportsCard::askForFolder);
    connect(m_progress, &ProgressPanel::cancelRequested, this, [this] { m_presenter.cancel(); });
    connect(&m_presenter, &ReportsPresenter::reportsChanged, this, &ReportsCard::showReports);
    connect(&m_presenter, &ReportsPresenter::started, this, [this](const QString &name) {
        m_progress->start(tr("Running “%1”").arg(name));
        m_progress->show();
        enable();
    });
    connect(&m_presenter, &ReportsPresenter::progressed, this,
            [this](int done, int total, const QString &title) {
                m_progress->setFraction(total > 0 ? std::optional(double(done) / total) : std::nullopt);
                m_progress->setDetails(title);
            });
    for (const auto signal : {&ReportsPresenter::runsChanged, &ReportsPresenter::reportsChanged}) {
        connect(&m_presenter, signal, this, [this] {
            m_progress->setVisible(m_presenter.isRunning());
            enable();
        });
    }
    retranslate();
}

QPushButton *ReportsCard::button(const char *name) const
{
    return m_buttons.value(name);
}

void ReportsCard::addButton(const char *name, void (ReportsCard::*slot)())
{
    auto *made = new QPushButton(content());
    made->setObjectName(QString::fromLatin1(name));
    connect(made, &QPushButton::clicked, this, slot);
    m_buttons.insert(name, made);
}

void ReportsCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        retranslate();
    Card::changeEvent(event);
}

void ReportsCard::retranslate()
{
    setTitle(tr("Saved reports"));
    button("run")->setText(tr("Run…"));
    button("new")->setText(tr("New…"));
    button("schedule")->setText(tr("Schedule…"));
    button("unschedule")->setText(tr("Stop the timer"));
    button("import")->setText(tr("Import…"));
    button("export")->setText(tr("Export…"));
    button("delete")->setText(tr("Delete"));
    m_table->setAccessibleName(tr("Saved reports"));
    m_table->rows()->setColumns(
        {{tr("Report")}, {tr("Views"), true}, {tr("Range")}, {tr("Timer")}, {tr("Note")}});
    showReports();
}

Language ReportsCard::language() const
{
    return Format(locale()).language();
}

void ReportsCard::showReports()
{
    const SavedReports::Listing listing = m_presenter.reports();
    QList<PlainTableModel::Row> rows;
    for (const Report &report : listing.items) {
        QStringList titles;
        for (const ReportView &view : report.views)
            titles.append(view.title);
        const QString range = !report.range ? tr("Each view its own")
            : report.range->name.isEmpty()  ? report.range->from + u" – "_s + report.range->to
                                            : rangeTitle(report.range->name);
        rows.append({report.name,
                     {{report.name},
                      {locale().toString(report.views.size()), report.views.size(), titles.join(u'\n')},
                      {range},
                      {m_presenter.when(report.name)},
                      {report.note}}});
    }
    m_table->setRows(rows);
    setSubtitle(listing.unreadable.isEmpty()
                    ? QString()
                    : tr("Files that are no reports: %1").arg(listing.unreadable.join(u", "_s)));
    if (!m_table->currentKey().isValid() && !rows.isEmpty())
        m_table->selectRow(0);
    setReady();
    enable();
}

void ReportsCard::enable()
{
    const QString name = selected();
    const bool isThere = !name.isEmpty();
    button("run")->setEnabled(isThere && m_presenter.canRun());
    button("schedule")->setEnabled(isThere && m_presenter.source());
    button("unschedule")->setEnabled(isThere && !m_presenter.when(name).isEmpty());
    button("export")->setEnabled(isThere);
    button("delete")->setEnabled(isThere && !m_presenter.isRunning());
}

void ReportsCard::newReport()
{
    const SavedViews::Listing views = m_presenter.views();
    if (views.items.isEmpty())
        return Q_EMIT told(tr("A report is made of saved views: save one in Explore first."), false);
    auto *dialog = new ReportDialog(views.items, m_zone, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ReportDialog::wanted, this, [this, dialog](const Report &report) {
        if (m_presenter.find(report.name))
            return dialog->setError(tr("There is a report of that name."));
        const Result<void> saved = m_presenter.save(report);
        if (!saved)
            return dialog->setError(errorSentence(saved.error()));
        m_table->selectKey(report.name);
        dialog->accept();
    });
    dialog->open();
}

void ReportsCard::askForFolder()
{
    if (selected().isEmpty() || !m_presenter.canRun())
        return;
    const QString folder
        = QFileDialog::getExistingDirectory(this, tr("Folder of the report's files"), m_lastFolder);
    if (!folder.isEmpty())
        run(folder);
}

void ReportsCard::run(const QString &folder)
{
    m_lastFolder = folder;
    m_presenter.run(selected(), folder, language());
}

void ReportsCard::schedule()
{
    const QString name = selected();
    auto *dialog = new ScheduleDialog(name, m_lastFolder, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ScheduleDialog::timerWanted, this, [this, dialog] {
        const auto made = m_presenter.schedule(dialog->schedule(), dialog->folder(), language());
        if (!made)
            return Q_EMIT told(errorSentence(made.error()), false);
        Q_EMIT told(
            tr("The timer is written and starts with your next session. To start it now: systemctl --user "
               "daemon-reload && systemctl --user start %1.timer")
                .arg(*made),
            true);
        dialog->accept();
    });
    connect(dialog, &ScheduleDialog::cronWanted, this, [this, dialog] {
        const auto line = m_presenter.cronLineFor(dialog->schedule(), dialog->folder(), language());
        if (!line)
            return Q_EMIT told(errorSentence(line.error()), false);
        QApplication::clipboard()->setText(*line + u'\n');
        Q_EMIT told(tr("The line is on the clipboard: add it with crontab -e."), true);
        dialog->accept();
    });
    dialog->open();
}

void ReportsCard::unschedule()
{
    tell(m_presenter.unschedule(selected()));
}

void ReportsCard::importFile()
{
    const QString file
        = QFileDialog::getOpenFileName(this, tr("Import a report"), {}, tr("Reports (*.json)"));
    if (file.isEmpty())
        return;
    const Result<Report> report = m_presenter.importFile(file);
    if (report)
        m_table->selectKey(report->name);
    else
        Q_EMIT told(errorSentence(report.error()), false);
}

void ReportsCard::exportFile()
{
    const QString file = QFileDialog::getSaveFileName(this, tr("Export the report"), selected() + u".json"_s,
                                                      tr("Reports (*.json)"));
    if (!file.isEmpty())
        tell(m_presenter.exportFile(selected(), file));
}

void ReportsCard::remove()
{
    tell(m_presenter.remove(selected()));
}

void ReportsCard::tell(const Result<void> &result)
{
    if (!result)
        Q_EMIT told(errorSentence(result.error()), false);
}

} // namespace tally
