// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/rejection.h"

#include <array>

namespace tally {

QString rejectReasonName(RejectReason reason)
{
    static constexpr std::array<const char *, RejectReasonCount> names{
        "line_too_long",   "not_utf8",          "nul_byte",           "not_json",     "not_an_object",
        "nested_too_deep", "bad_quotes",        "wrong_column_count", "cut_off",      "missing_time",
        "unreadable_time", "time_out_of_range", "missing_action",     "not_a_number", "number_out_of_range",
        "several_values",  "object_for_value",
    };
    return QString::fromLatin1(names.at(size_t(reason)));
}

} // namespace tally
