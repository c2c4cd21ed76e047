// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/keptname.h"

#include <QCryptographicHash>

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

bool isKeptName(const QString &name)
{
    const auto isControl = [](QChar c) { return c.category() == QChar::Other_Control || c.isNull(); };
    return !name.trimmed().isEmpty() && name.size() <= MaxKeptName
        && std::none_of(name.begin(), name.end(), isControl);
}

QString keptFileName(const QString &name, const QString &fallback)
{
    constexpr int maxSlug = 40;
    QString slug;
    for (const QChar c : name) {
        if (c.isLetterOrNumber() && !c.isSurrogate())
            slug += c.toLower();
        else if (!slug.isEmpty() && !slug.endsWith(u'-'))
            slug += u'-';
        if (slug.size() >= maxSlug)
            break;
    }
    if (slug.isEmpty())
        slug = fallback;
    const QByteArray hash
        = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex().left(8);
    return (slug.endsWith(u'-') ? slug : slug + u'-') + QString::fromLatin1(hash) + u".json"_s;
}

} // namespace tally
