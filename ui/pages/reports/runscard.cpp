// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/reports/runscard.h"

#include <QBoxLayout>
#include <QDateTime>
#include <QEvent>
#include <QFileInfo>
#include <QPushButton>

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

RunsCard::RunsCard(const Theme &theme, ReportsPresenter &presenter, QWidget *parent)
    : Card(theme, parent)
    , m_presenter(presenter)
{
    setObjectName(u"runsCard"_s);
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    m_runs = new PlainTable(8, body);
    m_runs->setObjectName(u"runs"_s);
    m_runs->setSelectionMode(QAbstractItemView::SingleSelection);
    m_files = new PlainTable(10, body);
    m_files->setObjectName(u"runFiles"_s);
    column->addWidget(m_runs);
    column->addWidget(m_files);
    setContent(body);
    m_open = new QPushButton(this);
    m_open->setObjectName(u"openFolder"_s);
    addHeaderWidget(m_open);
    connect(m_runs, &PlainTable::keyChosen, this, &RunsCard::showFiles);
    connect(m_files, &PlainTable::keyActivated, this,
            [this](const QVariant &file) { Q_EMIT openRequested(file.toString()); });
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (const LoggedRun *run = selected())
            Q_EMIT openRequested(run->folder);
    });
    connect(&m_presenter, &ReportsPresenter::runsChanged, this, &RunsCard::showRuns);
    retranslate();
}

void RunsCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        retranslate();
    Card::changeEvent(event);
}

void RunsCard::retranslate()
{
    setTitle(tr("Past runs"));
    m_open->setText(tr("Open the folder"));
    m_runs->setAccessibleName(tr("Past runs"));
    m_runs->rows()->setColumns(
        {{tr("Started")}, {tr("Report")}, {tr("Result")}, {tr("Files"), true}, {tr("Folder")}});
    m_files->setAccessibleName(tr("Files of the run"));
    m_files->rows()->setColumns({{tr("File")}, {tr("Size"), true}, {tr("Result")}});
    showRuns();
}

const LoggedRun *RunsCard::selected() const
{
    const QVariant key = m_runs->currentKey();
    return key.isValid() && key.toLongLong() < m_list.size() ? &m_list.at(key.toLongLong()) : nullptr;
}

void RunsCard::showRuns()
{
    m_list = m_presenter.runs();
    QList<PlainTableModel::Row> rows;
    for (qsizetype i = 0; i < m_list.size(); ++i) {
        const LoggedRun &run = m_list.at(i);
        const auto failed
            = std::count_if(run.views.begin(), run.views.end(),
                            [](const LoggedRun::View &view) { return !view.errorCode.isEmpty(); });
        const QString result = run.complete() ? tr("Complete")
            : !run.errorCode.isEmpty()        ? run.errorCode
                                              : tr("%1 of %2 views failed").arg(failed).arg(run.views.size());
        const QString started
            = locale().toString(QDateTime::fromMSecsSinceEpoch(run.startedMs), QLocale::ShortFormat);
        rows.append({i,
                     {{started, run.startedMs},
                      {run.report},
                      {result, {}, run.errorDetail},
                      {locale().toString(run.files.size()), run.files.size()},
                      {run.folder}}});
    }
    m_runs->clearSelection();
    m_runs->setRows(rows);
    if (rows.isEmpty()) {
        showFiles();
        return setEmpty(tr("No report has run yet."));
    }
    m_runs->selectRow(0);
    showFiles();
    setReady();
}

/// The files, and the views that have none.
void RunsCard::showFiles()
{
    const LoggedRun *run = selected();
    QList<PlainTableModel::Row> rows;
    if (run) {
        qsizetype view = 0;
        for (const LoggedRun::View &one : run->views) {
            if (one.errorCode.isEmpty())
                continue;
            rows.append({u"view %1"_s.arg(++view),
                         {{one.title}, {}, {u"%1: %2"_s.arg(one.errorCode, one.errorDetail)}}});
        }
        for (const QString &file : run->files) {
            const QFileInfo info(file);
            rows.append({file,
                         {{info.fileName(), {}, file},
                          {info.exists() ? locale().formattedDataSize(info.size()) : QString(), info.size()},
                          {info.exists() ? tr("There") : tr("Gone")}}});
        }
    }
    m_files->setRows(rows);
    m_open->setEnabled(run != nullptr && QFileInfo(run->folder).isDir());
}

} // namespace tally
