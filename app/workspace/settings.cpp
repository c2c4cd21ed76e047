// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/settings.h"

#include "core/errorcodes.h"

#include <nlohmann/json.hpp>

namespace tally {

using namespace Qt::StringLiterals;
using Json = nlohmann::ordered_json;

namespace {

constexpr qsizetype MaxText = 4096;
constexpr int MaxEntries = 200;
const QStringList ThemeNames = {u"system"_s, u"light"_s, u"dark"_s};
const QStringList LanguageNames = {u"system"_s, u"en"_s, u"ko"_s};
const QList<int> RefreshChoices = {0, 10, 60, 300};

/// Reads one object's members and keeps the first thing that was wrong.
class Reader
{
public:
    explicit Reader(const Json &object, QString place)
        : m_object(object)
        , m_place(std::move(place))
    {
        if (!m_object.is_object())
            fail({});
    }

    const Json *member(const char *key)
    {
        const auto found = m_object.is_object() ? m_object.find(key) : m_object.end();
        return m_object.is_object() && found != m_object.end() ? &*found : nullptr;
    }

    void text(const char *key, QString &target)
    {
        if (const Json *json = member(key))
            target = textOf(*json, key);
    }

    void texts(const char *key, QStringList &target)
    {
        const Json *json = member(key);
        if (!json)
            return;
        if (!json->is_array() || json->size() > MaxEntries)
            return fail(key);
        for (const Json &entry : *json)
            target.append(textOf(entry, key));
    }

    /// The index of a word in a list of words.
    template <typename Enum>
    void word(const char *key, const QStringList &words, Enum &target)
    {
        QString text_;
        text(key, text_);
        if (!member(key))
            return;
        const auto index = words.indexOf(text_);
        if (index < 0)
            return fail(key);
        target = static_cast<Enum>(index);
    }

    void flag(const char *key, bool &target)
    {
        const Json *json = member(key);
        if (json && !json->is_boolean())
            return fail(key);
        if (json)
            target = json->get<bool>();
    }

    int number(const char *key, const Json &json, int least, int most)
    {
        if (!json.is_number_integer() || json.get<double>() < least || json.get<double>() > most) {
            fail(key);
            return least;
        }
        return json.get<int>();
    }

    void fail(const char *key)
    {
        if (m_error)
            return;
        const QString name = key ? QString::fromUtf8(key) : QString();
        m_error = Error{ErrorKind::Damaged, codes::InvalidFile, u"unexpected value"_s,
                        m_place.isEmpty() || name.isEmpty() ? m_place + name : m_place + u'.' + name};
    }
    void fail(const Error &error)
    {
        if (!m_error)
            m_error = error;
    }
    const std::optional<Error> &error() const { return m_error; }

private:
    QString textOf(const Json &json, const char *key)
    {
        if (json.is_string() && json.get_ref<const std::string &>().size() <= std::size_t(MaxText))
            return QString::fromStdString(json.get<std::string>());
        fail(key);
        return {};
    }

    const Json &m_object;
    QString m_place;
    std::optional<Error> m_error;
};

Result<TableLayout> tableFromJson(const Json &json, const QString &place)
{
    Reader reader(json, place);
    TableLayout layout;
    reader.texts("columns", layout.columns);
    reader.text("sort", layout.sortColumn);
    reader.flag("descending", layout.sortDescending);
    if (const Json *widths = reader.member("widths")) {
        if (!widths->is_object() || widths->size() > MaxEntries)
            reader.fail("widths");
        else
            for (const auto &item : widths->items())
                layout.widths.insert(QString::fromStdString(item.key()),
                                     reader.number("widths", item.value(), 8, 10'000));
    }
    if (reader.error())
        return Unexpected(*reader.error());
    return layout;
}

Json tableToJson(const TableLayout &layout)
{
    Json json = Json::object();
    json["columns"] = Json::array();
    for (const QString &column : layout.columns)
        json["columns"].push_back(column.toStdString());
    json["widths"] = Json::object();
    for (auto it = layout.widths.begin(); it != layout.widths.end(); ++it)
        json["widths"][it.key().toStdString()] = it.value();
    json["sort"] = layout.sortColumn.toStdString();
    json["descending"] = layout.sortDescending;
    return json;
}

void readTables(Reader &reader, QMap<QString, TableLayout> &tables)
{
    const Json *json = reader.member("tables");
    if (!json)
        return;
    if (!json->is_object() || json->size() > MaxEntries)
        return reader.fail("tables");
    for (const auto &item : json->items()) {
        const QString name = QString::fromStdString(item.key());
        const auto layout = tableFromJson(item.value(), u"tables."_s + name);
        if (!layout)
            return reader.fail(layout.error());
        tables.insert(name, *layout);
    }
}

void readPageFilters(Reader &reader, const Json &json, QMap<QString, QList<ScopeFilter>> &filters)
{
    for (const auto &item : json.items()) {
        Json asScope = scopeToJson(Scope{});
        asScope["filters"] = item.value();
        const auto scope = scopeFromJson(asScope);
        if (!scope)
            return reader.fail(scope.error());
        filters.insert(QString::fromStdString(item.key()), scope->filters);
    }
}

void readPages(Reader &reader, Settings &settings)
{
    reader.text("page", settings.page);
    reader.text("subject", settings.subject);
    const Json *filters = reader.member("page_filters");
    const Json *states = reader.member("page_states");
    const auto isGood = [](const Json *json) {
        return !json || (json->is_object() && json->size() <= std::size_t(MaxEntries));
    };
    if (!isGood(filters) || !isGood(states))
        return reader.fail(isGood(filters) ? "page_states" : "page_filters");
    if (filters)
        readPageFilters(reader, *filters, settings.pageFilters);
    if (!states)
        return;
    Reader entries(*states, u"page_states"_s);
    for (const auto &item : states->items())
        entries.text(item.key().c_str(), settings.pageStates[QString::fromStdString(item.key())]);
    if (entries.error())
        reader.fail(*entries.error());
}

Result<Settings> readSettings(const Json &json)
{
    Reader reader(json, {});
    Settings settings;
    reader.text("source", settings.source);
    reader.texts("recent_sources", settings.recentSources);
    reader.text("chart_metric", settings.chartMetric);
    reader.word("theme", ThemeNames, settings.theme);
    reader.word("language", LanguageNames, settings.language);
    if (const Json *seconds = reader.member("refresh_seconds")) {
        settings.refreshSeconds = reader.number("refresh_seconds", *seconds, 0, 300);
        if (!RefreshChoices.contains(settings.refreshSeconds))
            reader.fail("refresh_seconds");
    }
    QString geometry;
    reader.text("window_geometry", geometry);
    settings.windowGeometry = QByteArray::fromBase64(geometry.toLatin1());
    readTables(reader, settings.tables);
    readPages(reader, settings);
    if (const Json *scope = reader.member("scope")) {
        if (auto read = scopeFromJson(*scope))
            settings.scope = *read;
        else
            reader.fail(read.error());
    }
    if (reader.error())
        return Unexpected(*reader.error());
    settings.recentSources = settings.recentSources.mid(0, Settings::MaxRecentSources);
    return settings;
}

} // namespace

void Settings::addRecentSource(const QString &location)
{
    recentSources.removeAll(location);
    recentSources.prepend(location);
    recentSources = recentSources.mid(0, MaxRecentSources);
}

Result<Settings> settingsFromJson(const QByteArray &text)
{
    const Json json = Json::parse(text.begin(), text.end(), nullptr, false);
    if (json.is_discarded())
        return failure(ErrorKind::Damaged, codes::InvalidFile, u"not JSON"_s);
    try {
        return readSettings(json);
    } catch (const nlohmann::json::exception &error) {
        return failure(ErrorKind::Damaged, codes::InvalidFile, QString::fromUtf8(error.what()));
    }
}

QByteArray settingsToJson(const Settings &settings)
{
    Json json = Json::object();
    json["version"] = 1;
    json["source"] = settings.source.toStdString();
    json["recent_sources"] = Json::array();
    for (const QString &source : settings.recentSources)
        json["recent_sources"].push_back(source.toStdString());
    json["scope"] = scopeToJson(settings.scope);
    json["page"] = settings.page.toStdString();
    json["subject"] = settings.subject.toStdString();
    json["page_filters"] = Json::object();
    for (auto it = settings.pageFilters.begin(); it != settings.pageFilters.end(); ++it) {
        Scope scope;
        scope.filters = it.value();
        json["page_filters"][it.key().toStdString()] = scopeToJson(scope).at("filters");
    }
    json["page_states"] = Json::object();
    for (auto it = settings.pageStates.begin(); it != settings.pageStates.end(); ++it)
        json["page_states"][it.key().toStdString()] = it.value().toStdString();
    json["chart_metric"] = settings.chartMetric.toStdString();
    json["theme"] = ThemeNames.at(int(settings.theme)).toStdString();
    json["language"] = LanguageNames.at(int(settings.language)).toStdString();
    json["refresh_seconds"] = settings.refreshSeconds;
    json["window_geometry"] = settings.windowGeometry.toBase64().toStdString();
    json["tables"] = Json::object();
    for (auto it = settings.tables.begin(); it != settings.tables.end(); ++it)
        json["tables"][it.key().toStdString()] = tableToJson(it.value());
    return QByteArray::fromStdString(json.dump(2, ' ', false, Json::error_handler_t::replace)) + '\n';
}

} // namespace tally
