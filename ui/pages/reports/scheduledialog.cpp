// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/reports/scheduledialog.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTimeEdit>

namespace tally {

using namespace Qt::StringLiterals;

ScheduleDialog::ScheduleDialog(const QString &report, const QString &folder, QWidget *parent)
    : QDialog(parent)
    , m_report(report)
{
    using Every = ReportSchedule::Every;
    setWindowTitle(tr("Schedule “%1”").arg(report));
    setObjectName(u"scheduleDialog"_s);
    m_every = new QComboBox(this);
    m_every->addItem(tr("Every day"), int(Every::Day));
    m_every->addItem(tr("Every week"), int(Every::Week));
    m_every->addItem(tr("Every month"), int(Every::Month));
    m_weekday = new QComboBox(this);
    m_weekday->setAccessibleName(tr("Day of the week"));
    for (int day = 1; day <= 7; ++day)
        m_weekday->addItem(locale().standaloneDayName(day), day);
    m_day = new QSpinBox(this);
    m_day->setAccessibleName(tr("Day of the month"));
    m_day->setRange(1, 28);
    m_time = new QTimeEdit(QTime(7, 0), this);
    m_time->setDisplayFormat(u"HH:mm"_s);
    m_folder = new QLineEdit(folder, this);
    m_folder->setObjectName(u"scheduleFolder"_s);
    auto *browse = new QPushButton(tr("Choose…"), this);
    browse->setAutoDefault(false);
    auto *place = new QHBoxLayout;
    place->addWidget(m_folder, 1);
    place->addWidget(browse);
    auto *form = new QFormLayout;
    form->addRow(tr("How often"), m_every);
    form->addRow(tr("Weekday"), m_weekday);
    form->addRow(tr("Day of the month"), m_day);
    form->addRow(tr("At"), m_time);
    form->addRow(tr("Folder"), place);
    auto *note = new QLabel(
        tr("The timer is one of your own systemd user timers; it calls the command line for the "
           "store that is open now, while the window is open, too."),
        this);
    note->setProperty("kind", u"muted"_s);
    note->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    QPushButton *cron = buttons->addButton(tr("Copy as a crontab line"), QDialogButtonBox::ActionRole);
    cron->setObjectName(u"cron"_s);
    QPushButton *timer = buttons->addButton(tr("Make the timer"), QDialogButtonBox::AcceptRole);
    timer->setObjectName(u"timer"_s);
    timer->setProperty("kind", u"primary"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 18, 18, 18);
    column->addLayout(form);
    column->addWidget(note);
    column->addWidget(buttons);
    connect(m_every, &QComboBox::currentIndexChanged, this, &ScheduleDialog::showDays);
    connect(browse, &QPushButton::clicked, this, [this] {
        const QString chosen
            = QFileDialog::getExistingDirectory(this, tr("Folder of the reports"), m_folder->text());
        if (!chosen.isEmpty())
            m_folder->setText(chosen);
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &ScheduleDialog::timerWanted);
    connect(cron, &QPushButton::clicked, this, &ScheduleDialog::cronWanted);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showDays();
}

void ScheduleDialog::showDays()
{
    const auto every = ReportSchedule::Every(m_every->currentData().toInt());
    m_weekday->setEnabled(every == ReportSchedule::Every::Week);
    m_day->setEnabled(every == ReportSchedule::Every::Month);
}

ReportSchedule ScheduleDialog::schedule() const
{
    ReportSchedule schedule;
    schedule.every = ReportSchedule::Every(m_every->currentData().toInt());
    schedule.at = m_time->time();
    schedule.day
        = schedule.every == ReportSchedule::Every::Month ? m_day->value() : m_weekday->currentData().toInt();
    schedule.report = m_report;
    return schedule;
}

QString ScheduleDialog::folder() const
{
    return m_folder->text();
}

} // namespace tally
