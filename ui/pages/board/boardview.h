// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/board/blockview.h"

#include <QScrollArea>

class QGridLayout;
class QVBoxLayout;

namespace tally {

/// Shows the blocks of a presenter in rows of twelve columns, and says what the user asked for by mouse and
/// keys. It asks no source itself.
class BoardView : public QScrollArea
{
    Q_OBJECT
public:
    BoardView(const Theme &theme, BoardPresenter &presenter, QWidget *parent = nullptr);

    /// Above the blocks; the view takes it over.
    void setHeader(QWidget *header);
    void setTableLayouts(const QMap<QString, TableLayout> &layouts);
    const QList<BlockView *> &blockViews() const { return m_views; }
    BlockView *blockView(const QString &id) const; ///< null: not shown
    QList<NamedTable> exportables() const;
    void clearSelection();
    void find();
    /// The chosen tile of each block that has one, "block=metric" lines.
    QString choices() const;
    void setChoices(const QString &choices);

Q_SIGNALS:
    void viewAdded(tally::BlockView *view);
    void choicesChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void rebuild();
    void arrange();
    BlockView *make(const Block &block);
    void showBlock(const QString &id);
    void follow(BlockView *view);
    void applyChoice(const QString &block, const QString &metric);

    const Theme &m_theme;
    BoardPresenter &m_presenter;
    QWidget *m_body = nullptr;
    QVBoxLayout *m_column = nullptr;
    QGridLayout *m_grid = nullptr;
    QList<BlockView *> m_views;
    QStringList m_shape; ///< id, kind and span of what is laid out
    QMap<QString, TableLayout> m_layouts;
    QMap<QString, QString> m_choices;
};

} // namespace tally
