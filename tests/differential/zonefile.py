# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Time zones read straight from the system's TZif files (RFC 8536), as arithmetic on UTC milliseconds."""
import bisect
import datetime
import functools
import os
import re
import struct

ZONE_FOLDERS = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo")
EPOCH = datetime.date(1970, 1, 1).toordinal()
DAY = 86_400_000


def _read_block(data, start, long_times):
    """One header and its data block: transitions, their offsets, the offset before the first, and the end."""
    if data[start:start + 4] != b"TZif":
        raise ValueError("not a TZif file")
    isutcnt, isstdcnt, leapcnt, timecnt, typecnt, charcnt = struct.unpack(">6L", data[start + 20:start + 44])
    at = start + 44
    width = 8 if long_times else 4
    times = struct.unpack(f">{timecnt}{'q' if long_times else 'l'}", data[at:at + timecnt * width])
    at += timecnt * width
    indices = data[at:at + timecnt]
    at += timecnt
    types = [struct.unpack(">lBB", data[at + 6 * i:at + 6 * i + 6]) for i in range(typecnt)]
    at += 6 * typecnt + charcnt + leapcnt * (width + 4) + isstdcnt + isutcnt
    offsets = [types[i][0] for i in indices]
    return list(times), offsets, types[0][0], at


def _rule_day(rule, year):
    """The day of a POSIX rule `Mm.w.d`, `Jn` or `n` in a year, as a proleptic ordinal."""
    first = datetime.date(year, 1, 1).toordinal()
    if rule[0] == "M":
        month, week, weekday = (int(part) for part in rule[1:].split("."))
        start = datetime.date(year, month, 1).toordinal()
        day = start + (weekday - start % 7) % 7 + 7 * (week - 1)
        length = (datetime.date(year + month // 12, month % 12 + 1, 1).toordinal()) - start
        return day if day < start + length else day - 7
    if rule[0] == "J":
        day = int(rule[1:])
        leap = datetime.date(year + 1, 1, 1).toordinal() - first == 366
        return first + day - 1 + (1 if leap and day >= 60 else 0)
    return first + int(rule)


def _seconds(text):
    sign = -1 if text.startswith("-") else 1
    parts = [int(p) for p in text.lstrip("+-").split(":")] + [0, 0]
    return sign * (parts[0] * 3600 + parts[1] * 60 + parts[2])


_NAME = r"(?:<[^>]+>|[A-Za-z]+)"
_RULE = r",([^,/]+)(?:/([-+0-9:]+))?"
_FOOTER = re.compile(rf"{_NAME}([-+0-9:]+)(?:{_NAME}([-+0-9:]+)?{_RULE}{_RULE})?$")


def _footer_transitions(footer, after, last_year):
    """Transitions that the footer's rule makes after the last one of the table, as (UTC seconds, offset)."""
    match = _FOOTER.match(footer)
    if not match or not match.group(3):
        return []
    standard = -_seconds(match.group(1))
    summer = -_seconds(match.group(2)) if match.group(2) else standard + 3600
    found = []
    for year in range(datetime.date.fromordinal(after // 86400 + EPOCH).year, last_year + 1):
        for rule, clock, offset, before in ((match.group(3), match.group(4), summer, standard),
                                            (match.group(5), match.group(6), standard, summer)):
            local = (_rule_day(rule, year) - EPOCH) * 86400 + _seconds(clock or "2")
            found.append((local - before, offset))
    return sorted(t for t in found if t[0] > after)


class Zone:
    """An IANA zone. Everything in it is in milliseconds; dates are `datetime.date`."""

    def __init__(self, name):
        self.name = name
        self._starts, self._offsets = [], []
        self._first = 0
        if name != "UTC":
            self._load(name)

    def _load(self, name):
        if not re.fullmatch(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*", name):
            raise KeyError(name)
        paths = [os.path.join(folder, name) for folder in ZONE_FOLDERS]
        path = next((p for p in paths if os.path.isfile(p)), None)
        if path is None:
            raise KeyError(name)
        with open(path, "rb") as file:
            data = file.read()
        times, offsets, first, end = _read_block(data, 0, False)
        footer = ""
        if data[4:5] >= b"2":
            times, offsets, first, end = _read_block(data, end, True)
            footer = data[end:].decode("ascii").strip("\n")
        last = times[-1] if times else 0
        later = _footer_transitions(footer, max(last, 0), 2205) if footer else []
        self._first = first * 1000
        for time, offset in list(zip(times, offsets)) + later:
            # A transition that leaves the offset alone (Lisbon 1992, 1996) is none for a calendar.
            if offset * 1000 != (self._offsets[-1] if self._offsets else self._first):
                self._starts.append(time * 1000)
                self._offsets.append(offset * 1000)

    def offset(self, utc):
        at = bisect.bisect_right(self._starts, utc)
        return self._offsets[at - 1] if at else self._first

    def transitions(self, start, end):
        """Instants in (start, end) at which local minus UTC changes."""
        return self._starts[bisect.bisect_right(self._starts, start):bisect.bisect_left(self._starts, end)]

    def local(self, utc):
        """Local date and the clock's milliseconds since midnight."""
        days, clock = divmod(utc + self.offset(utc), DAY)
        return datetime.date.fromordinal(EPOCH + days), clock

    def date(self, utc):
        return self.local(utc)[0]

    @functools.lru_cache(maxsize=20_000)
    def start_of_day(self, date):
        """The first instant whose local date is this one or a later one."""
        wall = (date.toordinal() - EPOCH) * DAY
        candidates = {wall - self.offset(wall - 2 * DAY), wall - self.offset(wall + 2 * DAY)}
        candidates |= set(self.transitions(wall - 2 * DAY, wall + 2 * DAY))
        candidates |= {wall - self.offset(t) for t in self.transitions(wall - 2 * DAY, wall + 2 * DAY)}
        return min(c for c in candidates if c + self.offset(c) >= wall)

    def instant(self, date, clock):
        """The instant of a clock time: the earlier of two, and where it is skipped the instant of the jump."""
        wall = (date.toordinal() - EPOCH) * DAY + clock
        offsets = {self.offset(wall - 2 * DAY), self.offset(wall + 2 * DAY)}
        jumps = self.transitions(wall - 2 * DAY, wall + 2 * DAY)
        offsets |= {self.offset(t) for t in jumps}
        exact = [wall - o for o in offsets if self.offset(wall - o) == o]
        if exact:
            return min(exact)
        return next(t for t in jumps if t - 1 + self.offset(t - 1) < wall <= t + self.offset(t))

    def iso(self, utc):
        """ISO 8601 with offset; milliseconds only where there are some."""
        offset = self.offset(utc)
        date, clock = self.local(utc)
        seconds, millis = divmod(clock, 1000)
        text = f"{date.isoformat()}T{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        text += f".{millis:03}" if millis else ""
        sign, minutes = ("-" if offset < 0 else "+"), abs(offset) // 60_000
        return f"{text}{sign}{minutes // 60:02}:{minutes % 60:02}"


@functools.lru_cache(maxsize=None)
def zone(name):
    """Raises KeyError for a name the system's zone data lacks."""
    return Zone(name)


_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?"
                  r"\s*(Z|[+-]\d\d(?::?\d\d)?)?)?$")


def parse_instant(text, in_zone):
    """A date or a date-time with Z, an offset or neither (then of the zone). None where it is not readable."""
    match = _ISO.match(text)
    if not match:
        return None
    year, month, day, hour, minute, second, fraction, offset = match.groups()
    try:
        date = datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None
    if hour is None:
        return in_zone.start_of_day(date)
    if int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
        return None
    clock = (int(hour) * 3600 + int(minute) * 60 + int(second or 0)) * 1000 + int(((fraction or "") + "000")[:3])
    if offset is None:
        return in_zone.instant(date, clock)
    shift = 0
    if offset != "Z":
        digits = offset[1:].replace(":", "") + "00"
        shift = (int(digits[:2]) * 60 + int(digits[2:4])) * 60_000 * (-1 if offset[0] == "-" else 1)
    return (date.toordinal() - EPOCH) * DAY + clock - shift
