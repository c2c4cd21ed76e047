// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/progresspanel.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>
#include <cmath>

namespace tally {

using namespace Qt::StringLiterals;

ProgressPanel::ProgressPanel(const Theme &, QWidget *parent)
    : QFrame(parent)
    , m_title(new QLabel(this))
    , m_details(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new QPushButton(this))
{
    setProperty("kind", u"card"_s);
    m_title->setProperty("kind", u"heading"_s);
    m_details->setProperty("kind", u"small"_s);
    m_details->setWordWrap(true);
    m_bar->setTextVisible(false);
    m_bar->setRange(0, 1000);
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setVerticalSpacing(8);
    layout->setHorizontalSpacing(16);
    layout->addWidget(m_title, 0, 0);
    layout->addWidget(m_bar, 1, 0);
    layout->addWidget(m_details, 2, 0);
    layout->addWidget(m_cancel, 0, 1, 3, 1, Qt::AlignVCenter);
    layout->setColumnStretch(0, 1);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancelling = true;
        m_cancel->setEnabled(false);
        retranslate();
        Q_EMIT cancelRequested();
    });
    retranslate();
}

void ProgressPanel::start(const QString &title)
{
    m_cancelling = false;
    m_cancel->setEnabled(true);
    m_title->setText(title);
    setAccessibleName(title);
    m_bar->setAccessibleName(title);
    m_details->clear();
    setFraction(std::nullopt);
    retranslate();
    show();
}

void ProgressPanel::setFraction(const std::optional<double> &fraction)
{
    const bool known = fraction && std::isfinite(*fraction);
    m_bar->setRange(0, known ? 1000 : 0);
    if (known)
        m_bar->setValue(int(std::lround(std::clamp(*fraction, 0.0, 1.0) * 1000)));
}

void ProgressPanel::setDetails(const QString &details)
{
    m_details->setText(details);
    setAccessibleDescription(details);
}

void ProgressPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void ProgressPanel::retranslate()
{
    m_cancel->setText(m_cancelling ? tr("Stopping…") : tr("Cancel"));
}

} // namespace tally
