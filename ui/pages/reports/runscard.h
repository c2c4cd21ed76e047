// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/common/plaintable.h"
#include "ui/pages/reports/reportspresenter.h"
#include "ui/widgets/card.h"

class QPushButton;

namespace tally {

/// The past runs of all reports, from here and from timers, and the files of the one that is selected.
class RunsCard : public Card
{
    Q_OBJECT
public:
    RunsCard(const Theme &theme, ReportsPresenter &presenter, QWidget *parent = nullptr);

    PlainTable *runs() const { return m_runs; }
    PlainTable *files() const { return m_files; }
    QPushButton *openButton() const { return m_open; }
    void showRuns();

Q_SIGNALS:
    void openRequested(const QString &path); ///< a file or a folder

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showFiles();
    const LoggedRun *selected() const;

    ReportsPresenter &m_presenter;
    QList<LoggedRun> m_list;
    PlainTable *m_runs = nullptr;
    PlainTable *m_files = nullptr;
    QPushButton *m_open = nullptr;
};

} // namespace tally
