// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/barlist.h"

#include "ui/widgets/barlistdelegate.h"
#include "ui/widgets/barlistmodel.h"
#include "ui/widgets/cellpainting.h"

#include <QKeyEvent>

namespace tally {

BarList::BarList(const Theme &theme, QWidget *parent)
    : QListView(parent)
    , m_model(new BarListModel(this))
{
    setModel(m_model);
    m_model->setLocale(locale());
    m_delegate = new BarListDelegate(theme, *m_model, this);
    setItemDelegate(m_delegate);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setFrameShape(NoFrame);
    connect(this, &QListView::clicked, this, &BarList::activateRow);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void BarList::setRows(const QList<BarRow> &rows)
{
    m_model->setRows(rows);
    updateGeometry();
}

const QList<BarRow> &BarList::rows() const
{
    return m_model->rows();
}

void BarList::setHigherIsBetter(const std::optional<bool> &better)
{
    m_delegate->setHigherIsBetter(better);
    viewport()->update();
}

void BarList::setColour(const QColor &colour)
{
    m_delegate->setColour(colour);
    viewport()->update();
}

QSize BarList::sizeHint() const
{
    return {320, int(std::max<qsizetype>(3, rows().size())) * CellHeight + 2};
}

void BarList::activateRow(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const Value key = rows().at(index.row()).key;
    if (!key.isOther())
        Q_EMIT rowActivated(index.row(), key);
}

void BarList::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        activateRow(currentIndex());
        return;
    default:
        QListView::keyPressEvent(event);
    }
}

void BarList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LocaleChange || event->type() == QEvent::LanguageChange)
        m_model->setLocale(locale());
    QListView::changeEvent(event);
}

} // namespace tally
