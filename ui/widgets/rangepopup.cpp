// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rangepopup.h"

#include "ui/widgets/monthpair.h"
#include "ui/widgets/rangetext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStyle>

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

bool endsBeforeToday(const QString &name)
{
    return name.startsWith(u"last_"_s) && name.endsWith(u"_days"_s);
}

void markWrong(QLineEdit *edit, bool wrong)
{
    const QString kind = wrong ? u"wrong"_s : QString();
    if (edit->property("kind").toString() == kind)
        return;
    edit->setProperty("kind", kind);
    edit->style()->unpolish(edit);
    edit->style()->polish(edit);
}

/// ISO, or as the locale writes dates shortly.
QDate dateOf(const QLineEdit *edit)
{
    const QString text = edit->text().trimmed();
    const QDate iso = QDate::fromString(text, Qt::ISODate);
    const QDate day = iso.isValid() ? iso : edit->locale().toDate(text, QLocale::ShortFormat);
    return day.year() >= 1970 && day.year() <= 2200 ? day : QDate();
}

QString isoText(QDate day)
{
    return day.toString(Qt::ISODate);
}

} // namespace

RangePopup::RangePopup(const Theme &theme, const Clock &clock, QWidget *parent)
    : PopupFrame(theme, parent)
    , m_clock(clock)
{
    build(theme);
    retranslate();
    connectParts();
}

Qt::DayOfWeek RangePopup::weekStart() const
{
    return locale().firstDayOfWeek();
}

Result<DateRange> RangePopup::resolved() const
{
    return resolveRange(m_range, m_clock.nowMs(), weekStart(), m_bounds);
}

void RangePopup::setRange(const RangeSpec &range, const CompareSpec &compare,
                          const std::optional<DataBounds> &bounds)
{
    m_range = range;
    m_compare = compare;
    m_bounds = bounds;
    showRange();
}

void RangePopup::openAt(const QWidget &anchor)
{
    showBelow(anchor, Qt::AlignRight);
    m_presets->setFocus(Qt::PopupFocusReason);
}

void RangePopup::choosePreset(const QString &name)
{
    if (name.isEmpty()) {
        // "Custom": the days stay, as days of their own.
        if (const Result<DateRange> range = resolved())
            m_range = customSpec(*range);
        showRange();
        m_from->setFocus();
        m_from->selectAll();
        return;
    }
    m_range.name = name;
    m_range.from.clear();
    m_range.to.clear();
    m_range.includeToday = endsBeforeToday(name) && m_today->isChecked();
    showRange();
}

void RangePopup::chooseDays(QDate first, QDate last)
{
    const Result<Zone> zone = Zone::find(m_range.zone);
    m_range = customSpec(DateRange::ofDays(first, last, zone.value_or(Zone())));
    showRange();
}

std::optional<DateRange> RangePopup::typed(QLineEdit *from, QLineEdit *to) const
{
    const QDate first = dateOf(from);
    const QDate last = dateOf(to);
    const bool ordered = first.isValid() && last.isValid() && first <= last;
    markWrong(from, !first.isValid());
    markWrong(to, !last.isValid() || (first.isValid() && !ordered));
    if (!ordered)
        return std::nullopt;
    return DateRange::ofDays(first, last, Zone::find(m_range.zone).value_or(Zone()));
}

void RangePopup::takeTyped()
{
    const std::optional<DateRange> range = typed(m_from, m_to);
    m_apply->setEnabled(range.has_value());
    if (!range)
        return;
    m_range = customSpec(*range);
    const QScopedValueRollback showing(m_showing, true);
    m_presets->setCurrentRow(m_presets->count() - 1);
    m_today->setEnabled(false);
    m_months->setSpan(range->days->first, range->days->last);
    showSummary();
}

void RangePopup::takeCompare()
{
    if (m_showing)
        return;
    const CompareMode before = m_compare.mode;
    m_compare.mode = CompareMode(m_mode->currentData().toInt());
    m_compare.align = m_weekday->isChecked() ? CompareAlign::Weekday : CompareAlign::Date;
    bool good = true;
    if (m_compare.mode == CompareMode::Custom) {
        if (const auto range = resolved(); before != CompareMode::Custom && range) {
            const DateRange earlier = steppedRange(*range, -1);
            m_otherFrom->setText(isoText(earlier.zone.localDate(earlier.fromMs)));
            m_otherTo->setText(isoText(earlier.zone.localDate(earlier.toMs - 1)));
        }
        const std::optional<DateRange> other = typed(m_otherFrom, m_otherTo);
        good = other.has_value();
        if (other)
            m_compare.custom = customSpec(*other);
    }
    m_apply->setEnabled(good);
    showSummary();
}

void RangePopup::showRange()
{
    const QScopedValueRollback showing(m_showing, true);
    for (int row = 0; row < m_presets->count(); ++row) {
        if (m_presets->item(row)->data(Qt::UserRole).toString() == m_range.name)
            m_presets->setCurrentRow(row);
    }
    m_today->setEnabled(endsBeforeToday(m_range.name));
    m_today->setChecked(m_range.includeToday && m_today->isEnabled());
    m_mode->setCurrentIndex(m_mode->findData(int(m_compare.mode)));
    m_weekday->setChecked(m_compare.align == CompareAlign::Weekday);
    if (m_compare.mode == CompareMode::Custom) {
        const auto other = resolveRange(m_compare.custom, m_clock.nowMs(), weekStart(), m_bounds);
        if (other) {
            m_otherFrom->setText(isoText(other->zone.localDate(other->fromMs)));
            m_otherTo->setText(isoText(other->zone.localDate(other->toMs - 1)));
        }
    }
    if (const Result<DateRange> range = resolved()) {
        const QDate first = range->zone.localDate(range->fromMs);
        const QDate last = range->zone.localDate(std::max(range->fromMs, range->toMs - 1));
        m_months->setToday(range->zone.localDate(m_clock.nowMs()));
        m_months->setSpan(first, last);
        showDays(first, last);
        m_apply->setEnabled(true);
    }
    showSummary();
}

void RangePopup::showDays(QDate first, QDate last)
{
    m_from->setText(isoText(first));
    m_to->setText(isoText(last));
    markWrong(m_from, false);
    markWrong(m_to, false);
    if (m_months->isHalfChosen())
        m_summary->setText(Format(locale()).days(first, last));
}

void RangePopup::showSummary()
{
    const bool custom = m_compare.mode == CompareMode::Custom;
    const bool shifted
        = m_compare.mode == CompareMode::PreviousPeriod || m_compare.mode == CompareMode::PreviousYear;
    m_weekday->setVisible(!custom);
    m_weekday->setEnabled(shifted);
    for (QWidget *part : {static_cast<QWidget *>(m_otherFrom), static_cast<QWidget *>(m_otherTo),
                          static_cast<QWidget *>(m_otherDash)})
        part->setVisible(custom);

    const Result<DateRange> range = resolved();
    if (!range) {
        m_summary->setText(tr("These dates are no range."));
        return;
    }
    QString text = rangeDays(*range, locale());
    if (range->days) {
        const qint64 days = range->days->first.daysTo(range->days->last) + 1;
        text += u" · "_s + (days == 1 ? tr("1 day") : tr("%1 days").arg(locale().toString(days)));
    }
    const qint64 now = m_clock.nowMs();
    const qint64 through = m_bounds ? std::min(now, m_bounds->lastMs) : now;
    if (m_compare.mode != CompareMode::None) {
        if (const auto both = comparedRanges(*range, m_compare, through, weekStart(), now))
            text += u'\n' + tr("vs %1").arg(rangeDays(both->comparedWhole, locale()));
    }
    m_summary->setText(text);
}

void RangePopup::apply()
{
    if (!m_apply->isEnabled() || !resolved())
        return;
    const RangeSpec range = m_range;
    const CompareSpec compare = m_compare;
    close();
    Q_EMIT applied(range, compare);
}

void RangePopup::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return apply();
    case Qt::Key_Escape:
        close();
        return;
    default:
        PopupFrame::keyPressEvent(event);
    }
}

void RangePopup::changeEvent(QEvent *event)
{
    const bool texts = event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange;
    if (texts && m_apply) {
        retranslate();
        showRange();
    }
    PopupFrame::changeEvent(event);
}

} // namespace tally
