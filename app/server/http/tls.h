// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <boost/asio/ssl/context.hpp>

#include <memory>

namespace tally {

/// TLS 1.2 and newer with this certificate chain and key. Errors: io_error with the file as place.
Result<std::shared_ptr<boost::asio::ssl::context>> makeTlsContext(const QString &certificate,
                                                                  const QString &privateKey);

} // namespace tally
