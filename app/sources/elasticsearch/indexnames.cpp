// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/elasticsearch/indexnames.h"

#include "core/utcday.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

/// Far more than any cluster holds; a name such as 0001.01.01 beside today's must not make a list of a
/// million days.
constexpr int MostMissing = 4000;

struct Span
{
    qint64 fromMs;
    qint64 toMs;
};

qint64 startOf(QDate date)
{
    return QDate(1970, 1, 1).daysTo(date) * DayMs;
}

Span spanOf(QDate first, QDate next)
{
    return {startOf(first), startOf(next)};
}

std::optional<Span> monthSpan(int year, int month)
{
    const QDate first(year, month, 1);
    return first.isValid() ? std::optional(spanOf(first, first.addMonths(1))) : std::nullopt;
}

QDate mondayOfWeek(int year, int week)
{
    const QDate fourth(year, 1, 4); // always in week 1
    return fourth.addDays(1 - fourth.dayOfWeek() + 7 * (week - 1));
}

std::optional<Span> weekSpan(int year, int week)
{
    const QDate monday = mondayOfWeek(year, week);
    int weekYear = 0;
    if (week < 1 || monday.weekNumber(&weekYear) != week || weekYear != year)
        return std::nullopt; // a 53rd week that the year does not have
    return spanOf(monday, monday.addDays(7));
}

/// What stands behind "NAME-", in the forms that shippers write.
struct Parts
{
    int year = 0;
    int middle = 0; // month or week
    int day = 0; // 0: none
    bool saysWeek = false;
};

std::optional<Parts> partsOf(const QString &suffix)
{
    static const QRegularExpression form(
        u"\\A([0-9]{4})[.-](w?)([0-9]{2})(?:[.-]([0-9]{2}))?(?:-[0-9]{6})?\\z"_s);
    const QRegularExpressionMatch match = form.match(suffix);
    if (!match.hasMatch() || match.captured(1) == "0000"_L1)
        return std::nullopt;
    const Parts parts{match.captured(1).toInt(), match.captured(3).toInt(), match.captured(4).toInt(),
                      !match.captured(2).isEmpty()};
    const bool hasDay = !match.captured(4).isEmpty();
    if (hasDay && (parts.saysWeek || parts.day == 0))
        return std::nullopt;
    return parts;
}

std::optional<QString> suffixOf(const QString &base, const QString &name)
{
    if (!name.startsWith(base + u'-'))
        return std::nullopt;
    return name.mid(base.size() + 1);
}

void place(IndexName &index, IndexStyle style, const std::optional<Span> &span)
{
    if (!span)
        return;
    index.style = style;
    index.fromMs = span->fromMs;
    index.toMs = span->toMs;
}

/// 2026.10 without a neighbour that tells: whatever lies in either reading.
void placeEither(IndexName &index, const Parts &parts)
{
    const std::optional<Span> month = monthSpan(parts.year, parts.middle);
    const std::optional<Span> week = weekSpan(parts.year, parts.middle);
    if (!month || !week)
        return place(index, month ? IndexStyle::Month : IndexStyle::Week, month ? month : week);
    place(index, IndexStyle::MonthOrWeek,
          Span{std::min(month->fromMs, week->fromMs), std::max(month->toMs, week->toMs)});
}

void placeByTime(IndexName &index, const Parts &parts, bool weeks, bool months)
{
    if (parts.day > 0) {
        const QDate date(parts.year, parts.middle, parts.day);
        if (date.isValid())
            place(index, IndexStyle::Day, spanOf(date, date.addDays(1)));
    } else if (parts.saysWeek || weeks) {
        place(index, IndexStyle::Week, weekSpan(parts.year, parts.middle));
    } else if (months) {
        place(index, IndexStyle::Month, monthSpan(parts.year, parts.middle));
    } else {
        placeEither(index, parts);
    }
}

struct Neighbours
{
    bool weeks = false; // some number is above 12
    bool months = false; // twelve of them lie in one year and none is above 12
};

Neighbours neighboursOf(const QString &base, const QStringList &names)
{
    Neighbours seen;
    QHash<int, QSet<int>> byYear;
    for (const QString &name : names) {
        const std::optional<QString> suffix = suffixOf(base, name);
        const std::optional<Parts> parts = suffix ? partsOf(*suffix) : std::nullopt;
        if (!parts || parts->day > 0 || parts->saysWeek)
            continue;
        seen.weeks = seen.weeks || parts->middle > 12;
        byYear[parts->year].insert(parts->middle);
    }
    // A full year of twelve and no thirteenth: had they been weeks, the next would be there long since.
    for (auto year = byYear.cbegin(); year != byYear.cend(); ++year)
        seen.months = seen.months || (year->size() == 12 && byYear.size() > 1);
    seen.months = seen.months && !seen.weeks;
    return seen;
}

QString suffixFor(IndexStyle style, QDate date)
{
    if (style == IndexStyle::Month)
        return date.toString(u"yyyy.MM"_s);
    if (style != IndexStyle::Week)
        return date.toString(u"yyyy.MM.dd"_s);
    int year = 0;
    const int week = date.weekNumber(&year);
    return u"%1.%2"_s.arg(year, 4, 10, QChar(u'0')).arg(week, 2, 10, QChar(u'0'));
}

QDate dateOf(qint64 utcMs)
{
    return QDate(1970, 1, 1).addDays(utcDay(utcMs));
}

QDate nextOf(IndexStyle style, QDate date)
{
    return style == IndexStyle::Month ? date.addMonths(1) : date.addDays(style == IndexStyle::Week ? 7 : 1);
}

} // namespace

QList<IndexName> readIndexNames(const QString &base, const QStringList &names)
{
    static const QRegularExpression numbered(u"\\A[0-9]{6,}\\z"_s);
    static const QRegularExpression backing(u"\\A[0-9]{4}\\.[0-9]{2}\\.[0-9]{2}-[0-9]{6,}\\z"_s);
    const Neighbours seen = neighboursOf(base, names);
    QList<IndexName> indices;
    for (const QString &name : names) {
        IndexName index{name, IndexStyle::Other, std::nullopt, std::nullopt};
        const std::optional<QString> stream = suffixOf(u".ds-"_s + base, name);
        const std::optional<QString> suffix = suffixOf(base, name);
        if (stream && backing.match(*stream).hasMatch())
            index.style = IndexStyle::DataStream;
        else if (suffix && numbered.match(*suffix).hasMatch())
            index.style = IndexStyle::Numbered;
        else if (const auto parts = suffix ? partsOf(*suffix) : std::nullopt)
            placeByTime(index, *parts, seen.weeks, seen.months);
        indices.append(index);
    }
    return indices;
}

QString indexOfInstant(const QString &base, IndexStyle style, qint64 utcMs)
{
    return base + u'-' + suffixFor(style, dateOf(utcMs));
}

QStringList indicesTouched(const QList<IndexName> &indices, const DateRange &range,
                           const QHash<QString, DataBounds> &bounds)
{
    QStringList touched;
    for (const IndexName &index : indices) {
        const auto known = bounds.constFind(index.name);
        bool touches = true;
        if (known != bounds.cend())
            touches = known->firstMs < range.toMs && known->lastMs >= range.fromMs;
        else if (index.fromMs && index.toMs)
            touches = *index.fromMs<range.toMs && * index.toMs> range.fromMs;
        if (touches && range.fromMs < range.toMs)
            touched += index.name;
    }
    return touched;
}

QStringList missingIndices(const QString &base, const QList<IndexName> &indices)
{
    QSet<QString> present;
    std::optional<qint64> first;
    std::optional<qint64> last;
    IndexStyle style = IndexStyle::Other;
    for (const IndexName &index : indices) {
        const bool named = index.style == IndexStyle::Day || index.style == IndexStyle::Month
            || index.style == IndexStyle::Week;
        if (!named || (style != IndexStyle::Other && style != index.style))
            continue;
        style = index.style;
        present.insert(suffixFor(style, dateOf(*index.fromMs)));
        first = std::min(first.value_or(*index.fromMs), *index.fromMs);
        last = std::max(last.value_or(*index.fromMs), *index.fromMs);
    }
    QStringList missing;
    if (!first)
        return missing;
    for (QDate date = dateOf(*first); startOf(date) <= *last && missing.size() < MostMissing;
         date = nextOf(style, date)) {
        if (!present.contains(suffixFor(style, date)))
            missing += base + u'-' + suffixFor(style, date);
    }
    return missing;
}

bool matchesIndexPattern(const QString &pattern, const QString &name)
{
    const QStringList parts = pattern.split(u',', Qt::SkipEmptyParts);
    return std::any_of(parts.begin(), parts.end(), [&name](const QString &part) {
        const QString escaped = QRegularExpression::escape(part.trimmed()).replace(u"\\*"_s, u".*"_s);
        return QRegularExpression(u"\\A"_s + escaped + u"\\z"_s).match(name).hasMatch();
    });
}

} // namespace tally
