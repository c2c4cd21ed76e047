// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pagefixture.h"

#include "domain/queryjson.h"
#include "ingest/democommunity.h"
#include "reports/pdf/pdfstyle.h"
#include "ui/pages/reports/reportdialog.h"
#include "ui/pages/reports/reportscard.h"
#include "ui/pages/reports/reportspage.h"
#include "ui/pages/reports/runscard.h"
#include "ui/pages/reports/scheduledialog.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/progresspanel.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimeEdit>

using namespace Qt::StringLiterals;
using namespace tally;

class TestReportsPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<PageFixture>();
        const SavedViews views(m_fixture->path(u"views"_s));
        keep(views, u"Views by day"_s, ChartKind::Line,
             R"({"metrics": ["views"], "dimensions": ["time:day"], "range": "last_28_days"})");
        keep(views, u"국가별 조회"_s, ChartKind::Bar,
             R"({"metrics": ["views"], "dimensions": ["country"], "range": "last_28_days"})");
        keep(views, u"Broken"_s, ChartKind::Table, R"({"metrics": ["vews"], "range": "last_28_days"})");
        m_fixture->open(m_fixture->path(u"demo.tally"_s));
        DemoOptions options;
        options.days = 30;
        options.events = 3'000;
        options.untilMs = TestNow;
        const auto sink = m_fixture->source->makeSink();
        QVERIFY(DemoCommunity(options).write(*sink, {}, {}));
        m_fixture->show(
            std::make_unique<ReportsPage>(m_fixture->theme, *m_fixture->clock,
                                          ReportsServices{.viewsFolder = m_fixture->path(u"views"_s),
                                                          .reportsFolder = m_fixture->path(u"reports"_s),
                                                          .filtersFolder = m_fixture->path(u"filters"_s),
                                                          .runsPath = m_fixture->path(u"runs.jsonl"_s),
                                                          .unitsFolder = m_fixture->path(u"units"_s),
                                                          .program = u"/usr/bin/tally"_s}));
        m_page = static_cast<ReportsPage *>(m_fixture->page.get());
    }
    void cleanup() { m_fixture.reset(); }

    void makesAReportFromSavedViews()
    {
        QTest::mouseClick(m_page->reports()->button("new"), Qt::LeftButton);
        auto *dialog = m_page->widget()->findChild<ReportDialog *>();
        QVERIFY(dialog);
        QPushButton *save = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save);
        QVERIFY(!save->isEnabled());
        QTest::keyClicks(dialog->nameField(), u"Weekly"_s);
        QVERIFY(!save->isEnabled());
        QCOMPARE(dialog->viewList()->count(), 3);
        dialog->viewList()->setFocus();
        dialog->viewList()->setCurrentRow(1);
        QTest::keyClick(dialog->viewList(), Qt::Key_Space);
        QVERIFY(save->isEnabled());
        QTest::mouseClick(save, Qt::LeftButton);
        QCOMPARE(m_page->reports()->table()->rows()->rowCount(), 1);
        QCOMPARE(m_page->reports()->selected(), u"Weekly"_s);
        const auto report = m_page->presenter().find(u"Weekly"_s);
        QCOMPARE(report->views.size(), 1);
        QCOMPARE(report->range->name, u"last_28_days"_s);
        QCOMPARE(report->range->zone, u"Asia/Seoul"_s);
        QVERIFY(QFile::exists(m_fixture->path(u"reports"_s)));
    }

    void runsItAndKeepsTheRun()
    {
        addReport({u"Views by day"_s, u"국가별 조회"_s});
        QSignalSpy progress(&m_page->presenter(), &ReportsPresenter::progressed);
        m_page->reports()->run(m_fixture->path(u"out"_s));
        QVERIFY(m_page->presenter().isRunning());
        QVERIFY(!m_page->reports()->button("run")->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->presenter().isRunning(), 60'000);
        QTRY_COMPARE(progress.size(), 3);
        QVERIFY2(m_page->message()->text().contains(u"5 files"_s), qPrintable(m_page->message()->text()));
        QVERIFY(m_page->reports()->progress()->isHidden());
        QCOMPARE(m_page->runs()->runs()->rows()->rowCount(), 1);
        QCOMPARE(m_page->runs()->runs()->rows()->index(0, 2).data().toString(), u"Complete"_s);
        QCOMPARE(m_page->runs()->files()->rows()->rowCount(), 5);
        QCOMPARE(QDir(m_fixture->path(u"out"_s)).entryList({u"*.pdf"_s}).size(), 1);
        QSignalSpy opened(m_page->runs(), &RunsCard::openRequested);
        disconnect(m_page->runs(), &RunsCard::openRequested, m_page, nullptr); // no file manager in a test
        QTest::mouseClick(m_page->runs()->openButton(), Qt::LeftButton);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().toString(), m_fixture->path(u"out"_s));
    }

    void saysWhichViewFailed()
    {
        addReport({u"Broken"_s, u"Views by day"_s});
        m_page->reports()->run(m_fixture->path(u"out"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->presenter().isRunning(), 60'000);
        QTRY_COMPARE(m_page->runs()->runs()->rows()->rowCount(), 1);
        QCOMPARE(m_page->runs()->runs()->rows()->index(0, 2).data().toString(), u"1 of 2 views failed"_s);
        QCOMPARE(m_page->runs()->files()->rows()->index(0, 0).data().toString(), u"Broken"_s);
        QVERIFY(
            m_page->runs()->files()->rows()->index(0, 2).data().toString().startsWith(u"unknown_metric"_s));
    }

    void canBeStopped()
    {
        addReport(QStringList(30, u"Views by day"_s));
        m_page->reports()->run(m_fixture->path(u"out"_s));
        m_page->presenter().cancel();
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->presenter().isRunning(), 60'000);
        QVERIFY2(m_page->message()->text().startsWith(u"Stopped"_s), qPrintable(m_page->message()->text()));
        QCOMPARE(m_page->runs()->runs()->rows()->rowCount(), 0);
    }

    void makesAndRemovesATimer()
    {
        addReport({u"Views by day"_s});
        QTest::mouseClick(m_page->reports()->button("schedule"), Qt::LeftButton);
        auto *dialog = m_page->widget()->findChild<ScheduleDialog *>();
        QVERIFY(dialog);
        dialog->folderField()->setText(u"/srv/reports"_s);
        dialog->timeField()->setTime(QTime(6, 30));
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"timer"_s), Qt::LeftButton);
        QCOMPARE(m_page->presenter().when(u"Test"_s), u"*-*-* 06:30:00"_s);
        const QDir units(m_fixture->path(u"units"_s));
        QCOMPARE(units.entryList({u"*.timer"_s}, QDir::Files).size(), 1);
        QFile service(units.filePath(units.entryList({u"*.service"_s}).first()));
        QVERIFY(service.open(QIODevice::ReadOnly));
        const QByteArray content = service.readAll();
        QVERIFY2(content.contains(
                     "\"/usr/bin/tally\" \"report\" \"run\" \"Test\" \"-o\" \"/srv/reports\" \"--source\""),
                 content.constData());
        QTest::mouseClick(m_page->reports()->button("unschedule"), Qt::LeftButton);
        QVERIFY(units.entryList({u"*.timer"_s}, QDir::Files).isEmpty());
        QVERIFY(!m_page->reports()->button("unschedule")->isEnabled());
    }

    void copiesALineForCron()
    {
        addReport({u"Views by day"_s});
        QTest::mouseClick(m_page->reports()->button("schedule"), Qt::LeftButton);
        auto *dialog = m_page->widget()->findChild<ScheduleDialog *>();
        dialog->everyBox()->setCurrentIndex(1);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"cron"_s), Qt::LeftButton);
        QVERIFY2(QApplication::clipboard()->text().startsWith(
                     u"0 7 * * 1 '/usr/bin/tally' 'report' 'run' 'Test'"_s),
                 qPrintable(QApplication::clipboard()->text()));
    }

    void deletesAReportWithItsTimer()
    {
        addReport({u"Views by day"_s});
        ReportSchedule daily;
        daily.report = u"Test"_s;
        QVERIFY(m_page->presenter().schedule(daily, u"/srv"_s, Language::English));
        QTest::mouseClick(m_page->reports()->button("delete"), Qt::LeftButton);
        QCOMPARE(m_page->reports()->table()->rows()->rowCount(), 0);
        QVERIFY(m_page->presenter().when(u"Test"_s).isEmpty());
    }

    void needsSavedViews()
    {
        QDir(m_fixture->path(u"views"_s)).removeRecursively();
        QTest::mouseClick(m_page->reports()->button("new"), Qt::LeftButton);
        QVERIFY(!m_page->widget()->findChild<ReportDialog *>());
        QVERIFY(m_page->message()->text().contains(u"Explore"_s));
    }

    void looksRight()
    {
        addReport({u"Views by day"_s, u"국가별 조회"_s, u"Broken"_s});
        m_page->reports()->run(m_fixture->path(u"out"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->presenter().isRunning(), 60'000);
        m_fixture->takePictures(u"reports"_s);
    }

    /// What is printed has the window's light colours.
    void paperAndWindowShareTheirColours()
    {
        QCOMPARE(pdfstyle::series(), lightTokens().series);
        QCOMPARE(pdfstyle::ramp(), lightTokens().ramp);
        QCOMPARE(pdfstyle::Text, lightTokens().text);
        QCOMPARE(pdfstyle::Muted, lightTokens().muted);
        QCOMPARE(pdfstyle::Border, lightTokens().border);
        QCOMPARE(pdfstyle::Grid, lightTokens().grid);
        QCOMPARE(pdfstyle::Bad, lightTokens().badText);
    }

private:
    static void keep(const SavedViews &views, const QString &name, ChartKind chart, const QByteArray &query)
    {
        SavedView view;
        view.name = name;
        view.chart = chart;
        view.query = *parseQuery(query);
        QVERIFY(views.save(view, TestNow));
    }

    void addReport(const QStringList &viewNames)
    {
        Report report{u"Test"_s, u"A note"_s, RangeSpec{.name = u"last_28_days"_s, .from = {}, .to = {}}, {}};
        const SavedViews views(m_fixture->path(u"views"_s));
        for (const QString &name : viewNames) {
            const SavedView view = *views.find(name);
            report.views.append({view.name, view.chart, view.query});
        }
        QVERIFY(m_page->presenter().save(report));
        QCOMPARE(m_page->reports()->selected(), u"Test"_s);
    }

    std::unique_ptr<PageFixture> m_fixture;
    ReportsPage *m_page = nullptr;
};

QTEST_MAIN(TestReportsPage)
#include "tst_reportspage.moc"
