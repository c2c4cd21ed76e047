// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/deviceerror.h"

#include "core/errorcodes.h"
#include "reports/hashingdevice.h"

#include <QFileDevice>

#include <cerrno>

namespace tally {

Error deviceError(const QIODevice &device)
{
    if (const auto *hashing = qobject_cast<const HashingDevice *>(&device))
        return deviceError(hashing->target());
    const int reason = errno;
    Error error{ErrorKind::Io, codes::IoError, device.errorString(), {}, false};
    const auto *file = qobject_cast<const QFileDevice *>(&device);
    if (file != nullptr)
        error.place = file->fileName();
    const bool noRoom = file != nullptr && file->error() == QFileDevice::ResourceError;
    if (noRoom || reason == ENOSPC || reason == EDQUOT)
        error.code = codes::DiskFull;
    return error;
}

} // namespace tally
