// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errorcodes.h"
#include "domain/queryjson.h"

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr int MaxDepth = 32;
constexpr int MaxFilters = 10'000;

/// Replaces segments by what they hold; knows which ones it is inside of.
class Expansion
{
public:
    explicit Expansion(const SegmentLookup &lookup)
        : m_lookup(lookup)
    {
    }

    Result<QList<Filter>> all(const QList<Filter> &filters, const QString &place)
    {
        QList<Filter> expanded;
        for (qsizetype i = 0; i < filters.size(); ++i) {
            Result<Filter> filter = one(filters[i], u"%1[%2]"_s.arg(place).arg(i));
            if (!filter)
                return Unexpected(filter.error());
            expanded.append(std::move(*filter));
        }
        return expanded;
    }

private:
    Result<Filter> one(const Filter &filter, const QString &place)
    {
        // Segments that hold each other several times grow without bound, though none of them is a circle.
        if (++m_count > MaxFilters)
            return invalid(u"the saved filters hold more than %1 conditions"_s.arg(MaxFilters), place);
        if (filter.op == Filter::Op::Segment)
            return segment(filter.segment, place);
        if (filter.children.isEmpty())
            return filter;
        if (++m_depth > MaxDepth)
            return invalid(u"nested deeper than %1 levels"_s.arg(MaxDepth), place);
        Filter expanded = filter;
        Result<QList<Filter>> children = all(filter.children, place + u"[1]"_s);
        --m_depth;
        if (!children)
            return Unexpected(children.error());
        expanded.children = std::move(*children);
        return expanded;
    }

    Result<Filter> segment(const QString &name, const QString &place)
    {
        if (m_inside.contains(name))
            return invalid(u"the saved filter \"%1\" holds itself"_s.arg(name.left(64)), place);
        if (m_inside.size() >= MaxDepth)
            return invalid(u"nested deeper than %1 levels"_s.arg(MaxDepth), place);
        const std::optional<QList<Filter>> held = m_lookup ? m_lookup(name) : std::nullopt;
        if (!held)
            return failure(ErrorKind::NotFound, codes::UnknownSegment,
                           u"no filter is saved as \"%1\""_s.arg(name.left(64)), place);
        m_inside.append(name);
        Result<QList<Filter>> expanded = all(*held, place);
        m_inside.removeLast();
        if (!expanded)
            return Unexpected(
                Error{expanded.error().kind, expanded.error().code, expanded.error().detail, place, false});
        if (expanded->size() == 1)
            return expanded->front();
        Filter both;
        both.op = Filter::Op::And;
        both.children = std::move(*expanded);
        return both;
    }

    static Unexpected invalid(const QString &detail, const QString &place)
    {
        return failure(ErrorKind::InvalidInput, codes::InvalidQuery, detail, place);
    }

    const SegmentLookup &m_lookup;
    QStringList m_inside;
    int m_depth = 0;
    int m_count = 0;
};

} // namespace

Result<Query> expandSegments(const Query &query, const SegmentLookup &lookup)
{
    Result<QList<Filter>> filters = Expansion(lookup).all(query.filters, u"filters"_s);
    if (!filters)
        return Unexpected(filters.error());
    Query expanded = query;
    expanded.filters = std::move(*filters);
    return expanded;
}

} // namespace tally
