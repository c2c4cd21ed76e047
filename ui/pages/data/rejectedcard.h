// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/letterreplay.h"
#include "ui/pages/common/plaintable.h"
#include "ui/pages/data/datapresenter.h"
#include "ui/widgets/card.h"

#include <QFuture>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace tally {

/// The lines that imports rejected, by file: each with its reason, to be mended and read once more.
class RejectedCard : public Card
{
    Q_OBJECT
public:
    /// `folder`: where the window's own imports keep them. Those beside the store are shown, too.
    RejectedCard(const Theme &theme, DataPresenter &presenter, QString folder, QWidget *parent = nullptr);
    ~RejectedCard() override;

    void refresh(); ///< looks for files anew
    QComboBox *files() const { return m_files; }
    PlainTable *letters() const { return m_letters; }
    QPlainTextEdit *editor() const { return m_editor; }
    QPushButton *saveButton() const { return m_save; }
    QPushButton *replayButton() const { return m_replay; }
    bool isWorking() const { return m_working; }

Q_SIGNALS:
    void told(const QString &sentence, bool isGood);
    void changed(); ///< something was stored: ask again
    void settled();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    QWidget *buildEditor();
    void readFile();
    void showPage(const LetterPage &page);
    void showLetter();
    void save();
    void replay();
    void replayed(const ReplayReport &report);
    void enable();
    QString currentFile() const;

    DataPresenter &m_presenter;
    QString m_folder;
    QComboBox *m_files = nullptr;
    PlainTable *m_letters = nullptr;
    QLabel *m_count = nullptr;
    QLabel *m_why = nullptr;
    QPlainTextEdit *m_editor = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_replay = nullptr;
    LetterPage m_page;
    CancelToken m_cancel;
    QFuture<void> m_work;
    quint64 m_generation = 0;
    bool m_working = false;
};

} // namespace tally
