// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/eventbatch.h"

#include <string>
#include <vector>

namespace tally {

/// Writes events as NDJSON in the Elastic Common Schema: one nested object a line, instants in UTC. What the
/// importer reads with the field map `ecs` is the same event again. Not thread-safe.
class NdjsonWriter
{
public:
    NdjsonWriter();
    void append(const EventBatch &batch, qsizetype row, std::string &to);

private:
    struct Member
    {
        Field field;
        FieldType type;
        std::vector<std::string> parents; ///< the objects around it
        std::string key; ///< with quotes and colon
    };
    std::vector<Member> m_members; // ordered so that members of one object stand together
};

} // namespace tally
