// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/reports/reportspage.h"

#include "ui/models/errortext.h"
#include "ui/pages/reports/reportscard.h"
#include "ui/pages/reports/runscard.h"
#include "ui/widgets/messagebar.h"

#include <QBoxLayout>
#include <QDesktopServices>
#include <QScrollArea>
#include <QUrl>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr int Margin = 24;
constexpr int Gap = 16;

} // namespace

ReportsPage::ReportsPage(Theme &theme, const Clock &clock, const ReportsServices &services, QObject *parent)
    : Page(parent)
    , m_presenter(services, clock)
    , m_area(new QScrollArea)
{
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *body = new QWidget(m_area);
    body->setObjectName(u"reportsBody"_s);
    body->setProperty("kind", u"page"_s);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(Margin, 4, Margin, Margin);
    column->setSpacing(Gap);
    m_message = new MessageBar(theme, body);
    m_reports = new ReportsCard(theme, m_presenter, body);
    m_runs = new RunsCard(theme, m_presenter, body);
    for (QWidget *each : std::initializer_list<QWidget *>{m_message, m_reports, m_runs})
        column->addWidget(each);
    column->addStretch(1);
    m_area->setWidget(body);
    connect(m_reports, &ReportsCard::told, this, &ReportsPage::tell);
    connect(m_runs, &RunsCard::openRequested, this,
            [](const QString &path) { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); });
    connect(&m_presenter, &ReportsPresenter::failed, this, [this](const Error &error) {
        tell(error.kind == ErrorKind::Cancelled ? tr("Stopped. Files that were complete stay.")
                                                : errorSentence(error),
             false);
    });
    connect(&m_presenter, &ReportsPresenter::finished, this, [this](const ReportOutcome &outcome) {
        tell(outcome.complete()
                 ? tr("“%1” is ready: %2 files in %3")
                       .arg(outcome.report, m_area->locale().toString(outcome.files().size()), outcome.folder)
                 : tr("“%1” is ready, but not complete: see below what failed.").arg(outcome.report),
             outcome.complete());
    });
}

QWidget *ReportsPage::widget()
{
    return m_area;
}

void ReportsPage::ask(const PageContext &context)
{
    m_presenter.setContext(context);
    m_reports->setZone(context.scope.range.zone);
    // Timers and the command line may have been at it meanwhile.
    m_reports->showReports();
    m_runs->showRuns();
    Q_EMIT settled();
}

void ReportsPage::tell(const QString &sentence, bool isGood)
{
    m_message->showMessage(isGood ? MessageKind::Good : MessageKind::Warning, sentence);
}

} // namespace tally
