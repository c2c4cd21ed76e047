// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/messagebar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

struct Look
{
    QString icon;
    QColor back;
    QColor text;
};

Look lookOf(MessageKind kind, const Tokens &tokens)
{
    switch (kind) {
    case MessageKind::Good:
        return {u"done"_s, tokens.goodSoft, tokens.goodText};
    case MessageKind::Warning:
        return {u"warning"_s, tokens.warnSoft, tokens.warnText};
    case MessageKind::Bad:
        return {u"error"_s, tokens.badSoft, tokens.badText};
    case MessageKind::Info:
        break;
    }
    return {u"info"_s, tokens.accentSoft, tokens.accentText};
}

IconTone toneOf(MessageKind kind)
{
    switch (kind) {
    case MessageKind::Good:
        return IconTone::Good;
    case MessageKind::Bad:
        return IconTone::Bad;
    case MessageKind::Warning:
        return IconTone::Warning;
    case MessageKind::Info:
        break;
    }
    return IconTone::Accent;
}

} // namespace

MessageBar::MessageBar(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action->setProperty("kind", u"link"_s);
    m_close->setIcon(theme.icon(u"close"_s, IconTone::Muted));
    m_close->setIconSize({14, 14});
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 8, 6);
    layout->setSpacing(10);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_close);
    connect(m_action, &QPushButton::clicked, this, &MessageBar::actionTriggered);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    connect(&theme, &Theme::changed, this, &MessageBar::refresh);
    hide();
    retranslate();
}

void MessageBar::showMessage(MessageKind kind, const QString &text, const QString &actionText)
{
    m_kind = kind;
    m_text->setText(text);
    m_action->setText(actionText);
    m_action->setVisible(!actionText.isEmpty());
    setAccessibleName(text);
    refresh();
    show();
}

void MessageBar::dismiss()
{
    hide();
    Q_EMIT dismissed();
}

QString MessageBar::text() const
{
    return m_text->text();
}

void MessageBar::refresh()
{
    const QIcon icon = m_theme.icon(lookOf(m_kind, m_theme.tokens()).icon, toneOf(m_kind));
    m_icon->setPixmap(icon.pixmap(QSize(18, 18), devicePixelRatioF()));
    update();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    const Look look = lookOf(m_kind, m_theme.tokens());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(mixed(look.back, look.text, 0.25));
    painter.setBrush(look.back);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

void MessageBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QFrame::keyPressEvent(event);
}

void MessageBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void MessageBar::retranslate()
{
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close this message"));
}

} // namespace tally
