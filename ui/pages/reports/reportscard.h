// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/common/plaintable.h"
#include "ui/pages/reports/reportspresenter.h"
#include "ui/widgets/card.h"

class QPushButton;

namespace tally {

class ProgressPanel;

/// The saved reports and what can be done with the one that is selected.
class ReportsCard : public Card
{
    Q_OBJECT
public:
    ReportsCard(const Theme &theme, ReportsPresenter &presenter, QWidget *parent = nullptr);

    PlainTable *table() const { return m_table; }
    QPushButton *button(const char *name) const; ///< run, new, schedule, unschedule, import, export, delete
    ProgressPanel *progress() const { return m_progress; }
    QString selected() const { return m_table->currentKey().toString(); }
    void setZone(const QString &zone) { m_zone = zone; }

    void newReport();
    void run(const QString &folder);
    void enable();
    void showReports();

Q_SIGNALS:
    void told(const QString &sentence, bool isGood);

protected:
    void changeEvent(QEvent *event) override;

private:
    void addButton(const char *name, void (ReportsCard::*slot)());
    void retranslate();
    void askForFolder();
    void schedule();
    void unschedule();
    void importFile();
    void exportFile();
    void remove();
    void tell(const Result<void> &result);
    Language language() const;

    const Theme &m_theme;
    ReportsPresenter &m_presenter;
    PlainTable *m_table = nullptr;
    ProgressPanel *m_progress = nullptr;
    QHash<QByteArray, QPushButton *> m_buttons;
    QString m_zone = QStringLiteral("UTC");
    QString m_lastFolder;
};

} // namespace tally
