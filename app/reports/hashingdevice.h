// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/sha256.h"

#include <QIODevice>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace tally {

/// Passes bytes on to another device and keeps their number and SHA-256. The hash is taken on a thread of its
/// own, as it costs about as much as making the text. Write only; used from one thread.
class HashingDevice final : public QIODevice
{
    Q_OBJECT
public:
    explicit HashingDevice(QIODevice &to, QObject *parent = nullptr);
    ~HashingDevice() override;

    bool isSequential() const override { return true; }
    const QIODevice &target() const { return m_to; }
    qint64 bytes() const { return m_bytes; }
    /// Of all that was written; nothing may be written afterwards.
    QString sha256();

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override;

private:
    void hashAll();
    void finish();

    QIODevice &m_to;
    qint64 m_bytes = 0;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    QByteArray m_waiting; ///< written and not yet hashed
    bool m_finished = false;
    Sha256 m_hash; ///< the worker's until it has ended
    std::thread m_worker;
};

} // namespace tally
