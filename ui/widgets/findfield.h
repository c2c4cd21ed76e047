// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace tally {

/// A field to search a table with. Hidden until opened; Enter goes on to the next, Escape closes it.
class FindField : public QLineEdit
{
    Q_OBJECT
public:
    explicit FindField(QWidget *parent);
    void open();
    void setFound(bool found);

Q_SIGNALS:
    void wanted(const QString &text, bool next);
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
};

} // namespace tally
