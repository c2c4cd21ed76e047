// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandspec.h"

#include <QHash>

#include <tl/expected.hpp>

#include <optional>

namespace tally::cli {

/// A command line that can't be understood: exit status 2.
struct UsageError
{
    QString message; ///< a sentence without a full stop: "--limit wants a whole number, not “ten”"
};

template <typename T>
using Parsed = tl::expected<T, UsageError>;
using NotParsed = tl::unexpected<UsageError>;
inline NotParsed wrongUsage(const QString &message)
{
    return NotParsed(UsageError{message});
}

/// The words behind a command's name, sorted into options and positional arguments.
class Arguments
{
public:
    /// Options as `--x=y` or `--x y`, `-o y` or `-oy`; `--` ends them.
    static Parsed<Arguments> parse(const CommandSpec &command, const QStringList &words);

    bool has(const QString &option) const { return m_values.contains(option); }
    /// The value given, or nothing.
    std::optional<QString> value(const QString &option) const;
    QStringList values(const QString &option) const { return m_values.value(option); }
    const QStringList &positional() const { return m_positional; }

    Parsed<qint64> number(const QString &option, qint64 otherwise, qint64 least, qint64 most) const;
    /// A list separated by commas; empty parts are errors.
    Parsed<QStringList> list(const QString &option) const;

private:
    Parsed<void> add(const OptionSpec &option, const QString &shown, const QString &value);
    Parsed<void> checkPositional(const CommandSpec &command) const;

    QHash<QString, QStringList> m_values;
    QStringList m_positional;
};

} // namespace tally::cli
