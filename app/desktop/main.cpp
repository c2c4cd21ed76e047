// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/delivery/schedule.h"
#include "ui/theme/theme.h"
#include "ui/window/language.h"
#include "ui/window/mainwindow.h"
#include "ui/window/storeopener.h"
#include "workspace/paths.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QPixmap>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

constexpr int DemoDays = 90;
constexpr qint64 DemoEvents = 300'000;
constexpr int PaintAfterMs = 700; ///< the chart's last frame and the fade of waiting tiles

struct Wishes
{
    QString source;
    QString page;
    QString subject;
    QString screenshot;
    QSize size;
    std::optional<LanguageChoice> language;
    std::optional<ThemeChoice> theme;
    bool demo = false;
};

void complain(const QString &text)
{
    std::fputs(qPrintable(u"tallyroom: "_s + text + u'\n'), stderr);
}

std::optional<QSize> parseSize(const QString &text)
{
    const QStringList parts = text.split(u'x');
    const QSize size(parts.value(0).toInt(), parts.value(1).toInt());
    const bool isGood = parts.size() == 2 && size.width() >= 320 && size.height() >= 240
        && size.width() <= 16'384 && size.height() <= 16'384;
    return isGood ? std::optional(size) : std::nullopt;
}

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(u"Statistics for the admins of a content community."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {u"source"_s, u"Store to open, a .tally file; it is made where missing. Default: your own store."_s,
         u"S"_s},
        {u"demo"_s, u"Write a demo community when the store is empty."_s},
        {u"lang"_s, u"en or ko. Default: as left, else the system's."_s, u"LANG"_s},
        {u"theme"_s, u"light, dark or system."_s, u"THEME"_s},
        {u"page"_s, u"Page to show: overview, content, … Default: as left."_s, u"NAME"_s},
        {u"subject"_s, u"The one thing to show alone on that page, for instance a content's id."_s, u"ID"_s},
        {u"screenshot"_s, u"Save a picture of the window once all tiles have answered, then exit."_s,
         u"FILE"_s},
        {u"size"_s, u"Size of the window, for instance 1280x800."_s, u"WxH"_s},
    });
}

/// The position of a word among the words allowed; a complaint and nothing where it is none of them.
std::optional<int> wordOf(const QCommandLineParser &parser, const QString &option, const QStringList &words,
                          bool &wrong)
{
    if (!parser.isSet(option))
        return {};
    const auto index = words.indexOf(parser.value(option));
    if (index < 0) {
        complain(u"--%1 takes %2"_s.arg(option, words.join(u", "_s)));
        wrong = true;
        return {};
    }
    return int(index);
}

std::optional<Wishes> readWishes(const QCommandLineParser &parser)
{
    Wishes wishes;
    bool wrong = false;
    wishes.source = parser.value(u"source"_s);
    wishes.page = parser.value(u"page"_s);
    wishes.subject = parser.value(u"subject"_s);
    wishes.screenshot = parser.value(u"screenshot"_s);
    wishes.demo = parser.isSet(u"demo"_s);
    if (const auto language = wordOf(parser, u"lang"_s, {u"en"_s, u"ko"_s}, wrong))
        wishes.language = *language == 0 ? LanguageChoice::English : LanguageChoice::Korean;
    if (const auto theme = wordOf(parser, u"theme"_s, {u"system"_s, u"light"_s, u"dark"_s}, wrong))
        wishes.theme = ThemeChoice(*theme);
    if (parser.isSet(u"size"_s)) {
        const auto size = parseSize(parser.value(u"size"_s));
        if (!size)
            complain(u"--size takes a width and a height, for instance 1280x800"_s);
        wrong = wrong || !size;
        wishes.size = size.value_or(QSize());
    }
    if (!parser.positionalArguments().isEmpty()) {
        complain(u"unexpected argument: "_s + parser.positionalArguments().first());
        wrong = true;
    }
    return wrong ? std::nullopt : std::optional(wishes);
}

/// Saves the window's picture when nothing is under way any more, and ends the program.
class Photographer : public QObject
{
public:
    Photographer(MainWindow &window, const QString &file)
        : QObject(&window)
        , m_window(window)
        , m_file(file)
    {
        m_timer.setSingleShot(true);
        m_timer.setInterval(PaintAfterMs);
        connect(&window, &MainWindow::settled, this, [this] {
            if (!m_window.isBusy())
                m_timer.start();
        });
        connect(&m_timer, &QTimer::timeout, this, [this] { take(); });
    }

private:
    void take()
    {
        const bool isSaved = m_window.grab().save(m_file);
        if (!isSaved)
            complain(u"cannot write "_s + m_file);
        QCoreApplication::exit(isSaved ? 0 : 1);
    }

    MainWindow &m_window;
    QString m_file;
    QTimer m_timer;
};

int run(QApplication &app, const Wishes &wishes)
{
    const auto clock = std::make_shared<SystemClock>();
    Theme theme;
    theme.applyTo(&app);
    ProgramLanguage language;
    MainWindow window({.clock = *clock,
                       .theme = theme,
                       .language = language,
                       .opener = sourceOpener(clock),
                       .makeDemo = demoWork(DemoDays, DemoEvents),
                       .configFolder = configFolder(),
                       .dataFolder = dataFolder(),
                       .unitsFolder = userUnitsFolder(),
                       .commandLine = QCoreApplication::applicationDirPath() + u"/tally"_s,
                       .defaultStore = defaultStorePath(),
                       .startSource = wishes.source,
                       .demoWhenEmpty = wishes.demo,
                       .keepSettings = wishes.screenshot.isEmpty()});
    if (wishes.language)
        window.setLanguage(*wishes.language);
    if (wishes.theme)
        window.setThemeChoice(*wishes.theme);
    if (wishes.size.isValid())
        window.resize(wishes.size);
    if (!wishes.screenshot.isEmpty())
        new Photographer(window, wishes.screenshot);
    if (!wishes.page.isEmpty() && !window.hasPage(wishes.page)) {
        complain(u"--page knows no page "_s + wishes.page);
        return 2;
    }
    if (!wishes.page.isEmpty())
        window.showPage(wishes.page, wishes.subject);
    window.show();
    window.start();
    return app.exec();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"tallyroom"_s);
    QCoreApplication::setApplicationVersion(QLatin1StringView(TALLYROOM_VERSION));
    QGuiApplication::setApplicationDisplayName(u"Tallyroom"_s);
    QGuiApplication::setDesktopFileName(u"tallyroom"_s);
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(app.arguments())) {
        complain(parser.errorText());
        return 2;
    }
    if (parser.isSet(u"help"_s))
        parser.showHelp();
    if (parser.isSet(u"version"_s))
        parser.showVersion();
    const auto wishes = readWishes(parser);
    return wishes ? run(app, *wishes) : 2;
}
