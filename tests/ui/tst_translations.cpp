// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/language.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

const QString Folder = QStringLiteral(TALLYROOM_SOURCE_DIR);
const QString Catalogue = Folder + u"/resources/translations/tallyroom_ko.ts"_s;

struct Message
{
    QString source;
    QString translation;
    QString type;
};

QList<Message> messages(const QString &path)
{
    QFile file(path);
    QList<Message> found;
    if (!file.open(QIODevice::ReadOnly))
        return found;
    QXmlStreamReader xml(&file);
    Message message;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == u"source"_s)
            message.source = xml.readElementText();
        if (xml.isStartElement() && xml.name() == u"translation"_s) {
            message.type = xml.attributes().value(u"type"_s).toString();
            message.translation = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            found.append(message);
        }
    }
    return found;
}

QSet<QString> places(const QString &text)
{
    QSet<QString> found;
    static const QRegularExpression place(u"%[1-9]"_s);
    auto matches = place.globalMatch(text);
    while (matches.hasNext())
        found.insert(matches.next().captured());
    return found;
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everythingIsTranslated()
    {
        const auto all = messages(Catalogue);
        QVERIFY(all.size() > 200);
        for (const Message &message : all) {
            QVERIFY2(message.type.isEmpty(), qPrintable(message.source));
            QVERIFY2(!message.translation.isEmpty(), qPrintable(message.source));
            QVERIFY2(places(message.source) == places(message.translation), qPrintable(message.source));
        }
    }

    /// What the sources say now is in the catalogue.
    void theCatalogueIsUpToDate()
    {
        const QString lupdate = QStringLiteral("/usr/lib/qt6/bin/lupdate");
        if (!QFile::exists(lupdate))
            QSKIP("lupdate is not installed here");
        QTemporaryDir folder;
        const QString copy = folder.filePath(u"ko.ts"_s);
        QVERIFY(QFile::copy(Catalogue, copy));
        QProcess process;
        process.setWorkingDirectory(Folder);
        process.start(lupdate,
                      {u"-silent"_s, u"-locations"_s, u"none"_s, u"-I"_s, u"."_s, u"-I"_s, u"app"_s, u"ui"_s,
                       u"app/desktop"_s, u"-ts"_s, copy});
        QVERIFY(process.waitForFinished(120'000));
        for (const Message &message : messages(copy))
            QVERIFY2(message.type.isEmpty() || message.type == u"vanished"_s, qPrintable(message.source));
    }

    void choosesTheLocale_data()
    {
        QTest::addColumn<LanguageChoice>("choice");
        QTest::addColumn<QString>("system");
        QTest::addColumn<QString>("expected");
        QTest::newRow("system korean") << LanguageChoice::System << u"ko_KR"_s << u"ko_KR"_s;
        QTest::newRow("system american") << LanguageChoice::System << u"en_US"_s << u"en_US"_s;
        QTest::newRow("system other") << LanguageChoice::System << u"de_DE"_s << u"en_GB"_s;
        QTest::newRow("english on korean") << LanguageChoice::English << u"ko_KR"_s << u"en_GB"_s;
        QTest::newRow("korean on C") << LanguageChoice::Korean << u"C"_s << u"ko_KR"_s;
    }
    void choosesTheLocale()
    {
        QFETCH(LanguageChoice, choice);
        QFETCH(QString, system);
        QFETCH(QString, expected);
        QCOMPARE(ProgramLanguage::localeFor(choice, QLocale(system)).name(), expected);
    }

    void korean()
    {
        ProgramLanguage language;
        language.set(LanguageChoice::Korean);
        QCOMPARE(QCoreApplication::translate("Overview", "Top contents"), u"인기 콘텐츠"_s);
        language.set(LanguageChoice::English);
        QCOMPARE(QCoreApplication::translate("Overview", "Top contents"), u"Top contents"_s);
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
