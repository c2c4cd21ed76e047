// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/board/subjectheader.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace tally {

using namespace Qt::StringLiterals;

SubjectHeader::SubjectHeader(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_back(new QPushButton(theme.icon(u"chevron-left"_s), {}, this))
    , m_note(new QLabel(this))
{
    m_back->setObjectName(u"backToAll"_s);
    m_back->setIconSize({16, 16});
    m_note->setTextFormat(Qt::PlainText);
    m_note->setProperty("kind", u"muted"_s);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2, 0, 2, 0);
    row->setSpacing(12);
    row->addWidget(m_back);
    row->addWidget(m_note, 1);
    connect(m_back, &QPushButton::clicked, this, &SubjectHeader::backRequested);
}

void SubjectHeader::setTexts(const QString &back, const QString &note)
{
    m_back->setText(back);
    m_back->setAccessibleName(back);
    m_note->setText(note);
    m_note->setToolTip(note);
}

} // namespace tally
