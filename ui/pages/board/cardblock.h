// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/board/blockview.h"
#include "ui/widgets/card.h"

namespace tally {

/// A block in a card: title, states of waiting, and the menu of exports.
class CardBlock : public BlockView
{
    Q_OBJECT
public:
    enum class Export { Csv, Tsv, Table, Image, Png, Svg };

    CardBlock(const Theme &theme, const QString &id, BoardPresenter &presenter, QWidget *parent);

    QWidget *widget() override { return m_card; }
    Card *card() const { return m_card; }
    void show(const Block &block) override;

protected:
    /// The card takes the content over.
    void setContent(QWidget *content, const QList<Export> &exports);
    /// The answer is there and has rows.
    virtual void showAnswer(const Block &block, const ResultTable &answer) = 0;
    virtual QString asTsv(const ResultTable &table) const;
    virtual TimeChart *chart() const { return nullptr; }
    const Theme &theme() const { return m_theme; }

private:
    bool showPhase(const Block &block);
    void retranslate(const Block &block);
    void exportAs(Export what);

    const Theme &m_theme;
    Card *m_card = nullptr;
};

} // namespace tally
