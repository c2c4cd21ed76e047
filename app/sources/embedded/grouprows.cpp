// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/grouprows.h"

#include <algorithm>

namespace tally {
namespace {

Value dimensionCell(const RowReader &rows, int first, const DimensionSql &dimension, const Zone &zone)
{
    if (rows.boolean(first + 1))
        return OtherValues();
    if (dimension.info.kind == DimensionKind::Time) {
        const qint64 bucket = rows.integer(first);
        return rows.isNull(first) || bucket < 0 || bucket >= dimension.buckets.size()
            ? Value()
            : Value(dimension.buckets[bucket].label);
    }
    const int cell = first + 2;
    if (rows.isNull(cell))
        return {};
    if (!dimension.words.isEmpty())
        return dimension.words.value(rows.integer(cell));
    if (!dimension.dictionary.empty() || dimension.type == DimensionSql::KeyType::Text)
        return rows.string(cell);
    if (dimension.type == DimensionSql::KeyType::Decimal)
        return rows.decimal(cell);
    if (dimension.info.valueType == FieldType::Instant)
        return zone.toIso(rows.integer(cell));
    return rows.integer(cell);
}

RawKey rawKey(const RowReader &rows, int first, const DimensionSql &dimension)
{
    RawKey key;
    key.other = rows.boolean(first + 1);
    if (rows.isNull(first))
        return key;
    switch (dimension.type) {
    case DimensionSql::KeyType::Integer:
        key.value = rows.integer(first);
        break;
    case DimensionSql::KeyType::Decimal:
        key.value = rows.decimal(first);
        break;
    case DimensionSql::KeyType::Text:
        key.value = std::string(rows.text(first));
        break;
    }
    return key;
}

Value atomCell(const RowReader &rows, int column, const AtomRef &atom, bool severalCurrencies)
{
    if (rows.isNull(column) || (atom.atom == Atom::Revenue && severalCurrencies))
        return {};
    return isDecimal(atom.atom) ? Value(rows.decimal(column)) : Value(rows.integer(column));
}

bool usesRevenue(const MetricInfo &metric)
{
    const QList<AtomRef> atoms = metric.atoms();
    return std::any_of(atoms.cbegin(), atoms.cend(),
                       [](const AtomRef &atom) { return atom.atom == Atom::Revenue; });
}

struct KeyWriter
{
    QByteArray &text;
    void operator()(std::monostate) const { text += "-;"; }
    void operator()(qint64 number) const { text += 'i' + QByteArray::number(number) + ';'; }
    void operator()(double number) const { text += 'd' + QByteArray::number(number, 'g', 17) + ';'; }
    void operator()(const std::string &words) const
    {
        text += 't' + QByteArray::number(qsizetype(words.size())) + ':' + QByteArray::fromStdString(words)
            + ';';
    }
    void operator()(const IntegerList &) const { }
    void operator()(const TextList &) const { }
};

} // namespace

Result<GroupRows> readGroups(RowReader &rows, const Statement &statement, const QList<MetricInfo> &metrics,
                             const Zone &zone, bool keepKeys)
{
    GroupRows groups;
    const int firstAtom = int(statement.dimensions.size()) * 3;
    const int currencies = firstAtom + int(statement.atoms.size());
    QHash<QString, Value> atoms;
    while (rows.next()) {
        Row row;
        row.reserve(statement.dimensions.size() + metrics.size());
        std::vector<RawKey> keys;
        for (int i = 0; i < statement.dimensions.size(); ++i) {
            row.append(dimensionCell(rows, i * 3, statement.dimensions[i], zone));
            if (keepKeys)
                keys.push_back(rawKey(rows, i * 3, statement.dimensions[i]));
        }
        const bool several = statement.hasRevenue && rows.boolean(currencies);
        for (int i = 0; i < statement.atoms.size(); ++i)
            atoms.insert(statement.atoms[i].key(),
                         atomCell(rows, firstAtom + i, statement.atoms[i], several));
        for (const MetricInfo &metric : metrics) {
            row.append(evaluate(metric, atoms));
            if (several && usesRevenue(metric))
                groups.severalCurrencies.insert(metric.name);
        }
        groups.rows.append(std::move(row));
        if (keepKeys)
            groups.keys.push_back(std::move(keys));
    }
    if (const Result<void> failed = rows.failed(); !failed)
        return Unexpected(failed.error());
    return groups;
}

QByteArray keyText(const std::vector<RawKey> &keys, const std::vector<bool> &takesPart)
{
    QByteArray text;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (!takesPart[i])
            continue;
        if (keys[i].other)
            text += "o;";
        else
            std::visit(KeyWriter{text}, keys[i].value);
    }
    return text;
}

} // namespace tally
