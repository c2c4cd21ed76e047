// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/board/boardpresenter.h"
#include "ui/theme/theme.h"

namespace tally {

/// How one block of a board is shown. Made for one block id; the plan may change its titles and its question.
class BlockView : public QObject
{
    Q_OBJECT
public:
    BlockView(QString id, BoardPresenter &presenter, QObject *parent);

    const QString &id() const { return m_id; }
    virtual QWidget *widget() = 0;
    /// Titles, question or answer changed, here or in a block that feeds this one.
    virtual void show(const Block &block) = 0;
    virtual std::optional<NamedTable> exportable() const;
    virtual void clearSelection() { }
    virtual bool find() { return false; } ///< true: it has a place to search in
    virtual void setTableLayouts(const QMap<QString, TableLayout> &) { }

Q_SIGNALS:
    void filtersRequested(const QList<tally::Filter> &filters);
    void pageRequested(const QString &page, const QString &subject);
    void rangeChosen(qint64 fromMs, qint64 toMs);
    void undoRequested();
    void unitChosen(const std::optional<tally::TimeUnit> &unit);
    void tableLayoutChanged(const QString &table, const tally::TableLayout &layout);
    void csvRequested(const tally::NamedTable &table);
    void tableRequested(const tally::NamedTable &table);
    void pictureRequested(tally::TimeChart *chart, const QString &name, bool svg);
    void copied();
    void metricChosen(const QString &block, const QString &metric); ///< a tile
    void hovered(qint64 instantMs); ///< under the mouse on a time axis; −1: none

protected:
    BoardPresenter &presenter() const { return m_presenter; }
    const AnswerState &state() const { return m_presenter.state(m_id); }
    /// Follows a click on a row, a bar or a cell.
    void drillInto(const Block &block, const QList<std::pair<QString, Value>> &keys);

private:
    QString m_id;
    BoardPresenter &m_presenter;
};

} // namespace tally
