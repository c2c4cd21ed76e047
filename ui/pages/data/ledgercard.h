// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/common/plaintable.h"
#include "ui/pages/data/datapresenter.h"
#include "ui/widgets/card.h"

namespace tally {

class TimeChart;

/// The ledger by day as a chart, and the history of imports below it.
class LedgerCard : public Card
{
    Q_OBJECT
public:
    LedgerCard(const Theme &theme, DataPresenter &presenter, QWidget *parent = nullptr);

    TimeChart *chart() const { return m_chart; }
    PlainTable *imports() const { return m_imports; }
    /// The ledger as a table, for exports.
    ResultTable asTable() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void show();
    void showChart(const QualityReport &report);
    void showImports();

    DataPresenter &m_presenter;
    TimeChart *m_chart = nullptr;
    PlainTable *m_imports = nullptr;
};

} // namespace tally
