// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errorcodes.h"
#include "domain/queryjson.h"

#include <QHash>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr qsizetype MaxText = 64 * 1024;
constexpr int MaxNots = 16;

using Op = Filter::Op;

Unexpected unreadable(const QString &detail, const QString &code = codes::InvalidQuery)
{
    return failure(ErrorKind::InvalidInput, code, detail);
}

const QHash<QString, Op> &operators()
{
    static const QHash<QString, Op> words = {
        {u"is"_s, Op::Is},
        {u"="_s, Op::Is},
        {u"is_not"_s, Op::IsNot},
        {u"!="_s, Op::IsNot},
        {u"contains"_s, Op::Contains},
        {u"matches"_s, Op::Matches},
        {u"gt"_s, Op::Gt},
        {u">"_s, Op::Gt},
        {u"gte"_s, Op::Gte},
        {u">="_s, Op::Gte},
        {u"lt"_s, Op::Lt},
        {u"<"_s, Op::Lt},
        {u"lte"_s, Op::Lte},
        {u"<="_s, Op::Lte},
        {u"exists"_s, Op::Exists},
        {u"has_done"_s, Op::HasDone},
        {u"has_not_done"_s, Op::HasNotDone},
    };
    return words;
}

bool isComparison(Op op)
{
    return op == Op::Gt || op == Op::Gte || op == Op::Lt || op == Op::Lte;
}

/// A filter's text from the left: words, then values divided by commas.
class Words
{
public:
    explicit Words(const QString &text)
        : m_text(text)
    {
        skipSpace();
    }

    bool atEnd() const { return m_at == m_text.size(); }

    /// Up to a space; a quoted word may hold some. Null where the quote never ends.
    std::optional<QString> word()
    {
        if (peek() == u'"')
            return quoted();
        const qsizetype start = m_at;
        while (!atEnd() && !peek().isSpace())
            ++m_at;
        const QString found = m_text.mid(start, m_at - start);
        skipSpace();
        return found;
    }

    /// Whether the next word is this one; takes it then.
    bool takes(QStringView expected)
    {
        const qsizetype end = m_at + expected.size();
        const bool same = m_text.mid(m_at, expected.size()).compare(expected, Qt::CaseInsensitive) == 0
            && (end == m_text.size() || m_text.at(end).isSpace());
        if (same) {
            m_at = end;
            skipSpace();
        }
        return same;
    }

    struct Item
    {
        QString text;
        bool quoted = false;
    };

    /// All that is left. Unquoted values keep the spaces inside, not those around.
    Result<QList<Item>> items()
    {
        QList<Item> all;
        do {
            skipSpace();
            Result<Item> next = item();
            if (!next)
                return Unexpected(next.error());
            all.append(*next);
        } while (takeComma());
        if (!atEnd())
            return unreadable(
                u"after a quoted value a comma is expected, not \"%1\""_s.arg(m_text.mid(m_at, 32)));
        return all;
    }

private:
    QChar peek() const { return atEnd() ? QChar() : m_text.at(m_at); }

    void skipSpace()
    {
        while (!atEnd() && peek().isSpace())
            ++m_at;
    }

    bool takeComma()
    {
        if (peek() != u',')
            return false;
        ++m_at;
        return true;
    }

    Result<Item> item()
    {
        if (peek() == u'"') {
            const std::optional<QString> text = quoted();
            if (!text)
                return unreadable(u"a quote is not closed"_s);
            return Item{*text, true};
        }
        const qsizetype start = m_at;
        while (!atEnd() && peek() != u',')
            ++m_at;
        const QString text = m_text.mid(start, m_at - start).trimmed();
        if (text.isEmpty())
            return unreadable(u"a value is missing; the empty text is written \"\""_s);
        return Item{text, false};
    }

    /// Inside quotes \" and \\ stand for the characters themselves; other backslashes stay.
    std::optional<QString> quoted()
    {
        QString text;
        for (++m_at; !atEnd(); ++m_at) {
            const QChar next = m_at + 1 < m_text.size() ? m_text.at(m_at + 1) : QChar();
            if (peek() == u'\\' && (next == u'"' || next == u'\\')) {
                text += next;
                ++m_at;
            } else if (peek() == u'"') {
                ++m_at;
                skipSpace();
                return text;
            } else {
                text += peek();
            }
        }
        return std::nullopt;
    }

    const QString m_text;
    qsizetype m_at = 0;
};

std::optional<Value> number(const QString &text)
{
    bool read = false;
    if (const qint64 whole = text.toLongLong(&read); read)
        return Value(whole);
    const double decimal = text.toDouble(&read);
    return read && std::isfinite(decimal) ? std::optional(Value(decimal)) : std::nullopt;
}

Result<Value> valueOf(const Words::Item &item, const DimensionInfo &dimension, Op op)
{
    if (!item.quoted && item.text == u"null"_s && (op == Op::Is || op == Op::IsNot))
        return Value();
    const bool numeric = dimension.valueType == FieldType::Integer
        || dimension.valueType == FieldType::Decimal
        || (dimension.kind == DimensionKind::Label && isComparison(op));
    if (!numeric)
        return Value(item.text);
    const std::optional<Value> read = number(item.text);
    if (!read)
        return unreadable(
            u"\"%1\" is compared with numbers, and \"%2\" is none"_s.arg(dimension.name, item.text.left(64)));
    return *read;
}

Result<Op> takeOperator(Words &words)
{
    if (words.takes(u"is"))
        return words.takes(u"not") ? Op::IsNot : Op::Is;
    if (words.atEnd())
        return unreadable(u"an operator is expected, for instance: country is KR"_s);
    const QString word = words.word().value_or(QString());
    const auto found = operators().constFind(word.toLower());
    if (found == operators().cend())
        return unreadable(u"no operator has the name \"%1\""_s.arg(word.left(64)));
    return *found;
}

Result<Filter> viewerFilter(Words &words, Op op)
{
    const Result<QList<Words::Item>> items = words.items();
    if (!items)
        return Unexpected(items.error());
    Filter filter;
    filter.op = op;
    for (const Words::Item &item : *items)
        filter.values.append(Value(item.text));
    return filter;
}

Result<Filter> onDimension(Words &words, const QString &name)
{
    const Result<Op> op = takeOperator(words);
    if (!op)
        return Unexpected(op.error());
    if (*op == Op::HasDone || *op == Op::HasNotDone)
        return name == u"viewer"_s
            ? viewerFilter(words, *op)
            : unreadable(u"only a viewer has done something: viewer has_done purchase"_s);
    const std::optional<DimensionInfo> dimension = findDimension(name);
    if (!dimension)
        return unreadable(u"no dimension has the name \"%1\""_s.arg(name.left(64)), codes::UnknownDimension);
    Filter filter;
    filter.op = *op;
    filter.dimension = name;
    if (*op == Op::Exists)
        return words.atEnd() ? Result<Filter>(filter) : unreadable(u"exists takes no value"_s);
    const Result<QList<Words::Item>> items = words.items();
    if (!items)
        return Unexpected(items.error());
    if (isComparison(*op) && items->size() != 1)
        return unreadable(u"exactly one value is expected"_s);
    for (const Words::Item &item : *items) {
        const Result<Value> value = valueOf(item, *dimension, *op);
        if (!value)
            return Unexpected(value.error());
        filter.values.append(*value);
    }
    return filter;
}

Result<Filter> positive(Words &words)
{
    for (const auto &[name, op] :
         {std::pair(u"has_done"_s, Op::HasDone), std::pair(u"has_not_done"_s, Op::HasNotDone)})
        if (words.takes(name))
            return viewerFilter(words, op);
    const bool segment = words.takes(u"segment");
    const std::optional<QString> name = words.word();
    if (!name)
        return unreadable(u"a quote is not closed"_s);
    if (!segment)
        return onDimension(words, *name);
    if (name->isEmpty() || !words.atEnd())
        return unreadable(u"segment takes one name; quote it where it has spaces"_s);
    Filter filter;
    filter.op = Op::Segment;
    filter.segment = *name;
    return filter;
}

} // namespace

Result<Filter> parseFilterText(const QString &text)
{
    if (text.size() > MaxText)
        return unreadable(u"longer than %1 characters"_s.arg(MaxText));
    Words words(text);
    int nots = 0;
    while (words.takes(u"not"))
        if (++nots > MaxNots)
            return unreadable(u"more than %1 times not"_s.arg(MaxNots));
    if (words.atEnd())
        return unreadable(u"a filter is expected, for instance: country is KR,JP"_s);
    Result<Filter> filter = positive(words);
    for (; filter && nots > 0; --nots) {
        Filter negated;
        negated.op = Op::Not;
        negated.children = {*filter};
        filter = negated;
    }
    return filter;
}

} // namespace tally
