// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/data/datapresenter.h"

class QScrollArea;
class QVBoxLayout;

namespace tally {

class LedgerCard;
class MessageBar;
class QualityCard;
class RejectedCard;
class SourceCard;

/// The page Data: the source and what can be done to it, its ledger and imports, the six figures of quality,
/// rejected lines. Cards stand one below the other; another one is another line of the constructor.
class DataPage : public Page
{
    Q_OBJECT
public:
    /// `rejectedFolder`: where the window's imports keep rejected lines.
    DataPage(Theme &theme, const Clock &clock, const QString &rejectedFolder, QObject *parent = nullptr);

    QString id() const override { return QStringLiteral("data"); }
    QString icon() const override { return QStringLiteral("data"); }
    QString title() const override { return tr("Data"); }
    QWidget *widget() override;
    void ask(const PageContext &context) override;
    void leave() override { m_presenter.leave(); }
    bool needsData() const override { return false; }
    bool isBusy() const override { return m_presenter.isBusy(); }
    QList<NamedTable> exportables() const override;

    DataPresenter &presenter() { return m_presenter; }
    SourceCard *source() const { return m_source; }
    LedgerCard *ledger() const { return m_ledger; }
    QualityCard *quality() const { return m_quality; }
    RejectedCard *rejected() const { return m_rejected; }
    MessageBar *message() const { return m_message; }

private:
    void tell(const QString &sentence, bool isGood);
    void askAgain();

    DataPresenter m_presenter;
    QScrollArea *m_area = nullptr;
    MessageBar *m_message = nullptr;
    SourceCard *m_source = nullptr;
    LedgerCard *m_ledger = nullptr;
    QualityCard *m_quality = nullptr;
    RejectedCard *m_rejected = nullptr;
};

} // namespace tally
