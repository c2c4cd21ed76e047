// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/datapage.h"

#include "ui/pages/data/ledgercard.h"
#include "ui/pages/data/qualitycard.h"
#include "ui/pages/data/rejectedcard.h"
#include "ui/pages/data/sourcecard.h"
#include "ui/widgets/messagebar.h"

#include <QBoxLayout>
#include <QScrollArea>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr int Margin = 24;
constexpr int Gap = 16;

} // namespace

DataPage::DataPage(Theme &theme, const Clock &clock, const QString &rejectedFolder, QObject *parent)
    : Page(parent)
    , m_presenter(clock)
    , m_area(new QScrollArea)
{
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *body = new QWidget(m_area);
    body->setObjectName(u"dataBody"_s);
    body->setProperty("kind", u"page"_s);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(Margin, 4, Margin, Margin);
    column->setSpacing(Gap);
    m_message = new MessageBar(theme, body);
    m_source = new SourceCard(theme, m_presenter, body);
    m_ledger = new LedgerCard(theme, m_presenter, body);
    m_quality = new QualityCard(theme, m_presenter, body);
    m_rejected = new RejectedCard(theme, m_presenter, rejectedFolder, body);
    for (QWidget *each :
         std::initializer_list<QWidget *>{m_message, m_source, m_quality, m_ledger, m_rejected})
        column->addWidget(each);
    column->addStretch(1);
    m_area->setWidget(body);
    connect(&m_presenter, &DataPresenter::settled, this, &Page::settled);
    connect(m_source, &SourceCard::told, this, &DataPage::tell);
    connect(m_source, &SourceCard::changed, this, &DataPage::askAgain);
    connect(m_rejected, &RejectedCard::told, this, &DataPage::tell);
    connect(m_rejected, &RejectedCard::changed, this, &DataPage::askAgain);
    for (Card *card : std::initializer_list<Card *>{m_source, m_ledger, m_quality})
        connect(card, &Card::retryRequested, this, &DataPage::askAgain);
}

QWidget *DataPage::widget()
{
    return m_area;
}

void DataPage::ask(const PageContext &context)
{
    m_presenter.ask(context);
    m_rejected->refresh();
}

void DataPage::askAgain()
{
    m_presenter.askAgain();
}

QList<NamedTable> DataPage::exportables() const
{
    const ResultTable ledger = m_ledger->asTable();
    return ledger.rows.isEmpty() ? QList<NamedTable>() : QList<NamedTable>{{m_ledger->title(), ledger}};
}

void DataPage::tell(const QString &sentence, bool isGood)
{
    m_message->showMessage(isGood ? MessageKind::Good : MessageKind::Bad, sentence);
}

} // namespace tally
