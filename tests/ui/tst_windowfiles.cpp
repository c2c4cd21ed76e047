// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/emptystate.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/progresspanel.h"
#include "ui/window/importdialog.h"
#include "ui/window/savedfiltersmenu.h"
#include "ui/window/savefilterdialog.h"
#include "windowfixture.h"

#include <QClipboard>
#include <QDropEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void drop(MainWindow &window, const QStringList &files)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &file : files)
        urls.append(QUrl::fromLocalFile(file));
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(400, 400), Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent dropped(QPointF(400, 400), Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&window, &dropped);
}

/// Three good lines of the day before TestNow and a bad one.
QByteArray sampleLog()
{
    QByteArray log;
    for (int i = 0; i < 3; ++i)
        log += R"({"@timestamp":"2026-11-01T0)" + QByteArray::number(i + 1) + R"(:00:00Z","event":{"id":"e)"
            + QByteArray::number(i)
            + R"(","action":"view"},"user":{"id":"u1"},"community":{"content":{"id":"c1","title":"나무"}}})"
            + "\n";
    return log + "not a log line\n";
}

} // namespace

class TestWindowFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void exportsWhatIsShownAsCsv()
    {
        WindowFixture fixture(demoStore());
        fixture.settleDown();
        fixture.show();
        WAIT_READY(fixture);
        QAction *exportAction = nullptr;
        for (QAction *action : fixture.window->page()->card(Tile::Series)->findChildren<QAction *>()) {
            if (action->data().isValid() && action->data().toInt() == int(OverviewPage::Export::Csv))
                exportAction = action;
        }
        QVERIFY(exportAction);
        exportAction->trigger();
        QFileDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = fixture.window->findChild<QFileDialog *>()));
        QVERIFY(!dialog->isHidden());
        const QString path = fixture.folder() + u"/views.csv"_s;
        auto *name = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
        QVERIFY(name);
        name->setText(path);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), 20'000);
        const QByteArray csv = readFile(path);
        QVERIFY(csv.startsWith("\xef\xbb\xbf"));
        const auto shown = fixture.window->page()->shownTable(Tile::Series);
        QVERIFY(shown);
        const QStringList lines = QString::fromUtf8(csv.mid(3)).trimmed().split(u"\r\n"_s);
        QCOMPARE(lines.size(), shown->rows.size() + 1);
        QVERIFY2(lines.first().startsWith(u"time:day,views"_s), qPrintable(lines.first()));
        for (qsizetype i = 0; i < shown->rows.size(); ++i) {
            const QStringList cells = lines.at(i + 1).split(u',');
            QCOMPARE(cells.at(0), shown->rows.at(i).at(0).toPlainText());
            QCOMPARE(cells.at(1), shown->rows.at(i).at(1).toPlainText());
        }
        QTRY_VERIFY(QFile::exists(path + u".manifest.json"_s));
        fixture.window->bar()->setFocus();
    }

    void copiesATableAsTsv()
    {
        WindowFixture fixture(demoStore());
        fixture.settleDown();
        fixture.show();
        WAIT_READY(fixture);
        TopTable *table = fixture.window->page()->table(Tile::Contents);
        QTRY_VERIFY(table->model()->rowCount() > 0);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QApplication::clipboard()->text().trimmed().split(u'\n');
        QCOMPARE(lines.size(), table->model()->rowCount() + 1);
        QVERIFY(lines.first().contains(u'\t'));
    }

    void importsADroppedFile()
    {
        WindowFixture fixture(m_folder.filePath(u"empty.tally"_s));
        fixture.settleDown();
        fixture.show();
        QTRY_VERIFY_WITH_TIMEOUT(fixture.window->isEmptyShown(), 30'000);
        const QString log = m_folder.filePath(u"log.ndjson"_s);
        writeFile(log, sampleLog());
        drop(*fixture.window, {log});
        ImportDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = fixture.window->findChild<ImportDialog *>()));
        QSignalSpy previewed(dialog, &ImportDialog::previewed);
        QTRY_VERIFY_WITH_TIMEOUT(!previewed.isEmpty(), 20'000);
        QSignalSpy finished(fixture.window.get(), &MainWindow::importFinished);
        QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
        const auto result = finished.first().first().value<ImportResult>();
        QCOMPARE(result.total.received, 4);
        QCOMPARE(result.total.stored, 3);
        QCOMPARE(result.total.rejected, 1);
        QVERIFY(QFile::exists(result.deadLetters));
        QVERIFY(fixture.window->message()->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(!fixture.window->isEmptyShown(), 20'000);
        WAIT_READY(fixture);
        QCOMPARE(fixture.window->page()->headline()->tileOf(u"views"_s)->content().exactValue, u"3"_s);
        // The ledger opens from the message.
        QTest::mouseClick(fixture.window->message()->findChild<QPushButton *>(), Qt::LeftButton);
        QTRY_VERIFY(fixture.window->findChild<QDialog *>(u"ledgerDialog"_s));
        fixture.window->findChild<QDialog *>(u"ledgerDialog"_s)->close();
    }

    void anEmptyStoreTakesTheDemo()
    {
        WindowFixture fixture(m_folder.filePath(u"demo.tally"_s));
        fixture.settleDown();
        fixture.show();
        QTRY_VERIFY_WITH_TIMEOUT(fixture.window->isEmptyShown(), 30'000);
        const auto buttons = fixture.window->emptyState()->findChildren<QPushButton *>();
        QCOMPARE(buttons.size(), 3);
        QSignalSpy finished(fixture.window.get(), &MainWindow::importFinished);
        QTest::mouseClick(buttons.first(), Qt::LeftButton);
        QTRY_VERIFY(fixture.window->progress()->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(!fixture.window->isEmptyShown(), 20'000);
        WAIT_READY(fixture);
        QVERIFY(!fixture.window->progress()->isVisible());
    }

    void droppedSavedFiltersAreKeptAndApplied()
    {
        WindowFixture fixture(demoStore());
        fixture.settleDown();
        fixture.show();
        WAIT_READY(fixture);
        const QString file = m_folder.filePath(u"korea.json"_s);
        writeFile(file,
                  R"({"name": "Korea", "note": "", "scope": "all", "filters": [["is", "country", ["KR"]]]})");
        drop(*fixture.window, {file});
        QTRY_COMPARE(fixture.window->bar()->chips()->chips().size(), 1);
        QVERIFY(SavedFilters(fixture.configFolder() + u"/filters"_s).find(u"Korea"_s));
    }

    void savesTheFiltersInForce()
    {
        WindowFixture fixture(demoStore());
        fixture.settleDown();
        fixture.show();
        WAIT_READY(fixture);
        Scope scope = fixture.window->presenter().scope();
        Filter filter;
        filter.op = Filter::Op::Is;
        filter.dimension = u"device"_s;
        filter.values = {u"mobile"_s};
        scope.filters = {{.filter = filter}};
        fixture.window->setScope(scope);
        fixture.window->savedFilters()->askForName();
        SaveFilterDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = fixture.window->findChild<SaveFilterDialog *>()));
        QTest::keyClicks(dialog->findChild<QLineEdit *>(), u"Phones"_s);
        QTest::keyClick(dialog, Qt::Key_Return);
        const SavedFilters store(fixture.configFolder() + u"/filters"_s);
        QTRY_VERIFY(store.find(u"Phones"_s));
        QCOMPARE(store.find(u"Phones"_s)->filters, QList<Filter>{filter});
    }

    void comesBackAsItWasLeft()
    {
        QTemporaryDir config;
        {
            WindowFixture fixture(demoStore(), config.path());
            fixture.settleDown();
            fixture.show();
            WAIT_READY(fixture);
            Scope scope = fixture.window->presenter().scope();
            scope.range
                = {.name = {}, .from = u"2026-10-10"_s, .to = u"2026-10-20"_s, .zone = u"Asia/Kathmandu"_s};
            scope.compare.mode = CompareMode::None;
            scope.unit = TimeUnit::Hour;
            fixture.window->setScope(scope);
            fixture.window->setLanguage(LanguageChoice::Korean);
            fixture.window->setThemeChoice(ThemeChoice::Dark);
            QTest::mouseClick(fixture.window->page()->headline()->tileOf(u"uploads"_s), Qt::LeftButton);
            TopTable *table = fixture.window->page()->table(Tile::Contents);
            table->horizontalHeader()->resizeSection(table->resultModel()->columnOf(u"views"_s), 131);
            fixture.window->resize(1300, 820);
            fixture.window->close();
        }
        WindowFixture fixture(demoStore(), config.path());
        fixture.show();
        WAIT_READY(fixture);
        const Settings &settings = fixture.window->settings();
        QCOMPARE(fixture.window->presenter().scope().range.from, u"2026-10-10"_s);
        QCOMPARE(fixture.window->presenter().scope().range.zone, u"Asia/Kathmandu"_s);
        QCOMPARE(fixture.window->presenter().unit(), TimeUnit::Hour);
        QCOMPARE(settings.language, LanguageChoice::Korean);
        QVERIFY(fixture.theme().isDark());
        QCOMPARE(fixture.window->page()->chartMetric(), u"uploads"_s);
        QCOMPARE(fixture.window->size(), QSize(1300, 820));
        QCOMPARE(settings.tables.value(u"overview.content"_s).widths.value(u"views"_s), 131);
        QCOMPARE(fixture.window->page()->card(Tile::Contents)->title(), u"인기 콘텐츠"_s);
        fixture.settleDown();
    }

    void startsWithDamagedSettings()
    {
        QTemporaryDir config;
        writeFile(config.filePath(u"settings.json"_s), "{\"theme\": \"da");
        WindowFixture fixture(demoStore(), config.path());
        fixture.show();
        WAIT_READY(fixture);
        QVERIFY(fixture.window->message()->isVisible());
        QVERIFY(fixture.window->message()->text().contains(u"settings.json.bad"_s));
        QVERIFY(QFile::exists(config.filePath(u"settings.json.bad"_s)));
    }

    void saysWhenAStoreCannotBeOpenedAndTriesAgain()
    {
        const QString path = m_folder.filePath(u"shared.tally"_s);
        writeFile(path, "this is no store");
        WindowFixture fixture(path);
        fixture.settleDown();
        fixture.show();
        QPushButton *again = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((again = visibleButton(*fixture.window, u"Try again"_s)), 20'000);
        QVERIFY(QFile::remove(path));
        QTest::mouseClick(again, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(fixture.window->isEmptyShown(), 20'000);
    }

private:
    static QPushButton *visibleButton(const MainWindow &window, const QString &text)
    {
        for (QPushButton *button : window.findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == text)
                return button;
        }
        return nullptr;
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(TestWindowFiles)
#include "tst_windowfiles.moc"
