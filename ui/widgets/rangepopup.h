// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "domain/daterange.h"
#include "ui/theme/theme.h"
#include "ui/widgets/popupframe.h"

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace tally {

class MonthPair;

/// Chooses a range and what to compare it with: presets, two months, typed dates. Nothing is applied before
/// applied(); Escape and a click outside give up. Enter applies, Ctrl+Enter also from within the months.
class RangePopup : public PopupFrame
{
    Q_OBJECT
public:
    RangePopup(const Theme &theme, const Clock &clock, QWidget *parent);

    void setRange(const RangeSpec &range, const CompareSpec &compare,
                  const std::optional<DataBounds> &bounds);
    /// Opens under the anchor, within its screen.
    void openAt(const QWidget &anchor);

    const RangeSpec &range() const { return m_range; }
    const CompareSpec &compare() const { return m_compare; }

Q_SIGNALS:
    void applied(const RangeSpec &range, const CompareSpec &compare);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build(const Theme &theme);
    void buildCompare(QGridLayout *grid);
    void connectParts();
    void retranslate();
    void fillPresets();
    void fillCompare();

    void choosePreset(const QString &name);
    void chooseDays(QDate first, QDate last);
    void takeTyped();
    void takeCompare();
    void apply();

    void showRange(); ///< the spec in every part
    void showDays(QDate first, QDate last);
    void showSummary();
    std::optional<DateRange> typed(QLineEdit *from, QLineEdit *to) const;
    Result<DateRange> resolved() const;
    Qt::DayOfWeek weekStart() const;

    const Clock &m_clock;
    RangeSpec m_range;
    CompareSpec m_compare;
    std::optional<DataBounds> m_bounds;
    bool m_showing = false; ///< parts are being filled: their signals are echoes

    QListWidget *m_presets = nullptr;
    QLineEdit *m_from = nullptr;
    QLineEdit *m_to = nullptr;
    QCheckBox *m_today = nullptr;
    MonthPair *m_months = nullptr;
    QLabel *m_compareLabel = nullptr;
    QComboBox *m_mode = nullptr;
    QCheckBox *m_weekday = nullptr;
    QLineEdit *m_otherFrom = nullptr;
    QLineEdit *m_otherTo = nullptr;
    QLabel *m_otherDash = nullptr;
    QLabel *m_summary = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_apply = nullptr;
};

} // namespace tally
