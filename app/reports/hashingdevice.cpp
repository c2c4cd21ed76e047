// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/hashingdevice.h"

namespace tally {

HashingDevice::HashingDevice(QIODevice &to, QObject *parent)
    : QIODevice(parent)
    , m_to(to)
{
    open(QIODevice::WriteOnly | QIODevice::Unbuffered);
}

QString HashingDevice::sha256() const
{
    return QString::fromLatin1(m_hash.result().toHex());
}

qint64 HashingDevice::writeData(const char *data, qint64 size)
{
    const qint64 written = m_to.write(data, size);
    if (written > 0) {
        m_hash.addData(QByteArrayView(data, written));
        m_bytes += written;
    }
    if (written != size)
        setErrorString(m_to.errorString());
    return written;
}

} // namespace tally
