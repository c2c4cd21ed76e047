// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/delivery/reportnames.h"

namespace tally {

using namespace Qt::StringLiterals;

QString fileSlug(const QString &text, const QString &fallback)
{
    constexpr int most = 40;
    QString slug;
    for (const QChar c : text) {
        if (c.isLetterOrNumber() && !c.isSurrogate())
            slug += c.toLower();
        else if (!slug.isEmpty() && !slug.endsWith(u'-'))
            slug += u'-';
        if (slug.size() >= most)
            break;
    }
    while (slug.endsWith(u'-'))
        slug.chop(1);
    return slug.isEmpty() ? fallback : slug;
}

QString reportFileName(const QString &report, qint64 nowMs, int number, const QString &title,
                       const QString &ending)
{
    const Zone zone = Zone::find(u"local"_s).value_or(Zone());
    QString name = fileSlug(report, u"report"_s) + u'-' + zone.localDate(nowMs).toString(Qt::ISODate);
    if (number > 0)
        name += u"-%1-%2"_s.arg(number).arg(fileSlug(title, u"view"_s));
    return name + u'.' + ending;
}

QString madeTitle(const Query &query, Language language)
{
    QStringList metricNames;
    for (const QString &name : query.metrics) {
        const MetricInfo *metric = findMetric(name);
        metricNames.append(metric ? metric->label.in(language) : name);
    }
    QStringList dimensionNames;
    for (const QString &name : query.dimensions) {
        const std::optional<DimensionInfo> dimension = findDimension(name);
        dimensionNames.append(dimension && !dimension->label.en.isEmpty() ? dimension->label.in(language)
                                                                          : name);
    }
    const QString what = metricNames.join(u", "_s);
    const QString by = dimensionNames.join(u", "_s);
    if (by.isEmpty())
        return what;
    return language == Language::Korean ? by + u"별 "_s + what : what + u" by "_s + by;
}

} // namespace tally
