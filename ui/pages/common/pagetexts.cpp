// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/common/pagetexts.h"

#include <QCoreApplication>
#include <QHash>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Overview", text);
}

struct KnownWord
{
    const char *dimension;
    const char *value;
    const char *text;
};

/// The words that data-model.md gives these fields; others are shown as they came.
const KnownWord KnownWords[] = {
    {"device", "mobile", QT_TRANSLATE_NOOP("Overview", "Mobile")},
    {"device", "desktop", QT_TRANSLATE_NOOP("Overview", "Desktop")},
    {"device", "tablet", QT_TRANSLATE_NOOP("Overview", "Tablet")},
    {"device", "tv", QT_TRANSLATE_NOOP("Overview", "TV")},
    {"traffic_source", "home", QT_TRANSLATE_NOOP("Overview", "Home")},
    {"traffic_source", "search", QT_TRANSLATE_NOOP("Overview", "Search")},
    {"traffic_source", "following", QT_TRANSLATE_NOOP("Overview", "Following")},
    {"traffic_source", "share", QT_TRANSLATE_NOOP("Overview", "Share")},
    {"traffic_source", "external", QT_TRANSLATE_NOOP("Overview", "External")},
    {"traffic_source", "direct", QT_TRANSLATE_NOOP("Overview", "Direct")},
    {"traffic_source", "notification", QT_TRANSLATE_NOOP("Overview", "Notification")},
    {"content_type", "video", QT_TRANSLATE_NOOP("Overview", "Video")},
    {"content_type", "image", QT_TRANSLATE_NOOP("Overview", "Image")},
    {"content_type", "text", QT_TRANSLATE_NOOP("Overview", "Text")},
    {"content_type", "live", QT_TRANSLATE_NOOP("Overview", "Live")},
    {"viewer_plan", "trial", QT_TRANSLATE_NOOP("Overview", "Trial")},
    {"viewer_plan", "free", QT_TRANSLATE_NOOP("Overview", "Free")},
    {"viewer_plan", "subscribed", QT_TRANSLATE_NOOP("Overview", "Subscribed")},
    {"viewer_gender", "female", QT_TRANSLATE_NOOP("Overview", "Female")},
    {"viewer_gender", "male", QT_TRANSLATE_NOOP("Overview", "Male")},
    {"viewer_gender", "other", QT_TRANSLATE_NOOP("Overview", "Other gender")},
    {"content_age", "0–24 h", QT_TRANSLATE_NOOP("Overview", "First 24 hours")},
    {"content_age", "1–7 d", QT_TRANSLATE_NOOP("Overview", "1–7 days")},
    {"content_age", "7–28 d", QT_TRANSLATE_NOOP("Overview", "7–28 days")},
    {"content_age", "28–90 d", QT_TRANSLATE_NOOP("Overview", "28–90 days")},
    {"content_age", "> 90 d", QT_TRANSLATE_NOOP("Overview", "More than 90 days")},
    {"content_age", "unknown", QT_TRANSLATE_NOOP("Overview", "(unknown)")},
};

/// "South Korea", "대한민국"; nothing for a code that the locale data does not know.
QString countryName(const QString &code, const QLocale &locale)
{
    if (code.size() != 2)
        return {};
    const QLocale::Territory territory = QLocale::codeToTerritory(code);
    if (territory == QLocale::AnyTerritory)
        return {};
    if (locale.language() != QLocale::Korean)
        return QLocale::territoryToString(territory);
    // Qt names a territory only in a language spoken there; these are the ones a Korean community sees most.
    static const QHash<QString, const char *> names = {
        {u"KR"_s, QT_TRANSLATE_NOOP("Overview", "South Korea")},
        {u"US"_s, QT_TRANSLATE_NOOP("Overview", "United States")},
        {u"JP"_s, QT_TRANSLATE_NOOP("Overview", "Japan")},
        {u"CN"_s, QT_TRANSLATE_NOOP("Overview", "China")},
        {u"TW"_s, QT_TRANSLATE_NOOP("Overview", "Taiwan")},
        {u"HK"_s, QT_TRANSLATE_NOOP("Overview", "Hong Kong")},
        {u"VN"_s, QT_TRANSLATE_NOOP("Overview", "Vietnam")},
        {u"TH"_s, QT_TRANSLATE_NOOP("Overview", "Thailand")},
        {u"ID"_s, QT_TRANSLATE_NOOP("Overview", "Indonesia")},
        {u"PH"_s, QT_TRANSLATE_NOOP("Overview", "Philippines")},
        {u"SG"_s, QT_TRANSLATE_NOOP("Overview", "Singapore")},
        {u"IN"_s, QT_TRANSLATE_NOOP("Overview", "India")},
        {u"AU"_s, QT_TRANSLATE_NOOP("Overview", "Australia")},
        {u"CA"_s, QT_TRANSLATE_NOOP("Overview", "Canada")},
        {u"GB"_s, QT_TRANSLATE_NOOP("Overview", "United Kingdom")},
        {u"DE"_s, QT_TRANSLATE_NOOP("Overview", "Germany")},
        {u"FR"_s, QT_TRANSLATE_NOOP("Overview", "France")},
        {u"ES"_s, QT_TRANSLATE_NOOP("Overview", "Spain")},
        {u"PT"_s, QT_TRANSLATE_NOOP("Overview", "Portugal")},
        {u"IT"_s, QT_TRANSLATE_NOOP("Overview", "Italy")},
        {u"BR"_s, QT_TRANSLATE_NOOP("Overview", "Brazil")},
        {u"MX"_s, QT_TRANSLATE_NOOP("Overview", "Mexico")},
        {u"NP"_s, QT_TRANSLATE_NOOP("Overview", "Nepal")},
    };
    const char *name = names.value(code);
    return name ? tr(name) : code;
}

} // namespace

QString metricLabel(const QString &metric, Language language)
{
    const MetricInfo *info = findMetric(metric);
    return info ? info->label.in(language) : metric;
}

QString dimensionLabel(const QString &dimension, Language language)
{
    const auto info = findDimension(dimension);
    return info ? info->label.in(language) : dimension;
}

QString perUnitText(TimeUnit unit)
{
    switch (unit) {
    case TimeUnit::Minute:
        return QCoreApplication::translate("Overview", "by minute");
    case TimeUnit::Hour:
        return QCoreApplication::translate("Overview", "by hour");
    case TimeUnit::Day:
        return QCoreApplication::translate("Overview", "by day");
    case TimeUnit::Week:
        return QCoreApplication::translate("Overview", "by week");
    case TimeUnit::Month:
        return QCoreApplication::translate("Overview", "by month");
    case TimeUnit::Quarter:
        return QCoreApplication::translate("Overview", "by quarter");
    case TimeUnit::Year:
        return QCoreApplication::translate("Overview", "by year");
    }
    return {};
}

QString unitTitle(TimeUnit unit)
{
    switch (unit) {
    case TimeUnit::Minute:
        return QCoreApplication::translate("Overview", "Minute");
    case TimeUnit::Hour:
        return QCoreApplication::translate("Overview", "Hour");
    case TimeUnit::Day:
        return QCoreApplication::translate("Overview", "Day");
    case TimeUnit::Week:
        return QCoreApplication::translate("Overview", "Week");
    case TimeUnit::Month:
        return QCoreApplication::translate("Overview", "Month");
    case TimeUnit::Quarter:
        return QCoreApplication::translate("Overview", "Quarter");
    case TimeUnit::Year:
        return QCoreApplication::translate("Overview", "Year");
    }
    return {};
}

QString valueText(const QString &dimension, const Value &value, const QLocale &locale)
{
    if (value.isNull())
        return QCoreApplication::translate("Overview", "(unknown)");
    if (value.isOther())
        return QCoreApplication::translate("Overview", "Other");
    const QString plain = value.toPlainText();
    if (dimension == u"country"_s) {
        const QString name = countryName(plain, locale);
        return name.isEmpty() ? plain : name;
    }
    for (const KnownWord &word : KnownWords) {
        if (dimension == QLatin1StringView(word.dimension) && plain == QString::fromUtf8(word.value))
            return tr(word.text);
    }
    return plain;
}

ResultModel::Texts tableTexts(const QLocale &locale)
{
    const Format format(locale);
    const auto cell = [format](const ResultColumn &column, const Value &value) {
        if (column.kind.isEmpty())
            return valueText(column.name, value, format.locale());
        const MetricInfo *metric = findMetric(column.name);
        return format.exactValue(value, metric ? metric->unit : Unit::Count);
    };
    return {cell, [format](double share) { return format.percent(share); },
            [format](double rate) { return format.change(rate); }};
}

} // namespace tally
