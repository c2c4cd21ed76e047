// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <cmath>
#include <cstddef>
#include <span>

namespace tally {

/// Mixes a number into 64 even bits.
constexpr quint64 mixBits(quint64 number)
{
    number += 0x9E3779B97F4A7C15ull;
    number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9ull;
    number = (number ^ (number >> 27)) * 0x94D049BB133111EBull;
    return number ^ (number >> 31);
}

/// The same numbers from the same seed everywhere (the standard library's distributions promise no such
/// thing).
class DemoRandom
{
public:
    explicit DemoRandom(quint64 seed)
        : m_state(mixBits(seed))
    {
    }

    quint64 bits()
    {
        m_state += 0x9E3779B97F4A7C15ull;
        return mixBits(m_state);
    }
    double unit() { return double(bits() >> 11) * 0x1.0p-53; } ///< [0, 1)
    bool chance(double probability) { return unit() < probability; }
    qint64 below(qint64 limit) { return qint64(unit() * double(limit)); } ///< 0 … limit − 1
    qint64 between(qint64 least, qint64 most) { return least + below(most - least + 1); }
    double exponential(double mean) { return -mean * std::log(1.0 - unit()); }
    double normal() ///< mean 0, deviation 1, roughly: enough for lengths of videos
    {
        double sum = -6.0;
        for (int i = 0; i < 12; ++i)
            sum += unit();
        return sum;
    }
    template <typename T>
    const T &oneOf(std::span<const T> list)
    {
        return list[size_t(below(qint64(list.size())))];
    }

private:
    quint64 m_state;
};

} // namespace tally
