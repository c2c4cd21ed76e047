// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "domain/value.h"

#include <QDate>
#include <QLocale>

namespace tally {

/// Numbers, durations and dates as people read them in a locale; in Korean with 만 and 억. Unknown is "–",
/// never 0. A cheap value; widgets make one from QWidget::locale() when they paint.
class Format
{
public:
    explicit Format(const QLocale &locale);

    Language language() const { return m_language; }
    const QLocale &locale() const { return m_locale; }

    QString integer(qint64 number) const; ///< 48,213,004
    QString decimal(double number, int places) const; ///< 3.14
    QString compact(double number) const; ///< 48.2M, 4,821만
    QString percent(double share, int places = 1) const; ///< 31.6%
    QString change(double rate) const; ///< +12.4%, −6.4%
    QString duration(double seconds) const; ///< 1h 05m, 4m 10s, 12.5s; 1시간 5분
    QString money(double amount,
                  const QString &currency) const; ///< $1,204.50; without a currency the bare number
    QString unknown() const;

    /// A metric's value: `exactValue` for tables and tooltips, `shortValue` for tiles and axes.
    QString exactValue(const Value &value, Unit unit, const QString &currency = {}) const;
    QString shortValue(const Value &value, Unit unit, const QString &currency = {}) const;

    QString date(QDate day) const; ///< 29 Jun 2025, 2025년 6월 29일
    QString dateWithWeekday(QDate day) const; ///< Sun, 29 Jun 2025
    QString shortDate(QDate day) const; ///< 29 Jun, 6월 29일
    QString days(QDate first, QDate last) const; ///< 1 Apr – 29 Jun 2025, both inclusive
    QString monthTitle(int year, int month) const; ///< June 2025, 2025년 6월
    QString weekday(int day) const; ///< 1 = Monday: Mon, 월
    /// The label of a time bucket (Bucket::label) for axes and tables; as it came where it can't be read.
    QString bucket(const QString &label, TimeUnit unit) const;

private:
    QLocale m_locale;
    Language m_language;
};

} // namespace tally
