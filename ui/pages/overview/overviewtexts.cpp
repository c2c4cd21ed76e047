// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/overviewtexts.h"

#include <QCoreApplication>

namespace tally {

using namespace Qt::StringLiterals;

QString tileTitle(Tile tile)
{
    switch (tile) {
    case Tile::Headline:
        return QCoreApplication::translate("Overview", "Key figures");
    case Tile::Total:
        return QCoreApplication::translate("Overview", "Key figures of all time");
    case Tile::Series:
        return QCoreApplication::translate("Overview", "Over time");
    case Tile::Contents:
    case Tile::ContentTrends:
        return QCoreApplication::translate("Overview", "Top contents");
    case Tile::Uploaders:
    case Tile::UploaderTrends:
        return QCoreApplication::translate("Overview", "Top uploaders");
    case Tile::Pages:
    case Tile::PageTrends:
        return QCoreApplication::translate("Overview", "Top pages");
    case Tile::Device:
        return QCoreApplication::translate("Overview", "Devices");
    case Tile::Country:
        return QCoreApplication::translate("Overview", "Countries");
    case Tile::TrafficSource:
        return QCoreApplication::translate("Overview", "Traffic sources");
    case Tile::Heatmap:
        return QCoreApplication::translate("Overview", "Activity by hour");
    }
    return {};
}

QList<TableColumn> topColumns(Tile tile, const ResultTable &table, Language language)
{
    using Kind = TableColumn::Kind;
    const QString metric = tileMetric(tile, {});
    const int cell = table.columnIndex(metric);
    if (cell < 0)
        return {};
    QList<TableColumn> columns;
    const bool isNamed = cell >= 2 && table.columns.at(1).kind.isEmpty();
    columns.append(
        {u"name"_s, dimensionLabel(tileDimension(tile), language), Kind::Text, isNamed ? 1 : 0, 0});
    for (int i = 0; i < table.columns.size(); ++i) {
        const ResultColumn &column = table.columns.at(i);
        if (!column.kind.isEmpty() && column.name != metric)
            columns.append({column.name, metricLabel(column.name, language), Kind::Figure, i, -1});
    }
    columns.append({metric, metricLabel(metric, language), Kind::Figure, cell, -1});
    columns.append({u"share"_s, QCoreApplication::translate("Overview", "Share", "part of the total"),
                    Kind::Share, cell, -1});
    if (table.comparison)
        columns.append(
            {u"change"_s, QCoreApplication::translate("Overview", "Change"), Kind::Change, cell, -1});
    columns.append({u"trend"_s, QCoreApplication::translate("Overview", "Trend"), Kind::Trend, cell, -1});
    return columns;
}

} // namespace tally
