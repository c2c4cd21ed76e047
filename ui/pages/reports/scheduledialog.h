// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/delivery/schedule.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QSpinBox;
class QTimeEdit;

namespace tally {

/// When a report runs by itself, and where its files go.
class ScheduleDialog : public QDialog
{
    Q_OBJECT
public:
    ScheduleDialog(const QString &report, const QString &folder, QWidget *parent = nullptr);

    ReportSchedule schedule() const; ///< without a command
    QString folder() const;
    QComboBox *everyBox() const { return m_every; }
    QTimeEdit *timeField() const { return m_time; }
    QLineEdit *folderField() const { return m_folder; }

Q_SIGNALS:
    void timerWanted();
    void cronWanted();

private:
    void showDays();

    QString m_report;
    QComboBox *m_every = nullptr;
    QComboBox *m_weekday = nullptr;
    QSpinBox *m_day = nullptr;
    QTimeEdit *m_time = nullptr;
    QLineEdit *m_folder = nullptr;
};

} // namespace tally
