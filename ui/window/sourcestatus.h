// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/source.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;

namespace tally {

/// The foot of the sidebar: which source, whether it answers, how much it holds and how far it reaches.
class SourceStatus : public QWidget
{
    Q_OBJECT
public:
    enum class State { None, Opening, Open, Failed };

    explicit SourceStatus(const Theme &theme, QWidget *parent = nullptr);

    void setState(State state, const QString &name);
    void setInfo(const std::optional<SourceInfo> &info, const Zone &zone);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    const Theme &m_theme;
    State m_state = State::None;
    QString m_name;
    std::optional<SourceInfo> m_info;
    Zone m_zone;
    QLabel *m_dot = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_details = nullptr;
};

} // namespace tally
