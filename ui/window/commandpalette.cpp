// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/commandpalette.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr int Width = 560;
constexpr int MostShown = 60;

bool matches(const Command &command, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(), [&](const QString &word) {
        return command.title.contains(word, Qt::CaseInsensitive)
            || command.kind.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace

CommandPalette::CommandPalette(const Theme &theme, const QList<Command> &commands, Search search,
                               QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_commands(commands)
    , m_search(std::move(search))
{
    setObjectName(u"commandPalette"_s);
    setWindowTitle(tr("Go to or do"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_field = new QLineEdit(this);
    m_field->setPlaceholderText(tr("A page, a content, an uploader, a filter, an action…"));
    m_field->setAccessibleName(tr("What to go to or do"));
    m_field->installEventFilter(this);
    m_list = new QListWidget(this);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("What was found"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideMiddle);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->addWidget(m_field);
    column->addWidget(m_list, 1);
    resize(Width, 420);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::narrow);
    connect(m_list, &QListWidget::itemClicked, this,
            [this](QListWidgetItem *item) { runRow(m_list->row(item)); });
    fill();
    m_field->setFocus();
}

void CommandPalette::narrow()
{
    const int question = ++m_question;
    m_found.clear();
    fill();
    const QString typed = m_field->text().trimmed();
    if (typed.isEmpty() || !m_search)
        return;
    m_search(typed, [self = QPointer<CommandPalette>(this), question](const QList<Command> &found) {
        if (!self || question != self->m_question)
            return;
        self->m_found += found;
        self->fill();
    });
}

void CommandPalette::fill()
{
    const QStringList words = m_field->text().split(u' ', Qt::SkipEmptyParts);
    m_shown.clear();
    for (const Command &command : std::as_const(m_commands)) {
        if (m_shown.size() < MostShown && matches(command, words))
            m_shown.append(command);
    }
    m_shown += m_found;
    m_list->clear();
    for (const Command &command : std::as_const(m_shown)) {
        auto *item = new QListWidgetItem(m_theme.icon(command.icon, IconTone::Muted),
                                         u"%1   ·  %2"_s.arg(command.title, command.kind), m_list);
        item->setToolTip(command.title);
    }
    m_list->setCurrentRow(m_shown.isEmpty() ? -1 : 0);
}

void CommandPalette::runRow(int row)
{
    if (row < 0 || row >= m_shown.size())
        return;
    const auto run = m_shown.at(row).run;
    accept();
    run();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const int rows = m_list->count();
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        m_list->setCurrentRow(rows > 0 ? (m_list->currentRow() + 1) % rows : -1);
        return true;
    case Qt::Key_Up:
        m_list->setCurrentRow(rows > 0 ? (m_list->currentRow() + rows - 1) % rows : -1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runRow(m_list->currentRow());
        return true;
    default:
        return QDialog::eventFilter(watched, event);
    }
}

} // namespace tally
