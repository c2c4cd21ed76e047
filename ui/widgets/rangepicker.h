// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "domain/daterange.h"
#include "ui/theme/theme.h"
#include "ui/widgets/rangepopup.h"

#include <QPointer>
#include <QWidget>

class QPushButton;
class QToolButton;

namespace tally {

/// The button of the date range: name and inclusive days, a popup to choose, and steps to the period before
/// and after. Speaks the domain's specs; days are local to the range's zone. The week starts as locale()
/// says.
class RangePicker : public QWidget
{
    Q_OBJECT
public:
    RangePicker(const Theme &theme, const Clock &clock, QWidget *parent = nullptr);

    void setRange(const RangeSpec &range, const CompareSpec &compare); ///< does not emit
    const RangeSpec &range() const { return m_range; }
    const CompareSpec &compare() const { return m_compare; }
    /// First and last event of the source: what "all" means and where the forward step ends.
    void setBounds(const std::optional<DataBounds> &bounds);
    /// The range again at the clock's now, after midnight.
    void refresh();

    void openPopup();
    RangePopup *popup() const; ///< null while closed
    void stepBack();
    void stepForward();

Q_SIGNALS:
    void applied(const RangeSpec &range, const CompareSpec &compare);

protected:
    void changeEvent(QEvent *event) override;

private:
    void step(int periods);
    Result<DateRange> resolved() const;
    void apply(const RangeSpec &range, const CompareSpec &compare);

    const Theme &m_theme;
    const Clock &m_clock;
    RangeSpec m_range;
    CompareSpec m_compare;
    std::optional<DataBounds> m_bounds;
    QPushButton *m_button = nullptr;
    QToolButton *m_back = nullptr;
    QToolButton *m_forward = nullptr;
    QPointer<RangePopup> m_popup;
};

} // namespace tally
