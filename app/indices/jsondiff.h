// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/jsonreading.h"

#include <QList>

namespace tally {

/// One leaf that differs. A side is empty where it has no such leaf.
struct JsonDifference
{
    QString path; ///< template.mappings.properties.vip.type
    QString before;
    QString after;
    bool operator==(const JsonDifference &) const = default;
};

/// Two settings or mappings compared as the engines mean them: {"index":{"a":1}}, {"index.a":"1"} and, below
/// "settings", {"a":1} are equal; engines give numbers and booleans back as texts. Lists of plain values are
/// one leaf.
QList<JsonDifference> differencesOf(const Json &before, const Json &after);

} // namespace tally
