// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/reports/reportspresenter.h"

class QScrollArea;

namespace tally {

class MessageBar;
class ReportsCard;
class RunsCard;

/// The page Reports: saved reports to run, make, schedule and share, and what became of past runs.
class ReportsPage : public Page
{
    Q_OBJECT
public:
    ReportsPage(Theme &theme, const Clock &clock, const ReportsServices &services, QObject *parent = nullptr);

    QString id() const override { return QStringLiteral("reports"); }
    QString icon() const override { return QStringLiteral("reports"); }
    QString title() const override { return tr("Reports"); }
    QWidget *widget() override;
    void ask(const PageContext &context) override;
    bool isBusy() const override { return false; } ///< what runs here goes on behind other pages
    bool needsData() const override { return false; }
    bool usesScope() const override { return false; }

    ReportsPresenter &presenter() { return m_presenter; }
    ReportsCard *reports() const { return m_reports; }
    RunsCard *runs() const { return m_runs; }
    MessageBar *message() const { return m_message; }

private:
    void tell(const QString &sentence, bool isGood);

    ReportsPresenter m_presenter;
    QScrollArea *m_area = nullptr;
    MessageBar *m_message = nullptr;
    ReportsCard *m_reports = nullptr;
    RunsCard *m_runs = nullptr;
};

} // namespace tally
