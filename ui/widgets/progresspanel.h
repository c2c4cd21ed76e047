// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QFrame>

#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace tally {

/// Long work as it goes on: title, bar, details, Cancel. After cancelRequested() the button stays off until
/// the owner calls start() or hides the panel.
class ProgressPanel : public QFrame
{
    Q_OBJECT
public:
    explicit ProgressPanel(const Theme &theme, QWidget *parent = nullptr);

    void start(const QString &title);
    /// 0–1; unset: how much there is isn't known.
    void setFraction(const std::optional<double> &fraction);
    void setDetails(const QString &details);

Q_SIGNALS:
    void cancelRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLabel *m_title = nullptr;
    QLabel *m_details = nullptr;
    QProgressBar *m_bar = nullptr;
    QPushButton *m_cancel = nullptr;
    bool m_cancelling = false;
};

} // namespace tally
