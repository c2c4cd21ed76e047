// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "domain/zone.h"

#include <QComboBox>

namespace tally {

class ZoneListModel;

/// All IANA zones with their offset of the moment; type any part of a name to find one.
class ZonePicker : public QComboBox
{
    Q_OBJECT
public:
    explicit ZonePicker(const Clock &clock, QWidget *parent = nullptr);

    QString zone() const { return m_zone; }
    void setZone(const QString &ianaName); ///< does not emit; unknown names are left out

Q_SIGNALS:
    void zoneChosen(const QString &ianaName);

protected:
    void changeEvent(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void choose(int row);
    void takeText();
    void showZone();
    void retranslate();

    ZoneListModel *m_model = nullptr;
    QString m_zone;
};

} // namespace tally
