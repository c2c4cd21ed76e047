// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/sourcecard.h"

#include "core/utcday.h"
#include "ui/models/errortext.h"
#include "ui/models/whendone.h"
#include "ui/pages/data/datatexts.h"
#include "ui/widgets/progresspanel.h"

#include <QBoxLayout>
#include <QEvent>
#include <QFileDialog>
#include <QInputDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QtConcurrent>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr int FactsBesideEachOther = 4;
constexpr int KeptByDefault = 400;
const QStringList Facts{u"events"_s,  u"days"_s, u"first"_s,   u"last"_s,
                        u"missing"_s, u"size"_s, u"viewers"_s, u"pruned"_s};

} // namespace

SourceCard::SourceCard(const Theme &theme, DataPresenter &presenter, QWidget *parent)
    : Card(theme, parent)
    , m_presenter(presenter)
{
    setObjectName(u"sourceCard"_s);
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(24);
    m_grid->setVerticalSpacing(2);
    column->addLayout(m_grid);
    for (const QString &id : Facts)
        addFact(id);
    m_progress = new ProgressPanel(theme, body);
    m_progress->hide();
    column->addWidget(m_progress);
    setContent(body);
    m_backup = new QPushButton(this);
    m_backup->setObjectName(u"backup"_s);
    m_prune = new QPushButton(this);
    m_prune->setObjectName(u"prune"_s);
    addHeaderWidget(m_backup);
    addHeaderWidget(m_prune);
    connect(m_backup, &QPushButton::clicked, this, &SourceCard::askForBackup);
    connect(m_prune, &QPushButton::clicked, this, &SourceCard::askForPruning);
    connect(m_progress, &ProgressPanel::cancelRequested, this, [this] { m_cancel.cancel(); });
    connect(&m_presenter, &DataPresenter::factsChanged, this, &SourceCard::show);
    retranslate();
}

SourceCard::~SourceCard()
{
    m_cancel.cancel();
    m_work.waitForFinished();
}

void SourceCard::addFact(const QString &id)
{
    const int at = int(m_facts.size());
    const int row = at / FactsBesideEachOther * 2;
    auto *title = new QLabel(this);
    title->setProperty("kind", u"small"_s);
    auto *value = new QLabel(this);
    value->setObjectName(id);
    value->setProperty("kind", u"heading"_s);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_grid->addWidget(title, row, at % FactsBesideEachOther);
    m_grid->addWidget(value, row + 1, at % FactsBesideEachOther);
    m_grid->setColumnStretch(at % FactsBesideEachOther, 1);
    m_facts.insert(id, {title, value});
}

void SourceCard::setFact(const QString &id, const QString &title, const QString &value,
                         const QString &tooltip)
{
    const auto [heading, label] = m_facts.value(id);
    heading->setText(title);
    label->setText(value);
    label->setToolTip(tooltip);
    label->setAccessibleName(title + u": "_s + value);
}

QString SourceCard::factText(const QString &id) const
{
    return m_facts.contains(id) ? m_facts.value(id).second->text() : QString();
}

void SourceCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        retranslate();
    Card::changeEvent(event);
}

void SourceCard::retranslate()
{
    setTitle(tr("Source"));
    m_backup->setText(tr("Back up…"));
    m_prune->setText(tr("Remove old days…"));
    show();
}

void SourceCard::show()
{
    const auto &facts = m_presenter.facts();
    m_backup->setEnabled(facts.value && !m_working);
    m_prune->setEnabled(facts.value && facts.value->events > 0 && !m_working);
    if (!facts.isKnowable)
        return setEmpty(m_presenter.source() ? tr("Nobody here looks after this source.")
                                             : tr("No source is open."));
    if (facts.error && !facts.isAsked)
        return setError(errorSentence(*facts.error), canRetry(*facts.error));
    if (!facts.value)
        return setLoading();
    const StoreFacts &store = *facts.value;
    const QLocale where = locale();
    const Format format(where);
    setSubtitle(store.path);
    const auto bound = [&](qint64 DataBounds::*which) {
        return store.bounds ? whenText((*store.bounds).*which, where) : format.unknown();
    };
    QStringList missing;
    for (const qint64 day : store.latestMissingDays)
        missing.append(utcDayText(day));
    setFact(u"events"_s, tr("Events"), format.integer(store.events));
    setFact(u"days"_s, tr("Days with events (UTC)"), format.integer(store.days));
    setFact(u"first"_s, tr("First event"), bound(&DataBounds::firstMs));
    setFact(u"last"_s, tr("Last event"), bound(&DataBounds::lastMs));
    setFact(u"missing"_s, tr("Days missing in between"), format.integer(store.missingDays),
            missing.join(u'\n'));
    setFact(u"size"_s, tr("Size on disk"), where.formattedDataSize(store.bytes),
            tr("%1 of it are free for new events").arg(where.formattedDataSize(store.freeBytes)));
    setFact(u"viewers"_s, tr("Viewer ids"), format.integer(store.viewers));
    setFact(u"pruned"_s, tr("Removed before"),
            store.prunedBeforeDay ? utcDayText(*store.prunedBeforeDay) : format.unknown());
    setReady();
}

template <typename T, typename Work, typename Done>
void SourceCard::work(const QString &title, Work doIt, Done done)
{
    StoreKeeper *keeper = m_presenter.keeper();
    if (m_working || keeper == nullptr)
        return;
    m_working = true;
    m_cancel = CancelToken();
    m_progress->start(title);
    m_progress->setFraction({});
    m_progress->show();
    show();
    const auto future
        = QtConcurrent::run([source = m_presenter.source(), keeper, doIt, cancel = m_cancel]() -> Result<T> {
              return doIt(*keeper, cancel);
          });
    m_work = QFuture<void>(future);
    whenDone(future, this, [this, done](const Result<T> &result) {
        m_working = false;
        m_progress->hide();
        show();
        if (result)
            done(*result);
        else if (result.error().kind != ErrorKind::Cancelled)
            Q_EMIT told(errorSentence(result.error()), false);
    });
}

void SourceCard::askForBackup()
{
    const QString file
        = QFileDialog::getSaveFileName(this, tr("Back up to"), m_presenter.facts().value->path + u".backup"_s,
                                       tr("Stores (*.tally *.backup)"));
    if (!file.isEmpty())
        backUpTo(file);
}

void SourceCard::backUpTo(const QString &file)
{
    work<BackupReport>(
        tr("Backing up"),
        [file](StoreKeeper &keeper, const CancelToken &cancel) { return keeper.backUp(file, {}, cancel); },
        [this, file](const BackupReport &report) {
            Q_EMIT told(tr("%1 events are backed up in %2.").arg(locale().toString(report.events), file),
                        true);
        });
}

void SourceCard::askForPruning()
{
    bool isGiven = false;
    const int days = QInputDialog::getInt(this, tr("Remove old days"),
                                          tr("How many days, back from the last event, are to stay?"),
                                          KeptByDefault, 1, 36'500, 1, &isGiven);
    if (!isGiven)
        return;
    work<PruneReport>(
        tr("Counting"),
        [days](StoreKeeper &keeper, const CancelToken &cancel) {
            return keeper.prune({.keepDays = days, .beforeDay = {}, .dryRun = true}, cancel);
        },
        [this, days](const PruneReport &report) { confirmPruning(days, report); });
}

void SourceCard::confirmPruning(qint64 keepDays, const PruneReport &wouldGo)
{
    if (wouldGo.events == 0)
        return Q_EMIT told(tr("There is nothing older than that."), true);
    const auto answer
        = QMessageBox::question(this, tr("Remove old days"),
                                tr("%1 events of %2 days would be removed for good. Who came, uploaded or "
                                   "was published first is remembered.")
                                    .arg(locale().toString(wouldGo.events), locale().toString(wouldGo.days)),
                                QMessageBox::Ok | QMessageBox::Cancel, QMessageBox::Cancel);
    if (answer == QMessageBox::Ok)
        prune(keepDays);
}

void SourceCard::prune(qint64 keepDays)
{
    work<PruneReport>(
        tr("Removing old days"),
        [keepDays](StoreKeeper &keeper, const CancelToken &cancel) {
            return keeper.prune({.keepDays = keepDays, .beforeDay = {}, .dryRun = false}, cancel);
        },
        [this](const PruneReport &report) {
            Q_EMIT told(tr("%1 events were removed.").arg(locale().toString(report.events)), true);
            Q_EMIT changed();
        });
}

} // namespace tally
