// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/zone.h"

#include "core/errorcodes.h"
#include "core/utcday.h"

#include <QDateTime>
#include <QHash>
#include <QMutex>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr qint64 MinuteMs = 60'000;
constexpr qint64 EpochJulianDay = 2'440'588; // of 1970-01-01
/// The Gregorian calendar repeats, weekdays included, after 400 years; so do the rules of a zone's future.
constexpr qint64 CycleMs = 146'097 * DayMs;
/// From here on an instant is looked up a whole number of cycles earlier (2500-01-01T00:00:00Z).
constexpr qint64 FoldFromMs = 16'725'225'600'000;
constexpr int LastTableYear = 2502;
/// What arithmetic is done on; far beyond any calendar date and far below overflow.
constexpr qint64 FarMs = 8'640'000'000'000'000;
/// More than any zone was ever away from UTC.
constexpr qint64 MaxOffsetMs = 26 * HourMs;

/// How many cycles to go back, so that the instant lies inside the table.
qint64 cyclesBeyond(qint64 utcMs)
{
    return utcMs < FoldFromMs ? 0 : (utcMs - FoldFromMs) / CycleMs + 1;
}

qint64 localMs(QDate date, QTime time)
{
    return (date.toJulianDay() - EpochJulianDay) * DayMs + time.msecsSinceStartOfDay();
}

void appendDigits(QString &text, int number, int width)
{
    for (int weight = width == 4 ? 1000 : width == 3 ? 100 : 10; weight > 0; weight /= 10)
        text += QChar(u'0' + number / weight % 10);
}

QDateTime utcMidnight(QDate date)
{
    return {date, QTime(0, 0), Qt::UTC};
}

/// Names of the zone database: no offsets ("UTC+3"), no rules ("EST5"), no paths.
bool isZoneName(const QString &name)
{
    static const QRegularExpression pattern(
        u"\\A(?:[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)?|(?:EST5E|CST6C|MST7M|PST8P)DT"
        "|[A-Z][A-Za-z]+(?:/[A-Z][A-Za-z0-9_+-]*){1,2})\\z"_s);
    return name.size() <= 64 && pattern.match(name).hasMatch();
}

} // namespace

struct Zone::Data
{
    struct Transition
    {
        qint64 atMs;
        qint64 offsetMs; // from atMs on
    };

    QString name = u"UTC"_s;
    qint64 firstOffsetMs = 0; // before all transitions
    std::vector<Transition> transitions;

    static std::shared_ptr<const Data> load(const QString &name);
    void add(const QTimeZone::OffsetDataList &found);
    /// Qt takes a lone word that names no zone for a rule of a zone at UTC.
    bool isMadeUp() const
    {
        static const QStringList atUtc = {u"GMT"_s, u"UCT"_s, u"Universal"_s, u"Zulu"_s, u"Greenwich"_s};
        return transitions.empty() && firstOffsetMs == 0 && !name.contains(u'/') && !atUtc.contains(name);
    }

    /// Index of the first transition after an instant of the table.
    std::size_t after(qint64 tableMs) const
    {
        const auto found = std::upper_bound(transitions.cbegin(), transitions.cend(), tableMs,
                                            [](qint64 ms, const Transition &next) { return ms < next.atMs; });
        return std::size_t(found - transitions.cbegin());
    }
    qint64 offsetBefore(std::size_t index) const
    {
        return index == 0 ? firstOffsetMs : transitions[index - 1].offsetMs;
    }
};

void Zone::Data::add(const QTimeZone::OffsetDataList &found)
{
    for (const QTimeZone::OffsetData &change : found) {
        const qint64 offsetMs = change.offsetFromUtc * 1000;
        const qint64 atMs = change.atUtc.toMSecsSinceEpoch();
        const bool known = !transitions.empty() && transitions.back().atMs >= atMs;
        // A change of the name or of what counts as summer time alone is none for a calendar.
        if (!known && offsetMs != offsetBefore(transitions.size()))
            transitions.push_back({atMs, offsetMs});
    }
}

std::shared_ptr<const Zone::Data> Zone::Data::load(const QString &name)
{
    static QMutex mutex;
    static QHash<QString, std::shared_ptr<const Data>> cache;
    const QMutexLocker lock(&mutex);
    if (const auto known = cache.constFind(name); known != cache.cend())
        return *known;

    const QTimeZone zone(name.toLatin1());
    if (!zone.isValid())
        return nullptr;
    auto data = std::make_shared<Data>();
    data->name = name;
    data->firstOffsetMs = zone.offsetFromUtc(utcMidnight(QDate(1, 1, 1))) * 1000;
    // Between these days the tables of zone files end, at least where a rule follows.
    const QDate tableEndsFrom(2037, 1, 1);
    const QDate tableEndsBefore(2039, 1, 1);
    data->add(zone.transitions(utcMidnight(QDate(1, 1, 1)), utcMidnight(tableEndsFrom)));
    // Asked for more, Qt 6.4 stops where the zone's table ends and its rule begins; piece by piece it goes
    // on.
    for (QDate from = tableEndsFrom; from.year() < LastTableYear;) {
        const QDate to = from.addMonths(from < tableEndsBefore ? 1 : 12);
        data->add(zone.transitions(utcMidnight(from), utcMidnight(to)));
        from = to;
    }
    if (data->isMadeUp())
        return nullptr;
    cache.insert(name, data);
    return data;
}

Zone::Zone()
{
    static const std::shared_ptr<const Data> utc = std::make_shared<Data>();
    m_data = utc;
}

Result<Zone> Zone::find(const QString &ianaName)
{
    Zone zone;
    const QString name
        = ianaName == u"local"_s ? QString::fromLatin1(QTimeZone::systemTimeZoneId()) : ianaName;
    if (name == zone.name())
        return zone;
    std::shared_ptr<const Data> data = isZoneName(name) ? Data::load(name) : nullptr;
    if (!data)
        return failure(ErrorKind::InvalidInput, codes::InvalidTimeZone,
                       u"\"%1\" is not an IANA time zone of this system"_s.arg(ianaName.left(80)));
    zone.m_data = std::move(data);
    return zone;
}

QString Zone::name() const
{
    return m_data->name;
}

qint64 Zone::offsetAt(qint64 utcMs) const
{
    const qint64 inTable = utcMs - cyclesBeyond(utcMs) * CycleMs;
    return m_data->offsetBefore(m_data->after(inTable));
}

QList<qint64> Zone::transitions(qint64 fromMs, qint64 toMs) const
{
    QList<qint64> found;
    const auto addFrom = [&](qint64 shift, qint64 from, qint64 to) {
        for (std::size_t i = m_data->after(from - shift); i < m_data->transitions.size(); ++i) {
            const qint64 at = m_data->transitions[i].atMs + shift;
            if (at >= to)
                return;
            found.append(at);
        }
    };
    fromMs = std::clamp(fromMs, -FarMs, FarMs);
    toMs = std::clamp(toMs, -FarMs, FarMs);
    // Stretch by stretch: what one cycle of the table covers.
    while (fromMs < toMs) {
        const qint64 cycles = cyclesBeyond(fromMs + 1);
        const qint64 stretchEnd = FoldFromMs + cycles * CycleMs;
        addFrom(cycles * CycleMs, fromMs, std::min(toMs, stretchEnd));
        fromMs = stretchEnd - 1; // a transition at the very end belongs to the next stretch
        if (stretchEnd >= toMs)
            break;
    }
    return found;
}

QDate Zone::localDate(qint64 utcMs) const
{
    const qint64 utc = std::clamp(utcMs, -FarMs, FarMs);
    return QDate::fromJulianDay(EpochJulianDay + floorDiv(utc + offsetAt(utc), DayMs));
}

QTime Zone::localTime(qint64 utcMs) const
{
    const qint64 utc = std::clamp(utcMs, -FarMs, FarMs);
    const qint64 local = utc + offsetAt(utc);
    return QTime::fromMSecsSinceStartOfDay(int(local - floorDiv(local, DayMs) * DayMs));
}

qint64 Zone::startOfDay(QDate date) const
{
    return instant(date, QTime(0, 0));
}

qint64 Zone::instant(QDate date, QTime time) const
{
    // The first instant at which the local clock shows this time or a later one: the earlier of two, or the
    // jump.
    const qint64 local = std::clamp(localMs(date, time), -FarMs, FarMs);
    const qint64 shift = cyclesBeyond(local) * CycleMs;
    const qint64 wanted = local - shift;
    for (std::size_t i = m_data->after(wanted - MaxOffsetMs);; ++i) {
        const qint64 begin = i == 0 ? -2 * FarMs : m_data->transitions[i - 1].atMs;
        const qint64 found = std::max(begin, wanted - m_data->offsetBefore(i));
        if (i == m_data->transitions.size() || found < m_data->transitions[i].atMs)
            return found + shift;
    }
}

QString Zone::toIso(qint64 utcMs) const
{
    const qint64 utc = std::clamp(utcMs, -FarMs, FarMs);
    // Local mean times had seconds, which ISO 8601 can't write: to the minute, the instant stays the same.
    const qint64 offset = floorDiv(offsetAt(utc) + MinuteMs / 2, MinuteMs) * MinuteMs;
    const qint64 local = utc + offset;
    const qint64 day = floorDiv(local, DayMs);
    const QDate date = QDate::fromJulianDay(EpochJulianDay + day);
    const int ms = int(local - day * DayMs);
    const int minutes = int(std::abs(offset) / MinuteMs);
    // Written by hand, since a table may hold a hundred thousand of them.
    QString iso;
    iso.reserve(29);
    appendDigits(iso, date.year(), 4);
    appendDigits(iso += u'-', date.month(), 2);
    appendDigits(iso += u'-', date.day(), 2);
    appendDigits(iso += u'T', ms / 3'600'000, 2);
    appendDigits(iso += u':', ms / 60'000 % 60, 2);
    appendDigits(iso += u':', ms / 1000 % 60, 2);
    if (ms % 1000 != 0)
        appendDigits(iso += u'.', ms % 1000, 3);
    appendDigits(iso += offset < 0 ? u'-' : u'+', minutes / 60, 2);
    appendDigits(iso += u':', minutes % 60, 2);
    return iso;
}

bool Zone::operator==(const Zone &other) const
{
    return m_data == other.m_data || m_data->name == other.m_data->name;
}

} // namespace tally
