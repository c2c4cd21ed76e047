// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/data/datapresenter.h"
#include "ui/widgets/card.h"

#include <QFuture>

class QGridLayout;
class QLabel;
class QPushButton;

namespace tally {

class ProgressPanel;

/// What the store is and holds, and what can be done to it as a whole: a backup, removing old days.
class SourceCard : public Card
{
    Q_OBJECT
public:
    SourceCard(const Theme &theme, DataPresenter &presenter, QWidget *parent = nullptr);
    ~SourceCard() override;

    /// As the buttons do after their dialogs.
    void backUpTo(const QString &file);
    void prune(qint64 keepDays);
    bool isWorking() const { return m_working; }
    QString factText(const QString &id) const; ///< what stands beside it: "events", "size", "missing", …

Q_SIGNALS:
    void told(const QString &sentence, bool isGood);
    void changed(); ///< the store is another one now: ask again

protected:
    void changeEvent(QEvent *event) override;

private:
    void show();
    void retranslate();
    void addFact(const QString &id);
    void setFact(const QString &id, const QString &title, const QString &value, const QString &tooltip = {});
    void askForBackup();
    void askForPruning();
    void confirmPruning(qint64 keepDays, const PruneReport &wouldGo);
    template <typename T, typename Work, typename Done>
    void work(const QString &title, Work work, Done done);

    DataPresenter &m_presenter;
    QGridLayout *m_grid = nullptr;
    QHash<QString, std::pair<QLabel *, QLabel *>> m_facts;
    QPushButton *m_backup = nullptr;
    QPushButton *m_prune = nullptr;
    ProgressPanel *m_progress = nullptr;
    CancelToken m_cancel;
    QFuture<void> m_work;
    bool m_working = false;
};

} // namespace tally
