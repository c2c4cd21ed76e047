// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/value.h"
#include "ui/theme/theme.h"

#include <QListView>

#include <optional>

namespace tally {

/// One row of a breakdown. An unset or null label is shown as "(unknown)", the rest of a dimension as
/// "Other".
struct BarRow
{
    Value key; ///< the dimension's value: null is unknown, Other is the rest
    QString label; ///< how it reads; empty: the key's own text
    std::optional<double> value; ///< length of the bar
    QString valueText; ///< "8,194,000"
    std::optional<double> share; ///< of the total
    std::optional<double> change; ///< rate
};

class BarListDelegate;
class BarListModel;

/// A breakdown by one dimension: label, bar, value, share, change. Rows are reached by keys; rowActivated on
/// click or Enter. The rest of the dimension can't be picked.
class BarList : public QListView
{
    Q_OBJECT
public:
    explicit BarList(const Theme &theme, QWidget *parent = nullptr);

    void setRows(const QList<BarRow> &rows);
    const QList<BarRow> &rows() const;
    void setHigherIsBetter(const std::optional<bool> &better);
    void setColour(const QColor &colour); ///< of the bars; default: accent

    QSize sizeHint() const override;

Q_SIGNALS:
    void rowActivated(int row, const tally::Value &key);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void activateRow(const QModelIndex &index);

    BarListModel *m_model = nullptr;
    BarListDelegate *m_delegate = nullptr;
};

} // namespace tally
