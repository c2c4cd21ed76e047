// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filtereditor.h"

#include <QComboBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

namespace tally {

using namespace Qt::StringLiterals;

FilterEditor::FilterEditor(const Theme &theme, const QStringList &dimensions, const SuggestValues &suggest,
                           QWidget *parent)
    : PopupFrame(theme, parent)
    , m_names(dimensions)
    , m_suggest(suggest)
{
    setAccessibleName(tr("Filter"));
    build();
    fillOperators();
    connect(m_dimension, &QComboBox::currentIndexChanged, this, [this] {
        m_chosen.clear();
        m_value->clear();
        fillOperators();
        onTyped();
    });
    connect(m_operator, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_filling)
            onTyped();
    });
    connect(m_value, &QLineEdit::textEdited, this, &FilterEditor::onTyped);
    connect(m_list, &QListWidget::itemChanged, this, &FilterEditor::onItemChanged);
    connect(m_cancel, &QPushButton::clicked, this, &QWidget::close);
    connect(m_apply, &QPushButton::clicked, this, &FilterEditor::finish);
}

void FilterEditor::build()
{
    m_dimension = new QComboBox(this);
    m_dimension->setObjectName(u"dimension"_s);
    m_dimension->setAccessibleName(tr("What to filter by"));
    m_dimension->setMaxVisibleItems(16);
    for (const QString &name : std::as_const(m_names))
        m_dimension->addItem(dimensionTitle(name, locale()), name);
    m_dimension->addItem(tr("Viewer's actions"), u"has_done"_s);
    m_operator = new QComboBox(this);
    m_operator->setObjectName(u"operator"_s);
    m_operator->setAccessibleName(tr("Condition"));
    m_value = new QLineEdit(this);
    m_value->setObjectName(u"value"_s);
    m_value->setAccessibleName(tr("Value"));
    m_value->installEventFilter(this);
    m_list = new QListWidget(this);
    m_list->setObjectName(u"values"_s);
    m_list->setAccessibleName(tr("Values"));
    m_list->setProperty("kind", u"plain"_s);
    m_list->setFixedHeight(180);
    m_hint = new QLabel(tr("* stands for any characters, ? for one."), this);
    m_hint->setProperty("kind", u"small"_s);
    m_cancel = new QPushButton(tr("Cancel"), this);
    m_apply = new QPushButton(tr("Apply"), this);
    m_apply->setObjectName(u"applyFilter"_s);
    m_apply->setProperty("kind", u"primary"_s);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_apply);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(14, 14, 14, 14);
    grid->setSpacing(8);
    grid->setSizeConstraint(QLayout::SetFixedSize);
    grid->addWidget(m_dimension, 0, 0);
    grid->addWidget(m_operator, 0, 1);
    grid->addWidget(m_value, 1, 0, 1, 2);
    grid->addWidget(m_hint, 2, 0, 1, 2);
    grid->addWidget(m_list, 3, 0, 1, 2);
    grid->addLayout(buttons, 4, 0, 1, 2);
    grid->setColumnMinimumWidth(0, 190);
    grid->setColumnMinimumWidth(1, 120);
}

bool FilterEditor::eventFilter(QObject *watched, QEvent *event)
{
    // A line edit lets Enter through to its parent as well; here it has one meaning.
    if (watched == m_value && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            addTyped();
            return true;
        }
        if (key == Qt::Key_Down && m_list->isVisible()) {
            m_list->setFocus(Qt::TabFocusReason);
            m_list->setCurrentRow(0);
            return true;
        }
    }
    return PopupFrame::eventFilter(watched, event);
}

} // namespace tally
