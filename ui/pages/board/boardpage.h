// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/board/boardview.h"

namespace tally {

class SubjectHeader;

/// A page that is a board: a plan, the presenter that asks it, the view that shows it. What differs from page
/// to page is the plan and the titles.
class BoardPage : public Page
{
    Q_OBJECT
public:
    BoardPage(const Theme &theme, const Clock &clock, QObject *parent = nullptr);
    ~BoardPage() override;

    QWidget *widget() override { return m_view; }
    QString label() const override { return pageTitle(); }
    void ask(const PageContext &context) override;
    void close() override;
    void leave() override { m_presenter->stop(); }
    bool isBusy() const override { return !m_presenter->isSettled(); }
    QList<NamedTable> exportables() const override { return m_view->exportables(); }
    QString subject() const override { return m_subject; }
    void setSubject(const QString &subject) override;
    void setTableLayouts(const QMap<QString, TableLayout> &layouts) override;
    QString state() const override { return m_view->choices(); }
    void setState(const QString &state) override { m_view->setChoices(state); }
    void clearSelection() override { m_view->clearSelection(); }
    void find() override { m_view->find(); }

    BoardPresenter &presenter() const { return *m_presenter; }
    BoardView &view() const { return *m_view; }

    QString title() const override;

protected:
    /// Of the one thing that is shown alone: its name, and a line about it. Unknown yet: empty.
    virtual QString subjectName(const PlanInput &) const { return {}; }
    virtual QString subjectNote(const PlanInput &) const { return {}; }
    virtual QString backText() const { return {}; } ///< "All contents"
    virtual QString pageTitle() const = 0;
    virtual QList<Block> plan(const PlanInput &input) const = 0;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void wire(BlockView *view);
    void retitle();

    BoardPresenter *m_presenter = nullptr;
    BoardView *m_view = nullptr;
    SubjectHeader *m_header = nullptr;
    QString m_subject;
};

} // namespace tally
