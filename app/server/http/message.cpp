// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/message.h"

namespace tally {

std::string_view ServedRequest::field(std::string_view lowerName) const
{
    for (const auto &[name, value] : fields) {
        if (name == lowerName)
            return value;
    }
    return {};
}

bool ServedRequest::acceptsGzip() const
{
    const std::string_view accepted = field("accept-encoding");
    const size_t at = accepted.find("gzip");
    if (at == std::string_view::npos)
        return false;
    std::string_view weight = accepted.substr(at + 4);
    weight = weight.substr(0, weight.find(','));
    // "gzip;q=0" refuses it.
    const size_t q = weight.find("q=");
    return q == std::string_view::npos || weight.find_first_of("123456789", q) != std::string_view::npos;
}

ServedResponse ServedResponse::of(unsigned status, std::string text, std::string contentType)
{
    ServedResponse response;
    response.status = status;
    response.contentType = std::move(contentType);
    response.body = std::make_shared<const std::string>(std::move(text));
    return response;
}

} // namespace tally
