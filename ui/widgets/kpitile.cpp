// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/kpitile.h"

#include "ui/widgets/keyboardfocus.h"
#include "ui/widgets/kpilayout.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPushButton>
#include <QToolTip>

namespace tally {

using namespace Qt::StringLiterals;

KpiTile::KpiTile(const Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_retry(new QPushButton(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_retry->hide();
    connect(m_retry, &QPushButton::clicked, this, &KpiTile::retryRequested);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

void KpiTile::setLabel(const QString &label)
{
    m_label = label;
    refresh();
}

void KpiTile::setDefinition(const QString &definition)
{
    m_definition = definition;
    refresh();
}

void KpiTile::setContent(const KpiContent &content)
{
    m_content = content;
    updateGeometry();
    m_hadContent = true;
    enter(TileState::Ready, {}, false);
}

void KpiTile::setLoading()
{
    enter(TileState::Loading, m_message, false);
}

void KpiTile::setError(const QString &sentence, bool canRetry)
{
    enter(TileState::Error, sentence, canRetry);
}

void KpiTile::setEmpty(const QString &text)
{
    enter(TileState::Empty, text, false);
}

void KpiTile::enter(TileState state, const QString &message, bool canRetry)
{
    m_state = state;
    m_message = message;
    m_retry->setVisible(canRetry);
    refresh();
}

QSize KpiTile::sizeHint() const
{
    return {240, besideText().isEmpty() ? 108 : 128};
}

QSize KpiTile::minimumSizeHint() const
{
    return {168, sizeHint().height()};
}

void KpiTile::resizeEvent(QResizeEvent *event)
{
    QAbstractButton::resizeEvent(event);
    const QSize size = m_retry->sizeHint();
    m_retry->setGeometry(width() - 12 - size.width(), 8, size.width(), size.height());
}

bool KpiTile::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractButton::event(event);
    auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), tooltipAt(help->pos()), this);
    return true;
}

void KpiTile::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        refresh();
    QAbstractButton::changeEvent(event);
}

void KpiTile::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

QString KpiTile::trustText() const
{
    QString text;
    switch (m_content.trust) {
    case Trust::Exact:
        text = tr("Exact: every event was counted.");
        break;
    case Trust::Approximate:
        text = tr("Approximate: estimated, with a small expected error.");
        break;
    case Trust::Partial:
        text = tr("Partial: some of the data did not answer.");
        break;
    case Trust::Incomplete:
        text = tr("Incomplete: the period is still running, or data is behind.");
        break;
    }
    return m_content.trustNote.isEmpty() ? text : text + u'\n' + m_content.trustNote;
}

QString KpiTile::badgeText() const
{
    switch (m_content.trust) {
    case Trust::Exact:
        return {};
    case Trust::Approximate:
        return tr("≈ approx.");
    case Trust::Partial:
        return tr("partial");
    case Trust::Incomplete:
        return tr("so far");
    }
    return {};
}

QString KpiTile::tooltipAt(const QPointF &position) const
{
    const KpiLayout layout = layoutNow();
    const bool shown = m_state == TileState::Ready || (m_state == TileState::Loading && m_hadContent);
    if (!shown)
        return m_message.isEmpty() ? m_definition : m_message;
    if (layout.badge.contains(position))
        return trustText();
    if (layout.value.contains(position))
        return m_content.exactValue;
    if (layout.beside.contains(position))
        return besideText() + u'\n' + tr("Total: all time, with the filters in force.");
    if (layout.pill.contains(position) || layout.versus.contains(position))
        return m_content.versus;
    return m_definition.isEmpty() ? m_label : m_definition;
}

void KpiTile::refresh()
{
    m_retry->setText(tr("Try again"));
    QString spoken = m_message;
    if (m_state == TileState::Ready) {
        spoken = m_content.exactValue.isEmpty() ? m_content.value : m_content.exactValue;
        if (const QString change = pillText(); !change.isEmpty())
            spoken += u", "_s + change + u' ' + m_content.versus;
        if (const QString beside = besideText(); !beside.isEmpty())
            spoken += u", "_s + beside;
    } else if (m_state == TileState::Loading) {
        spoken = tr("loading");
    }
    setAccessibleName(m_label + u": "_s + spoken);
    setAccessibleDescription(m_state == TileState::Ready ? m_definition + u'\n' + trustText() : m_definition);
    update();
}

void KpiTile::focusInEvent(QFocusEvent *event)
{
    m_ring = ringAfter(*event, m_ring);
    QAbstractButton::focusInEvent(event);
}

} // namespace tally
