// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/field.h"

#include <QSet>
#include <QtTest>

using namespace tally;
using namespace Qt::StringLiterals;

class TestField : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tableIsInTheOrderOfTheEnumeration()
    {
        QSet<QString> names;
        QSet<QString> paths;
        for (int i = 0; i < FieldCount; ++i) {
            const FieldInfo &info = fieldInfo(Field(i));
            QCOMPARE(int(info.field), i);
            QVERIFY(!info.name.isEmpty() && !info.path.isEmpty());
            QCOMPARE(fieldByName(info.name), std::optional(Field(i)));
            QCOMPARE(fieldByPath(info.path), std::optional(Field(i)));
            names.insert(info.name);
            paths.insert(info.path);
        }
        QCOMPARE(names.size(), FieldCount);
        QCOMPARE(paths.size(), FieldCount);
    }

    void pathsOfTheIndex_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("path");
        QTest::newRow("time") << u"time"_s << u"@timestamp"_s;
        QTest::newRow("viewer") << u"viewer"_s << u"user.id"_s;
        QTest::newRow("title") << u"content_title"_s << u"community.content.title"_s;
        QTest::newRow("page") << u"page"_s << u"url.path"_s;
        QTest::newRow("country") << u"country"_s << u"client.geo.country_iso_code"_s;
        QTest::newRow("os") << u"os"_s << u"user_agent.os.name"_s;
        QTest::newRow("quantity") << u"quantity"_s << u"community.purchase.quantity"_s;
    }
    void pathsOfTheIndex()
    {
        QFETCH(QString, name);
        const std::optional<Field> field = fieldByName(name);
        QVERIFY(field);
        QTEST(fieldInfo(*field).path, "path");
    }

    void unknownNames()
    {
        QVERIFY(!fieldByName(u"Time"_s));
        QVERIFY(!fieldByName(QString()));
        QVERIFY(!fieldByPath(u"user"_s));
        QVERIFY(!actionByName(u"VIEW"_s));
        QVERIFY(!actionByName(QString()));
        QVERIFY(actionName(Action(0)).isEmpty());
        QVERIFY(actionName(Action(ActionCount + 1)).isEmpty());
    }

    // Stores keep the numbers: they must never change.
    void numbersOfActions_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<QString>("name");
        const QStringList names = {u"sign-up"_s,   u"sign-in"_s,        u"withdraw"_s,       u"plan-change"_s,
                                   u"page-view"_s, u"content-upload"_s, u"content-delete"_s, u"impression"_s,
                                   u"view"_s,      u"view-progress"_s,  u"like"_s,           u"unlike"_s,
                                   u"comment"_s,   u"comment-delete"_s, u"share"_s,          u"save"_s,
                                   u"follow"_s,    u"unfollow"_s,       u"purchase"_s,       u"report"_s,
                                   u"unsave"_s};
        for (int i = 0; i < names.size(); ++i)
            QTest::addRow("%s", qPrintable(names[i])) << i + 1 << names[i];
        QCOMPARE(names.size(), ActionCount);
    }
    void numbersOfActions()
    {
        QFETCH(int, number);
        QFETCH(QString, name);
        QCOMPARE(actionName(Action(number)), name);
        QCOMPARE(actionByName(name), std::optional(Action(number)));
    }
};

QTEST_APPLESS_MAIN(TestField)
#include "tst_field.moc"
