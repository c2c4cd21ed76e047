// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/hashingdevice.h"

namespace tally {

namespace {
constexpr qsizetype MostWaiting = 1024 * 1024;
}

HashingDevice::HashingDevice(QIODevice &to, QObject *parent)
    : QIODevice(parent)
    , m_to(to)
    , m_worker([this] { hashAll(); })
{
    open(QIODevice::WriteOnly | QIODevice::Unbuffered);
}

HashingDevice::~HashingDevice()
{
    finish();
}

void HashingDevice::finish()
{
    if (!m_worker.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_finished = true;
    }
    m_changed.notify_all();
    m_worker.join();
}

QString HashingDevice::sha256()
{
    finish();
    return m_hash.result();
}

void HashingDevice::hashAll()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_finished || !m_waiting.isEmpty(); });
        if (m_waiting.isEmpty())
            return;
        QByteArray taken;
        taken.swap(m_waiting);
        lock.unlock();
        m_changed.notify_all();
        m_hash.add(taken);
        lock.lock();
    }
}

qint64 HashingDevice::writeData(const char *data, qint64 size)
{
    const qint64 written = m_to.write(data, size);
    if (written != size)
        setErrorString(m_to.errorString());
    if (written <= 0)
        return written;
    m_bytes += written;
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_waiting.size() < MostWaiting; });
    m_waiting.append(data, written);
    lock.unlock();
    m_changed.notify_all();
    return written;
}

} // namespace tally
