// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/eventbatch.h"

#include <string>
#include <vector>

namespace tally {

/// Events as the engine's documents: dotted names, instants as ISO 8601.
class DocumentWriter
{
public:
    /// Where the labels stand: `labels` is indexed; the other name, which no mapping knows, takes them where
    /// the engine can't index them (a label that is a value here and an object there), so that their event is
    /// not lost.
    enum class Labels { Indexed, Kept };

    DocumentWriter();
    void append(const EventBatch &batch, qsizetype row, Labels labels,
                std::string &to) const; ///< without a line end

private:
    struct Member
    {
        Field field;
        FieldType type;
        std::string key; ///< with quotes and colon
    };
    std::vector<Member> m_members;
};

inline constexpr std::string_view KeptLabels = "labels_kept";

/// The document's `_id`: the event's own id, or a hash of one that is too long for an engine.
std::string documentId(std::string_view eventId);
void appendJsonText(std::string &to, std::string_view utf8); ///< with its quotes

} // namespace tally
