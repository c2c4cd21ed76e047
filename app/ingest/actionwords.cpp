// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/actionwords.h"

#include "ingest/globmatch.h"

#include <algorithm>

namespace tally {

ActionWords::ActionWords(const QList<FieldMap::ActionRule> &rules)
{
    for (const FieldMap::ActionRule &rule : rules) {
        Rule made{rule.action.toStdString(), {}};
        for (const QString &word : rule.words)
            made.globs.push_back(word.toStdString());
        m_rules.push_back(std::move(made));
    }
}

const ActionWords::Rule *ActionWords::find(std::string_view word) const
{
    const auto matches = [word](const std::string &glob) { return globMatches(glob, word); };
    const auto found = std::find_if(m_rules.begin(), m_rules.end(), [&matches](const Rule &rule) {
        return std::any_of(rule.globs.begin(), rule.globs.end(), matches);
    });
    return found == m_rules.end() ? nullptr : &*found;
}

std::string_view ActionWords::actionOf(std::string_view word)
{
    constexpr size_t mostKnown = 10'000; // a log with an endless vocabulary must not fill the memory
    if (m_rules.empty())
        return word;
    m_key.assign(word);
    auto known = m_known.find(m_key);
    if (known == m_known.end()) {
        if (m_known.size() >= mostKnown)
            m_known.clear();
        known = m_known.emplace(m_key, find(word)).first;
    }
    return known->second ? std::string_view(known->second->action) : word;
}

} // namespace tally
