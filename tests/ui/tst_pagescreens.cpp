// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the pages for people to judge, into $TALLYROOM_ARTEFACTS.
#include "pagefixture.h"

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

QString artefacts()
{
    const QString folder = qEnvironmentVariable("TALLYROOM_ARTEFACTS", QDir::tempPath());
    QDir().mkpath(folder);
    return folder;
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

class TestPageScreens : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pages_data()
    {
        QTest::addColumn<ThemeChoice>("theme");
        QTest::addColumn<LanguageChoice>("language");
        QTest::newRow("light-en") << ThemeChoice::Light << LanguageChoice::English;
        QTest::newRow("light-ko") << ThemeChoice::Light << LanguageChoice::Korean;
        QTest::newRow("dark-en") << ThemeChoice::Dark << LanguageChoice::English;
        QTest::newRow("dark-ko") << ThemeChoice::Dark << LanguageChoice::Korean;
    }
    void pages()
    {
        QFETCH(ThemeChoice, theme);
        QFETCH(LanguageChoice, language);
        WindowFixture fixture(demoStore());
        fixture.settleDown();
        fixture.window->setThemeChoice(theme);
        fixture.window->setLanguage(language);
        fixture.show();
        WAIT_READY(fixture);
        for (const QString &page : BoardPages) {
            fixture.window->resize(1280, 800);
            fixture.window->showPage(page);
            WAIT_SETTLED(fixture);
            picture(fixture, page);
            if (page == u"content"_s) {
                const QString id = firstContent(fixture);
                QVERIFY(!id.isEmpty());
                fixture.window->showPage(page, id);
                WAIT_SETTLED(fixture);
                picture(fixture, u"content-one"_s);
            }
        }
    }

private:
    static void picture(WindowFixture &fixture, const QString &what)
    {
        const QString look = QString::fromLatin1(QTest::currentDataTag());
        for (const QSize &size : {QSize(1280, 800), QSize(2560, 1440)}) {
            fixture.window->resize(size);
            QTRY_COMPARE(fixture.window->size(), size);
            QCoreApplication::sendPostedEvents();
            save(fixture.window->grab(), u"page-%1-%2-%3"_s.arg(what, look).arg(size.width()));
        }
    }
};

QTEST_MAIN(TestPageScreens)
#include "tst_pagescreens.moc"
