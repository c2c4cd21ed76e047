// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/streamdevice.h"

namespace tally {

namespace {
constexpr size_t PartBytes = 64 * 1024;
}

StreamDevice::StreamDevice(const HttpWrite &write)
    : m_write(write)
{
    open(QIODevice::WriteOnly | QIODevice::Unbuffered);
}

qint64 StreamDevice::writeData(const char *data, qint64 size)
{
    m_part.append(data, size_t(size));
    if (m_part.size() >= PartBytes && !flush())
        return -1;
    return size;
}

bool StreamDevice::flush()
{
    if (!m_isGone && !m_part.empty())
        m_isGone = !m_write(std::exchange(m_part, {}));
    if (m_isGone)
        setErrorString(QStringLiteral("the client is gone"));
    return !m_isGone;
}

} // namespace tally
