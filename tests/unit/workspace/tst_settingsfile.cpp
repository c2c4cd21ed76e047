// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/settingsfile.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

Filter countryIs(const QString &country)
{
    Filter filter;
    filter.op = Filter::Op::Is;
    filter.dimension = u"country"_s;
    filter.values = {country, Value()};
    return filter;
}

Settings fullSettings()
{
    Settings settings;
    settings.source = u"/tmp/어떤 곳.tally"_s;
    settings.addRecentSource(u"/a.tally"_s);
    settings.addRecentSource(u"/b.tally"_s);
    settings.scope.range
        = {.name = {}, .from = u"2026-10-01"_s, .to = u"2026-11-01"_s, .zone = u"Asia/Seoul"_s};
    settings.scope.compare.mode = CompareMode::PreviousYear;
    settings.scope.compare.align = CompareAlign::Weekday;
    settings.scope.filters = {{.filter = countryIs(u"KR"_s), .enabled = false, .pinned = true}};
    settings.scope.unit = TimeUnit::Week;
    settings.page = u"content"_s;
    settings.subject = u"c-1"_s;
    settings.pageFilters[u"overview"_s] = {{.filter = countryIs(u"JP"_s)}};
    settings.pageFilters[u"viewers"_s] = {};
    settings.pageStates[u"content"_s] = u"content.tiles=watch_time\nx=y"_s;
    settings.chartMetric = u"watch_time"_s;
    settings.theme = ThemeChoice::Dark;
    settings.language = LanguageChoice::Korean;
    settings.refreshSeconds = 60;
    settings.windowGeometry = QByteArray("\x01\x00\xff geometry", 12);
    settings.tables[u"overview.content"_s] = {.columns = {u"name"_s, u"views"_s},
                                              .widths = {{u"views"_s, 90}},
                                              .sortColumn = u"views"_s,
                                              .sortDescending = false};
    return settings;
}

/// One of many ways in which a file gets damaged.
QByteArray mutated(QByteArray text, int seed)
{
    QRandomGenerator random{quint32(seed)};
    const auto at = [&] { return qsizetype(random.bounded(int(text.size()))); };
    switch (seed % 10) {
    case 0:
        return text.left(at());
    case 1:
        return text.replace(at(), 1, "\"");
    case 2:
        return text.insert(at(), QByteArray(3, '\0'));
    case 3:
        return text.replace(at(), 4, "\xff\xfe[{");
    case 4:
        return text.replace("\"scope\": {", "\"scope\": [");
    case 5:
        return text.replace("\"refresh_seconds\": 60",
                            "\"refresh_seconds\": " + QByteArray::number(random.generate()));
    case 6:
        return text.replace("previous_year", QByteArray(int(random.bounded(2000)) + 1, 'x'));
    case 7:
        return QByteArray(100'000, '[') + text;
    case 8:
        return text.remove(at(), 1 + random.bounded(40));
    default:
        return text.replace(at(), 1, QByteArray(1, char(random.bounded(256))));
    }
}

} // namespace

class TestSettingsFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_path = m_dir->filePath(u"deep/folder/settings.json"_s);
    }

    void startsFreshWithoutAFile()
    {
        const auto loaded = SettingsFile(m_path).load();
        QCOMPARE(loaded.origin, SettingsFile::Origin::Fresh);
        QVERIFY(loaded.settings == Settings{});
        QVERIFY(!QFile::exists(m_path));
    }

    void readsBackWhatItWrote()
    {
        const SettingsFile file(m_path);
        const Settings settings = fullSettings();
        QVERIFY(file.save(settings));
        const auto loaded = file.load();
        QCOMPARE(loaded.origin, SettingsFile::Origin::File);
        QVERIFY(loaded.settings == settings);
        QVERIFY(loaded.badFile.isEmpty());
    }

    void ignoresKeysOfNewerVersions()
    {
        QByteArray text = settingsToJson(fullSettings());
        text.replace("\"version\": 1", "\"version\": 99, \"later\": {\"a\": [1]}");
        const auto settings = settingsFromJson(text);
        QVERIFY(settings);
        QVERIFY(*settings == fullSettings());
    }

    void namesThePlaceThatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("place");
        QTest::newRow("theme") << QByteArray("\"dark\"") << QByteArray("\"pink\"") << u"theme"_s;
        QTest::newRow("language") << QByteArray("\"ko\"") << QByteArray("7") << u"language"_s;
        QTest::newRow("refresh") << QByteArray("60") << QByteArray("61") << u"refresh_seconds"_s;
        QTest::newRow("unit") << QByteArray("\"week\"") << QByteArray("\"age\"") << u"scope.unit"_s;
        QTest::newRow("page state") << QByteArray("\"content.tiles=watch_time\\nx=y\"") << QByteArray("7")
                                    << u"page_states.content"_s;
        QTest::newRow("width") << QByteArray("90") << QByteArray("-5") << u"tables.overview.content.widths"_s;
        QTest::newRow("pinned") << QByteArray("\"pinned\": true") << QByteArray("\"pinned\": 1")
                                << u"scope.filters[0]"_s;
    }
    void namesThePlaceThatIsWrong()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, place);
        QByteArray text = settingsToJson(fullSettings());
        QVERIFY2(text.contains(before), text.constData());
        const auto settings = settingsFromJson(text.replace(before, after));
        QVERIFY(!settings);
        QCOMPARE(settings.error().place, place);
    }

    void survivesDamage_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 0; seed < 100; ++seed)
            QTest::addRow("mutation %d", seed) << seed;
    }
    void survivesDamage()
    {
        QFETCH(int, seed);
        const SettingsFile file(m_path);
        const Settings good = fullSettings();
        QVERIFY(file.save(good));
        const QByteArray damaged = mutated(settingsToJson(good), seed);
        QVERIFY(writeSmallFile(m_path, damaged));
        const auto loaded = file.load();
        if (loaded.origin == SettingsFile::Origin::File) {
            // The change was to a text that may be anything: it must have been read as it stands.
            QVERIFY(settingsFromJson(damaged));
            return;
        }
        QCOMPARE(loaded.origin, SettingsFile::Origin::LastGood);
        QVERIFY(loaded.settings == good);
        QCOMPARE(loaded.badFile, m_path + u".bad"_s);
        const auto bad = readSmallFile(loaded.badFile, SettingsFile::MaxBytes);
        QVERIFY(bad);
        QCOMPARE(*bad, damaged);
        QVERIFY(file.save(loaded.settings));
        QCOMPARE(file.load().origin, SettingsFile::Origin::File);
    }

    void startsWithDefaultsWhenNothingIsGood()
    {
        QVERIFY(writeSmallFile(m_path, "{"));
        QVERIFY(writeSmallFile(m_path + u".last-good"_s, "[]"));
        const auto loaded = SettingsFile(m_path).load();
        QCOMPARE(loaded.origin, SettingsFile::Origin::Defaults);
        QVERIFY(loaded.settings == Settings{});
        QVERIFY(QFile::exists(loaded.badFile));
    }

    void refusesHugeFiles()
    {
        QVERIFY(writeSmallFile(m_path, QByteArray(SettingsFile::MaxBytes + 1, ' ')));
        QCOMPARE(SettingsFile(m_path).load().origin, SettingsFile::Origin::Defaults);
    }

    void doesNotWaitForAFolderInItsPlace()
    {
        QVERIFY(QDir().mkpath(m_path));
        const auto loaded = SettingsFile(m_path).load();
        QCOMPARE(loaded.origin, SettingsFile::Origin::Defaults);
        QVERIFY(SettingsFile(m_path).save(fullSettings()));
    }

    void keepsOnlySomeRecentSources()
    {
        Settings settings;
        for (int i = 0; i < 20; ++i)
            settings.addRecentSource(QString::number(i % 15));
        QCOMPARE(settings.recentSources.size(), Settings::MaxRecentSources);
        QCOMPARE(settings.recentSources.first(), u"4"_s);
        QCOMPARE(settings.recentSources.count(u"4"_s), 1);
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

QTEST_APPLESS_MAIN(TestSettingsFile)
#include "tst_settingsfile.moc"
