// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/fieldmap.h"

#include <string>
#include <string_view>
#include <vector>

namespace tally {

/// The field map's dotted paths as a tree, so that nested and dotted keys (and any mix) lead to the same
/// fields. Immutable once made.
class FieldPaths
{
public:
    static constexpr int Unknown = -1;
    static constexpr int Root = 0;

    explicit FieldPaths(const FieldMap &map);

    /// From a node by a key, which may hold dots; Unknown where nothing of the map lies that way.
    int descend(int node, std::string_view key) const;
    const std::vector<Field> &fieldsAt(int node) const { return m_nodes[size_t(node)].fields; }
    bool hasChildren(int node) const { return !m_nodes[size_t(node)].children.empty(); }
    /// What a field that the map does not know is called: its path, without the labels' own prefix.
    std::string_view labelName(std::string_view path) const;

private:
    struct Node
    {
        std::vector<std::pair<std::string, int>> children;
        std::vector<Field> fields;
    };
    int child(int node, std::string_view key) const;
    int childOrNew(int node, std::string_view key);

    std::vector<Node> m_nodes;
    std::string m_labelsPrefix;
};

} // namespace tally
