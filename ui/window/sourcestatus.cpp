// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/sourcestatus.h"

#include "ui/theme/format.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace tally {

using namespace Qt::StringLiterals;

SourceStatus::SourceStatus(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(u"sourceStatus"_s);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(8, 0, 8, 8);
    grid->setHorizontalSpacing(7);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    m_dot = new QLabel(u"●"_s, this);
    m_title = new QLabel(this);
    m_details = new QLabel(this);
    for (QLabel *label : {m_dot, m_title, m_details}) {
        label->setFont(Theme::font(FontRole::Small));
        label->setTextFormat(Qt::PlainText);
    }
    m_details->setWordWrap(true);
    grid->addWidget(m_dot, 0, 0, Qt::AlignTop);
    grid->addWidget(m_title, 0, 1);
    grid->addWidget(m_details, 1, 1);
    connect(&theme, &Theme::changed, this, &SourceStatus::refresh);
    refresh();
}

void SourceStatus::setState(State state, const QString &name)
{
    m_state = state;
    m_name = name;
    if (state != State::Open)
        m_info.reset();
    refresh();
}

void SourceStatus::setInfo(const std::optional<SourceInfo> &info, const Zone &zone)
{
    m_info = info;
    m_zone = zone;
    refresh();
}

void SourceStatus::refresh()
{
    const Tokens &tokens = m_theme.tokens();
    const auto colour = [](QLabel *label, const QColor &value) {
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, value);
        label->setPalette(palette);
    };
    colour(m_dot,
           m_state == State::Open         ? tokens.good
               : m_state == State::Failed ? tokens.bad
                                          : tokens.muted);
    colour(m_title, tokens.text);
    colour(m_details, tokens.muted);
    static const QMap<State, const char *> titles = {{State::None, QT_TR_NOOP("No source")},
                                                     {State::Opening, QT_TR_NOOP("Opening…")},
                                                     {State::Open, QT_TR_NOOP("Open")},
                                                     {State::Failed, QT_TR_NOOP("Not open")}};
    m_title->setText(tr(titles.value(m_state)));
    QStringList lines = {m_name};
    const Format format(locale());
    if (m_info) {
        lines.append(tr("%1 events").arg(format.compact(double(m_info->events))));
        if (m_info->bounds)
            lines.append(tr("to %1").arg(format.date(m_zone.localDate(m_info->bounds->lastMs))));
    }
    m_details->setText(lines.join(u'\n'));
    setAccessibleName(m_title->text() + u' ' + lines.join(u", "_s));
}

void SourceStatus::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        refresh();
}

} // namespace tally
