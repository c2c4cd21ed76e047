// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rangepicker.h"

#include "ui/widgets/rangetext.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

RangePicker::RangePicker(const Theme &theme, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_clock(clock)
    , m_button(new QPushButton(this))
    , m_back(new QToolButton(this))
    , m_forward(new QToolButton(this))
{
    m_range.name = u"last_28_days"_s;
    m_button->setObjectName(u"range"_s);
    m_button->setIcon(theme.icon(u"calendar"_s, IconTone::Muted));
    const auto dress = [&](QToolButton *button, const QString &icon) {
        button->setIcon(theme.icon(icon, IconTone::Muted));
        button->setIconSize({16, 16});
        button->setProperty("kind", u"outlined"_s);
    };
    dress(m_back, u"chevron-left"_s);
    dress(m_forward, u"chevron-right"_s);
    m_back->setObjectName(u"back"_s);
    m_forward->setObjectName(u"forward"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_back);
    row->addWidget(m_button);
    row->addWidget(m_forward);
    setFocusProxy(m_button);
    connect(m_button, &QPushButton::clicked, this, &RangePicker::openPopup);
    connect(m_back, &QToolButton::clicked, this, &RangePicker::stepBack);
    connect(m_forward, &QToolButton::clicked, this, &RangePicker::stepForward);
    refresh();
}

void RangePicker::setRange(const RangeSpec &range, const CompareSpec &compare)
{
    m_range = range;
    m_compare = compare;
    refresh();
}

void RangePicker::setBounds(const std::optional<DataBounds> &bounds)
{
    m_bounds = bounds;
    refresh();
}

Result<DateRange> RangePicker::resolved() const
{
    return resolveRange(m_range, m_clock.nowMs(), locale().firstDayOfWeek(), m_bounds);
}

void RangePicker::refresh()
{
    const Result<DateRange> range = resolved();
    const QString title = rangeTitle(m_range.name);
    const QString days = range ? rangeDays(*range, locale()) : QString();
    const QString named = m_range.name.isEmpty() ? days : title + u"  ·  "_s + days;
    // A style sheet has no word for the gap between icon and text.
    m_button->setText(u" "_s + (range ? named : title));
    m_button->setAccessibleName(tr("Date range: %1, %2").arg(title, days));
    m_button->setAccessibleDescription(versusText(m_compare));
    m_button->setToolTip(m_range.zone);
    m_back->setToolTip(tr("The period before"));
    m_back->setAccessibleName(tr("The period before"));
    m_forward->setToolTip(tr("The period after"));
    m_forward->setAccessibleName(tr("The period after"));
    const bool bounded = range && m_range.name != u"all"_s;
    const qint64 end = std::max(m_clock.nowMs(), m_bounds ? m_bounds->lastMs : 0);
    m_back->setEnabled(bounded);
    m_forward->setEnabled(bounded && steppedRange(*range, 1).fromMs <= end);
}

RangePopup *RangePicker::popup() const
{
    // One that was closed lives on until the event loop deletes it.
    return m_popup && m_popup->isVisible() ? m_popup.data() : nullptr;
}

void RangePicker::openPopup()
{
    if (popup())
        return;
    m_popup = new RangePopup(m_theme, m_clock, this);
    m_popup->setRange(m_range, m_compare, m_bounds);
    connect(m_popup, &RangePopup::applied, this, &RangePicker::apply);
    m_popup->openAt(*m_button);
}

void RangePicker::stepBack()
{
    step(-1);
}

void RangePicker::stepForward()
{
    step(1);
}

void RangePicker::step(int periods)
{
    const Result<DateRange> range = resolved();
    if (!range)
        return;
    CompareSpec compare = m_compare;
    if (compare.mode == CompareMode::Custom) {
        // The dates to compare with were chosen for the range that is left.
        compare.mode = CompareMode::PreviousPeriod;
        compare.custom = {};
    }
    apply(specOf(steppedRange(*range, periods), m_clock.nowMs(), locale().firstDayOfWeek()), compare);
}

void RangePicker::apply(const RangeSpec &range, const CompareSpec &compare)
{
    if (range == m_range && compare == m_compare)
        return;
    setRange(range, compare);
    Q_EMIT applied(range, compare);
}

void RangePicker::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace tally
