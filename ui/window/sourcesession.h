// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/openedstore.h"

#include <QFuture>

namespace tally {

/// The source that is open, or on its way. Opening happens on a worker thread; the newest wish wins. GUI
/// thread.
class SourceSession : public QObject
{
    Q_OBJECT
public:
    explicit SourceSession(StoreOpener opener, QObject *parent = nullptr);
    ~SourceSession() override;

    /// Lets go of the source that is open, then opens this one.
    void open(const QString &location);
    const OpenedStore &store() const { return m_store; }
    QString location() const { return m_location; }
    bool isOpening() const { return m_opening; }

Q_SIGNALS:
    void closing(); ///< whoever holds the source lets go of it now
    void opened();
    void failed(const tally::Error &error);

private:
    void arrived(quint64 generation, const Result<OpenedStore> &store);

    StoreOpener m_opener;
    OpenedStore m_store;
    QString m_location;
    QFuture<void> m_work;
    quint64 m_generation = 0;
    bool m_opening = false;
};

} // namespace tally
