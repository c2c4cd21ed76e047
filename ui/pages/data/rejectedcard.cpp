// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/rejectedcard.h"

#include "ui/models/errortext.h"
#include "ui/models/whendone.h"
#include "ui/pages/data/datatexts.h"
#include "ui/pages/data/importtexts.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QtConcurrent>

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LettersShown = 500;
constexpr qsizetype RawShown = 200;
constexpr qsizetype RawEditable = 100'000; // a longer line is no text for an editor

} // namespace

RejectedCard::RejectedCard(const Theme &theme, DataPresenter &presenter, QString folder, QWidget *parent)
    : Card(theme, parent)
    , m_presenter(presenter)
    , m_folder(std::move(folder))
{
    setObjectName(u"rejectedCard"_s);
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    m_files = new QComboBox(body);
    m_files->setObjectName(u"rejectedFiles"_s);
    m_replay = new QPushButton(body);
    m_replay->setObjectName(u"replay"_s);
    m_replay->setProperty("kind", u"primary"_s);
    auto *row = new QHBoxLayout;
    row->addWidget(m_files, 1);
    row->addWidget(m_replay);
    column->addLayout(row);
    m_letters = new PlainTable(8, body);
    m_letters->setObjectName(u"letters"_s);
    m_letters->setSelectionMode(QAbstractItemView::SingleSelection);
    column->addWidget(m_letters);
    m_count = new QLabel(body);
    m_count->setProperty("kind", u"small"_s);
    column->addWidget(m_count);
    column->addWidget(buildEditor());
    setContent(body);
    connect(m_files, &QComboBox::currentIndexChanged, this, &RejectedCard::readFile);
    connect(m_letters, &PlainTable::keyChosen, this, &RejectedCard::showLetter);
    connect(m_replay, &QPushButton::clicked, this, &RejectedCard::replay);
    connect(&m_presenter, &DataPresenter::factsChanged, this, [this] {
        // Where the store is tells where its command line keeps such files.
        if (!m_presenter.facts().isAsked && !m_working)
            refresh();
        enable();
    });
    retranslate();
}

RejectedCard::~RejectedCard()
{
    m_cancel.cancel();
    m_work.waitForFinished();
}

QWidget *RejectedCard::buildEditor()
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    m_why = new QLabel(box);
    m_why->setProperty("kind", u"muted"_s);
    m_why->setWordWrap(true);
    m_why->setTextFormat(Qt::PlainText);
    m_editor = new QPlainTextEdit(box);
    m_editor->setObjectName(u"letterText"_s);
    m_editor->setTabChangesFocus(true);
    m_editor->setFixedHeight(84);
    m_save = new QPushButton(box);
    m_save->setObjectName(u"saveLetter"_s);
    column->addWidget(m_why);
    column->addWidget(m_editor);
    column->addWidget(m_save, 0, Qt::AlignLeft);
    connect(m_editor, &QPlainTextEdit::textChanged, this, &RejectedCard::enable);
    connect(m_save, &QPushButton::clicked, this, &RejectedCard::save);
    return box;
}

void RejectedCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        retranslate();
    Card::changeEvent(event);
}

void RejectedCard::retranslate()
{
    setTitle(tr("Rejected lines"));
    m_files->setAccessibleName(tr("File of rejected lines"));
    m_replay->setText(tr("Read them again"));
    m_replay->setToolTip(tr("What can be stored now leaves the file; the rest stays with its reason."));
    m_letters->setAccessibleName(tr("Rejected lines"));
    m_letters->rows()->setColumns(
        {{tr("Reason")}, {tr("Detail")}, {tr("Day (UTC)")}, {tr("Line"), true}, {tr("Text")}});
    m_editor->setAccessibleName(tr("Text of the rejected line"));
    m_save->setText(tr("Keep this text"));
    refresh();
}

QString RejectedCard::currentFile() const
{
    return m_files->currentData().toString();
}

void RejectedCard::refresh()
{
    QList<LetterFile> found = letterFiles(m_folder);
    if (const auto &facts = m_presenter.facts().value)
        found += letterFiles(lettersFolderOf(facts->path));
    const QString before = currentFile();
    {
        const QSignalBlocker quiet(m_files);
        m_files->clear();
        for (const LetterFile &file : found) {
            m_files->addItem(tr("%1 · %2 · %3")
                                 .arg(whenText(file.changedMs, locale()), QFileInfo(file.path).fileName(),
                                      locale().formattedDataSize(file.bytes)),
                             file.path);
        }
        const int kept = m_files->findData(before);
        m_files->setCurrentIndex(kept >= 0 ? kept : found.isEmpty() ? -1 : 0);
    }
    if (found.isEmpty()) {
        showPage({});
        return setEmpty(tr("No line was rejected, or all of them are mended."));
    }
    readFile();
}

void RejectedCard::readFile()
{
    const QString file = currentFile();
    if (file.isEmpty())
        return;
    const auto future
        = QtConcurrent::run([file, cancel = m_cancel] { return readLetters(file, 0, LettersShown, cancel); });
    whenDone(future, this, [this, generation = ++m_generation](const Result<LetterPage> &page) {
        if (generation != m_generation)
            return;
        if (page) {
            showPage(*page);
            setReady();
        } else {
            setError(errorSentence(page.error()), false);
        }
        Q_EMIT settled();
    });
}

void RejectedCard::showPage(const LetterPage &page)
{
    m_page = page;
    QList<PlainTableModel::Row> rows;
    for (const NumberedLetter &one : page.letters) {
        const Letter &letter = one.letter;
        const QString raw = QString::fromStdString(letter.raw);
        rows.append({one.number,
                     {{rejectReasonText(letter.reason)},
                      {letter.detail},
                      {letter.day.isEmpty() ? tr("(unknown)") : letter.day},
                      {locale().toString(letter.line), letter.line, letter.origin.file},
                      {raw.left(RawShown)}}});
    }
    m_letters->setRows(rows);
    m_count->setText(page.count > page.letters.size()
                         ? tr("These are %1 of %2 lines.")
                               .arg(locale().toString(page.letters.size()), locale().toString(page.count))
                         : QString());
    m_count->setVisible(page.count > page.letters.size());
    if (!m_letters->currentKey().isValid() && !rows.isEmpty())
        m_letters->selectRow(0);
    showLetter();
}

void RejectedCard::showLetter()
{
    const QVariant key = m_letters->currentKey();
    const auto found
        = std::find_if(m_page.letters.begin(), m_page.letters.end(), [&](const NumberedLetter &one) {
              return key.isValid() && one.number == key.toLongLong();
          });
    const bool isThere = found != m_page.letters.end();
    const QString raw = isThere ? QString::fromStdString(found->letter.raw) : QString();
    const QSignalBlocker quiet(m_editor);
    m_editor->setPlainText(raw);
    m_editor->setReadOnly(!isThere || raw.size() > RawEditable);
    m_editor->document()->setModified(false);
    m_why->setText(isThere ? tr("%1, line %2 of %3")
                                 .arg(rejectReasonText(found->letter.reason),
                                      locale().toString(found->letter.line), found->letter.origin.file)
                           : QString());
    enable();
}

void RejectedCard::enable()
{
    m_save->setEnabled(m_editor->document()->isModified() && !m_editor->isReadOnly() && !m_working);
    m_replay->setEnabled(!currentFile().isEmpty() && m_presenter.keeper() != nullptr && !m_working
                         && !m_editor->document()->isModified()); // a text that is not kept would be lost
}

void RejectedCard::save()
{
    const QVariant key = m_letters->currentKey();
    if (!key.isValid() || m_working)
        return;
    m_working = true;
    enable();
    const auto future = QtConcurrent::run(
        [file = currentFile(), number = key.toLongLong(), text = m_editor->toPlainText()]() -> Result<bool> {
            return editLetter(file, number, text).map([] { return true; });
        });
    m_work = QFuture<void>(future);
    whenDone(future, this, [this](const Result<bool> &kept) {
        m_working = false;
        if (!kept)
            Q_EMIT told(errorSentence(kept.error()), false);
        else
            m_editor->document()->setModified(false);
        readFile();
        enable();
    });
}

void RejectedCard::replay()
{
    StoreKeeper *keeper = m_presenter.keeper();
    if (m_working || keeper == nullptr)
        return;
    m_working = true;
    enable();
    const auto future
        = QtConcurrent::run([source = m_presenter.source(), keeper, file = currentFile(), cancel = m_cancel] {
              const std::unique_ptr<EventSink> sink = keeper->makeSink();
              return replayLetters(file, {}, *sink, cancel);
          });
    m_work = QFuture<void>(future);
    whenDone(future, this, [this](const Result<ReplayReport> &report) {
        m_working = false;
        if (report)
            replayed(*report);
        else
            Q_EMIT told(errorSentence(report.error()), false);
        refresh();
        enable();
    });
}

void RejectedCard::replayed(const ReplayReport &report)
{
    const auto number = [this](qint64 count) { return locale().toString(count); };
    QString text = tr("%1 lines read again: %2 stored, %3 duplicates, %4 rejected as before.")
                       .arg(number(report.lines), number(report.stored), number(report.duplicates),
                            number(report.rejected));
    if (report.skipped > 0)
        text += u' '
            + tr("%1 were not kept whole, or have no header, and stay as they are.")
                  .arg(number(report.skipped));
    Q_EMIT told(text, report.rejected == 0 && report.skipped == 0);
    if (report.stored > 0)
        Q_EMIT changed();
}

} // namespace tally
