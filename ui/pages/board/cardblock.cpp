// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/board/cardblock.h"

#include "ui/charts/timechart.h"
#include "ui/models/errortext.h"
#include "ui/pages/common/tabletext.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>

namespace tally {

CardBlock::CardBlock(const Theme &theme, const QString &id, BoardPresenter &presenter, QWidget *parent)
    : BlockView(id, presenter, parent)
    , m_theme(theme)
    , m_card(new Card(theme, parent))
{
    m_card->setObjectName(QStringLiteral("card.") + id);
    m_card->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    connect(m_card, &Card::retryRequested, this, [this] { this->presenter().retry(this->id()); });
}

void CardBlock::setContent(QWidget *content, const QList<Export> &exports)
{
    m_card->setContent(content);
    for (const Export what : exports) {
        auto *action = new QAction(m_card);
        action->setData(int(what));
        connect(action, &QAction::triggered, this, [this, what] { exportAs(what); });
        m_card->addMenuAction(action);
    }
}

void CardBlock::show(const Block &block)
{
    retranslate(block);
    if (block.height > 0)
        m_card->content()->setMinimumHeight(block.height);
    if (showPhase(block))
        showAnswer(block, *state().answer);
}

bool CardBlock::showPhase(const Block &block)
{
    using Phase = AnswerState::Phase;
    const AnswerState &now = state();
    if (!block.obstacle.isEmpty()) {
        m_card->setEmpty(block.obstacle);
        return false;
    }
    if (now.phase == Phase::Failed && now.error) {
        m_card->setError(errorSentence(*now.error), canRetry(*now.error));
        return false;
    }
    if (now.phase != Phase::Ready || !now.answer) {
        m_card->setLoading();
        return false;
    }
    if (now.answer->rows.isEmpty()) {
        m_card->setEmpty(tr("Nothing in this range."));
        return false;
    }
    m_card->setReady();
    return true;
}

void CardBlock::retranslate(const Block &block)
{
    static const QMap<Export, const char *> texts = {
        {Export::Csv, QT_TR_NOOP("Export CSV…")},     {Export::Tsv, QT_TR_NOOP("Copy as TSV")},
        {Export::Table, QT_TR_NOOP("Show as table")}, {Export::Image, QT_TR_NOOP("Copy image")},
        {Export::Png, QT_TR_NOOP("Save as PNG…")},    {Export::Svg, QT_TR_NOOP("Save as SVG…")},
    };
    m_card->setTitle(block.title);
    m_card->setSubtitle(block.subtitle);
    for (QAction *action : m_card->findChildren<QAction *>(Qt::FindDirectChildrenOnly)) {
        if (action->data().isValid())
            action->setText(tr(texts.value(Export(action->data().toInt()))));
    }
    if (m_card->content())
        m_card->content()->setAccessibleName(block.title);
}

QString CardBlock::asTsv(const ResultTable &table) const
{
    return plainTsv(table, m_card->locale());
}

void CardBlock::exportAs(Export what)
{
    const auto table = exportable();
    if (!table)
        return;
    switch (what) {
    case Export::Csv:
        Q_EMIT csvRequested(*table);
        break;
    case Export::Tsv:
        QApplication::clipboard()->setText(asTsv(table->table));
        Q_EMIT copied();
        break;
    case Export::Table:
        Q_EMIT tableRequested(*table);
        break;
    case Export::Image:
        chart()->copyImage();
        Q_EMIT copied();
        break;
    case Export::Png:
    case Export::Svg:
        Q_EMIT pictureRequested(chart(), table->name, what == Export::Svg);
        break;
    }
}

} // namespace tally
