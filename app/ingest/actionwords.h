// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/fieldmap.h"

#include <string>
#include <unordered_map>

namespace tally {

/// A log's words for actions, translated as the field map says. Remembers words it saw; one thread at a time.
class ActionWords
{
public:
    explicit ActionWords(const QList<FieldMap::ActionRule> &rules);
    /// The action's name, or the word itself. Valid until the next call.
    std::string_view actionOf(std::string_view word);

private:
    struct Rule
    {
        std::string action;
        std::vector<std::string> globs;
    };
    const Rule *find(std::string_view word) const;

    std::vector<Rule> m_rules;
    std::unordered_map<std::string, const Rule *> m_known;
    std::string m_key;
};

} // namespace tally
