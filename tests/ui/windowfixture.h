// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/democommunity.h"
#include "sources/embedded/embeddedsource.h"
#include "ui/window/mainwindow.h"
#include "ui/window/storeopener.h"
#include "ui/window/topbar.h"
#include "ui/window/windowactions.h"

#include <QApplication>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

namespace tally {

/// Stands at 2026-11-02T14:20 in Seoul, where the demo's log ends.
inline constexpr qint64 TestNow = 1'793'596'800'000;

/// A small demo community of 40 days, written once a test program.
inline QString demoStore()
{
    static QTemporaryDir folder;
    static const QString path = [] {
        const QString file = folder.filePath(QStringLiteral("demo.tally"));
        auto source = EmbeddedSource::open(file, std::make_shared<FixedClock>(TestNow));
        if (!source)
            qFatal("%s", qPrintable(source.error().detail));
        DemoOptions options;
        options.days = 60;
        options.events = 30'000;
        options.untilMs = TestNow;
        const auto sink = (*source)->makeSink();
        if (!DemoCommunity(options).write(*sink, {}, {}))
            qFatal("no demo");
        return file;
    }();
    return path;
}

/// A window over a store, with its own configuration folder that outlives it.
class WindowFixture
{
public:
    explicit WindowFixture(const QString &store, const QString &configFolder = {})
        : m_config(configFolder.isEmpty() ? m_folder.path() + QStringLiteral("/config") : configFolder)
    {
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        m_theme.applyTo(qApp);
        window = std::make_unique<MainWindow>(
            WindowServices{.clock = *m_clock,
                           .theme = m_theme,
                           .language = m_language,
                           .opener = sourceOpener(m_clock),
                           .makeDemo = demoWork(30, 5000),
                           .configFolder = m_config,
                           .dataFolder = m_folder.path() + QStringLiteral("/data"),
                           .unitsFolder = m_folder.path() + QStringLiteral("/units"),
                           .commandLine = QStringLiteral("/usr/bin/tally"),
                           .defaultStore = store,
                           .startSource = {},
                           .demoWhenEmpty = false,
                           .keepSettings = true});
    }

    void show()
    {
        window->show();
        window->start();
    }

    /// English, light and Seoul's days, whatever the machine's own are.
    void settleDown()
    {
        window->setLanguage(LanguageChoice::English);
        window->setThemeChoice(ThemeChoice::Light);
        Scope scope = window->settings().scope;
        scope.range.zone = QStringLiteral("Asia/Seoul");
        window->setScope(scope);
    }

    bool isReady() const
    {
        return !window->isBusy()
            && window->presenter().tile(Tile::Headline).phase == OverviewPresenter::Phase::Ready
            && window->presenter().tile(Tile::Series).phase == OverviewPresenter::Phase::Ready;
    }

    Theme &theme() { return m_theme; }
    QString configFolder() const { return m_config; }
    QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    QString m_config;
    std::shared_ptr<FixedClock> m_clock = std::make_shared<FixedClock>(TestNow);
    Theme m_theme;
    ProgramLanguage m_language;

public:
    std::unique_ptr<MainWindow> window;
};

#define WAIT_READY(fixture) QTRY_VERIFY_WITH_TIMEOUT((fixture).isReady(), 60'000)

} // namespace tally
