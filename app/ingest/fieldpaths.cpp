// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/fieldpaths.h"

namespace tally {

FieldPaths::FieldPaths(const FieldMap &map)
    : m_nodes(1)
{
    for (const FieldMap::Binding &binding : map.fields) {
        const std::string path = binding.path.toStdString();
        int node = Root;
        for (size_t at = 0; at <= path.size();) {
            const size_t dot = std::min(path.find('.', at), path.size());
            node = childOrNew(node, std::string_view(path).substr(at, dot - at));
            at = dot + 1;
        }
        m_nodes[size_t(node)].fields.push_back(binding.field);
        if (binding.field == Field::Labels)
            m_labelsPrefix = path + '.';
    }
}

int FieldPaths::child(int node, std::string_view key) const
{
    for (const auto &[name, index] : m_nodes[size_t(node)].children) {
        if (name == key)
            return index;
    }
    return Unknown;
}

int FieldPaths::childOrNew(int node, std::string_view key)
{
    const int known = child(node, key);
    if (known != Unknown)
        return known;
    const int made = int(m_nodes.size());
    m_nodes.emplace_back();
    m_nodes[size_t(node)].children.emplace_back(key, made);
    return made;
}

std::string_view FieldPaths::labelName(std::string_view path) const
{
    const bool isInside = !m_labelsPrefix.empty() && path.substr(0, m_labelsPrefix.size()) == m_labelsPrefix
        && path.size() > m_labelsPrefix.size();
    return isInside ? path.substr(m_labelsPrefix.size()) : path;
}

int FieldPaths::descend(int node, std::string_view key) const
{
    if (node == Unknown)
        return Unknown;
    for (;;) {
        const size_t dot = key.find('.');
        if (dot == std::string_view::npos)
            return child(node, key);
        node = child(node, key.substr(0, dot));
        if (node == Unknown)
            return Unknown;
        key.remove_prefix(dot + 1);
    }
}

} // namespace tally
