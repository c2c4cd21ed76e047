// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the window for people to judge, into $TALLYROOM_ARTEFACTS.
#include "ui/widgets/progresspanel.h"
#include "ui/widgets/rangepopup.h"
#include "windowfixture.h"

#include <QPainter>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

QString artefacts()
{
    const QString folder = qEnvironmentVariable("TALLYROOM_ARTEFACTS", QDir::tempPath());
    QDir().mkpath(folder);
    return folder;
}

void addLooks()
{
    QTest::addColumn<ThemeChoice>("theme");
    QTest::addColumn<LanguageChoice>("language");
    QTest::newRow("light-en") << ThemeChoice::Light << LanguageChoice::English;
    QTest::newRow("light-ko") << ThemeChoice::Light << LanguageChoice::Korean;
    QTest::newRow("dark-en") << ThemeChoice::Dark << LanguageChoice::English;
    QTest::newRow("dark-ko") << ThemeChoice::Dark << LanguageChoice::Korean;
}

/// A picture that is all one colour shows nothing.
void save(const QPixmap &picture, const QString &name)
{
    const QImage image = picture.toImage();
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); y += 7) {
        for (int x = 0; x < image.width(); x += 7)
            colours.insert(image.pixel(x, y));
    }
    QVERIFY(colours.size() > 8);
    QVERIFY(picture.save(artefacts() + u'/' + name + u".png"_s));
}

} // namespace

Q_DECLARE_METATYPE(tally::ThemeChoice)
Q_DECLARE_METATYPE(tally::LanguageChoice)

class TestScreens : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void overview_data() { addLooks(); }
    void overview()
    {
        WindowFixture fixture(demoStore());
        dress(fixture);
        fixture.show();
        WAIT_READY(fixture);
        save(fixture.window->grab(), name(u"overview"_s));
        // The page below the fold.
        QWidget *body = fixture.window->page()->widget();
        save(body->grab(), name(u"overview-page"_s));
        fixture.window->resize(2560, 1440);
        QTRY_COMPARE(fixture.window->size(), QSize(2560, 1440));
        QVERIFY(QTest::qWaitForWindowExposed(fixture.window.get()));
        QCoreApplication::sendPostedEvents();
        save(fixture.window->grab(), name(u"overview-2560"_s));
    }

    void picker_data() { addLooks(); }
    void picker()
    {
        WindowFixture fixture(demoStore());
        dress(fixture);
        fixture.show();
        WAIT_READY(fixture);
        RangePicker *picker = fixture.window->bar()->ranges();
        picker->openPopup();
        QTRY_VERIFY(picker->popup() && picker->popup()->isVisible());
        QPixmap picture = fixture.window->grab();
        QPainter painter(&picture);
        QWidget *popup = picker->popup();
        painter.drawPixmap(fixture.window->mapFromGlobal(popup->mapToGlobal(QPoint())), popup->grab());
        painter.end();
        save(picture, name(u"picker"_s));
        popup->close();
    }

    void emptyState_data() { addLooks(); }
    void emptyState()
    {
        QTemporaryDir folder;
        WindowFixture fixture(folder.filePath(u"empty.tally"_s));
        dress(fixture);
        fixture.show();
        QTRY_VERIFY_WITH_TIMEOUT(fixture.window->isEmptyShown(), 30'000);
        save(fixture.window->grab(), name(u"empty"_s));
    }

    void importRunning_data() { addLooks(); }
    void importRunning()
    {
        QTemporaryDir folder;
        WindowFixture fixture(folder.filePath(u"empty.tally"_s));
        dress(fixture);
        fixture.show();
        QTRY_VERIFY_WITH_TIMEOUT(fixture.window->isEmptyShown(), 30'000);
        fixture.window->makeDemo();
        QTRY_VERIFY(fixture.window->progress()->isVisible());
        fixture.window->progress()->setFraction(0.42);
        save(fixture.window->grab(), name(u"import"_s));
        QSignalSpy finished(fixture.window.get(), &MainWindow::importFinished);
        QTRY_VERIFY_WITH_TIMEOUT(!finished.isEmpty() || !fixture.window->progress()->isVisible(), 60'000);
    }

private:
    static void dress(WindowFixture &fixture)
    {
        QFETCH(ThemeChoice, theme);
        QFETCH(LanguageChoice, language);
        fixture.settleDown();
        fixture.window->setThemeChoice(theme);
        fixture.window->setLanguage(language);
        fixture.window->resize(1280, 800);
    }
    static QString name(const QString &what)
    {
        return u"window-%1-%2"_s.arg(what, QLatin1StringView(QTest::currentDataTag()));
    }
};

QTEST_MAIN(TestScreens)
#include "tst_screens.moc"
