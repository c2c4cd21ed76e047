// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/paths.h"

#include <QStandardPaths>

namespace tally {

using namespace Qt::StringLiterals;

QString configFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/tallyroom"_s;
}

QString dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/tallyroom"_s;
}

QString defaultStorePath()
{
    return dataFolder() + u"/community.tally"_s;
}

QString filtersFolder()
{
    return configFolder() + u"/filters"_s;
}

QString viewsFolder()
{
    return configFolder() + u"/views"_s;
}

QString reportsFolder()
{
    return configFolder() + u"/reports"_s;
}

QString reportRunsPath()
{
    return dataFolder() + u"/report-runs.jsonl"_s;
}

} // namespace tally
