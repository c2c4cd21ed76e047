// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCryptographicHash>
#include <QIODevice>

namespace tally {

/// Passes bytes on to another device and keeps their number and SHA-256. Write only; one thread.
class HashingDevice final : public QIODevice
{
    Q_OBJECT
public:
    explicit HashingDevice(QIODevice &to, QObject *parent = nullptr);

    bool isSequential() const override { return true; }
    const QIODevice &target() const { return m_to; }
    qint64 bytes() const { return m_bytes; }
    QString sha256() const;

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override;

private:
    QIODevice &m_to;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    qint64 m_bytes = 0;
};

} // namespace tally
