// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/common/plaintable.h"
#include "ui/pages/data/datapresenter.h"
#include "ui/widgets/card.h"

#include <array>

class QLabel;

namespace tally {

class FigureButton;

/// The six figures with their trends; the one that is chosen shows what is wrong and the rows behind it.
class QualityCard : public Card
{
    Q_OBJECT
public:
    QualityCard(const Theme &theme, DataPresenter &presenter, QWidget *parent = nullptr);

    FigureButton *button(QualityFigure figure) const { return m_buttons[std::size_t(figure)]; }
    PlainTable *rows() const { return m_rows; }
    PlainTable *imports() const { return m_imports; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void show();
    void showFaults();
    void showRows();
    void choose(QualityFigure figure);

    DataPresenter &m_presenter;
    std::array<FigureButton *, QualityFigureCount> m_buttons{};
    QLabel *m_definition = nullptr;
    QLabel *m_faults = nullptr;
    QLabel *m_count = nullptr;
    PlainTable *m_rows = nullptr;
    PlainTable *m_imports = nullptr;
};

} // namespace tally
