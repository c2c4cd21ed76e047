// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pagefixture.h"

#include "ingest/importer.h"
#include "support/eventmaker.h"
#include "ui/charts/timechart.h"
#include "ui/pages/data/datapage.h"
#include "ui/pages/data/figurebutton.h"
#include "ui/pages/data/ledgercard.h"
#include "ui/pages/data/qualitycard.h"
#include "ui/pages/data/rejectedcard.h"
#include "ui/pages/data/sourcecard.h"
#include "ui/widgets/messagebar.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

#include <numeric>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

/// Ten good lines over two days, one of them in the future and one of an unknown country; a duplicate; two
/// bad ones.
QByteArray logLines()
{
    QByteArray lines;
    for (int i = 0; i < 10; ++i) {
        const QByteArray country = i == 3 ? "Korea" : "KR";
        const QByteArray day = i < 5 ? "2026-10-30" : "2026-11-01";
        lines += "{\"@timestamp\":\"" + day + "T10:00:0" + QByteArray::number(i)
            + "Z\",\"event.action\":\"view\","
              "\"event.id\":\"e"
            + QByteArray::number(i)
            + "\",\"user.id\":\"u1\",\"community.content.id\":\"c1\","
              "\"community.uploader.id\":\"p1\",\"client.geo.country_iso_code\":\""
            + country + "\"}\n";
    }
    lines += lines.left(lines.indexOf('\n') + 1);
    lines
        += "{\"@timestamp\":\"2026-11-01T11:00:00Z\"}\n{\"@timestamp\":\"soon\",\"event.action\":\"view\"}\n";
    return lines;
}

} // namespace

class TestDataPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<PageFixture>();
        const QString store = m_fixture->path(u"s.tally"_s);
        m_fixture->open(store);
        ImportOptions options;
        options.fieldMap = u"ecs"_s;
        options.deadLetterDir = lettersFolderOf(store);
        options.nowMs = TestNow;
        const auto sink = m_fixture->source->makeSink();
        const QString log = m_fixture->folder().write(u"log.ndjson"_s, logLines());
        QVERIFY(Importer().run({log}, options, *sink, {}, {}));
        m_fixture->show(
            std::make_unique<DataPage>(m_fixture->theme, *m_fixture->clock, m_fixture->path(u"rejected"_s)));
        m_page = static_cast<DataPage *>(m_fixture->page.get());
        QTRY_VERIFY(!m_page->isBusy());
        QTRY_COMPARE(m_page->rejected()->letters()->rows()->rowCount(), 2);
    }
    void cleanup() { m_fixture.reset(); }

    void tellsWhatTheStoreIs()
    {
        QCOMPARE(m_page->source()->factText(u"events"_s), u"10"_s);
        QCOMPARE(m_page->source()->factText(u"days"_s), u"2"_s);
        QCOMPARE(m_page->source()->factText(u"missing"_s), u"1"_s);
        QCOMPARE(m_page->ledger()->imports()->rows()->rowCount(), 1);
        QCOMPARE(m_page->ledger()->imports()->rows()->index(0, 1).data().toString(), u"13"_s);
    }

    void drawsTheLedgerByDay()
    {
        const ChartData data = m_page->ledger()->chart()->data();
        QCOMPARE(data.series.size(), 3);
        QCOMPARE(data.instants.size(), 29); // 28 days of Seoul touch 29 of UTC
        const auto sum
            = [](const QList<double> &values) { return std::accumulate(values.begin(), values.end(), 0.0); };
        QCOMPARE(sum(data.series.at(0).values), 10.0);
        QCOMPARE(sum(data.series.at(1).values), 1.0);
        QCOMPARE(sum(data.series.at(2).values), 1.0); // the other has no day
        QCOMPARE(m_page->exportables().size(), 1);
    }

    void showsTheRowsBehindAFigure()
    {
        FigureButton *accuracy = m_page->quality()->button(QualityFigure::Accuracy);
        QCOMPARE(accuracy->share(), u"90.0%"_s);
        QTest::mouseClick(accuracy, Qt::LeftButton);
        QVERIFY(accuracy->isChecked());
        const PlainTableModel *rows = m_page->quality()->rows()->rows();
        QTRY_COMPARE(rows->rowCount(), 1);
        QCOMPARE(rows->index(0, 1).data().toString(), u"Unknown country"_s);
        QCOMPARE(rows->index(0, 2).data().toString(), u"Korea"_s);
        // By keys: the next figure, which only the ledger knows.
        accuracy->setFocus();
        QTest::mouseClick(m_page->quality()->button(QualityFigure::Uniqueness), Qt::LeftButton);
        QTRY_COMPARE(m_page->quality()->imports()->rows()->rowCount(), 1);
        QCOMPARE(m_page->quality()->imports()->rows()->index(0, 2).data().toString(), u"1"_s);
        QTRY_VERIFY(m_page->quality()->rows()->isHidden());
    }

    void mendsARejectedLineAndReadsItAgain()
    {
        RejectedCard *card = m_page->rejected();
        QVERIFY(!card->saveButton()->isEnabled());
        card->letters()->selectKey(0);
        QVERIFY(card->editor()->toPlainText().contains(u"2026-11-01T11:00:00Z"_s));
        card->editor()->selectAll();
        QTest::keyClicks(card->editor(),
                         u"{\"@timestamp\":\"2026-11-01T11:00:00Z\",\"event.action\":\"sign-in\"}"_s);
        QVERIFY(card->saveButton()->isEnabled());
        QVERIFY(!card->replayButton()->isEnabled());
        QTest::mouseClick(card->saveButton(), Qt::LeftButton);
        QTRY_VERIFY(!card->isWorking());
        QVERIFY(!card->saveButton()->isEnabled());
        QTest::mouseClick(card->replayButton(), Qt::LeftButton);
        QTRY_VERIFY(!card->isWorking());
        QTRY_COMPARE(card->letters()->rows()->rowCount(), 1);
        QVERIFY(m_page->message()->text().contains(u"1 stored"_s));
        QTRY_COMPARE(m_page->source()->factText(u"events"_s), u"11"_s);
    }

    void backsUpAndRemovesOldDays()
    {
        const QString copy = m_fixture->path(u"copy.tally"_s);
        m_page->source()->backUpTo(copy);
        QTRY_VERIFY(!m_page->source()->isWorking());
        QVERIFY2(QFile::exists(copy), qPrintable(m_page->message()->text()));
        QVERIFY(m_page->message()->text().contains(copy));
        m_page->source()->prune(1);
        QTRY_VERIFY(!m_page->source()->isWorking());
        QTRY_COMPARE(m_page->source()->factText(u"events"_s), u"5"_s);
        m_page->source()->backUpTo(u"/proc/none/copy.tally"_s);
        QTRY_VERIFY(!m_page->source()->isWorking());
        QVERIFY(!m_page->message()->text().contains(copy));
    }

    void everyControlHasAName()
    {
        for (const QWidget *each : m_page->widget()->findChildren<QWidget *>()) {
            if (each->focusPolicy() == Qt::NoFocus || !each->isVisibleTo(m_page->widget())
                || qobject_cast<const QScrollArea *>(each))
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(each);
            const bool isNamed = !each->accessibleName().isEmpty() || (button && !button->text().isEmpty());
            const bool isInner = each->objectName().startsWith(u"qt_"_s)
                || each->parentWidget()->focusProxy() == each || each->inherits("QComboBoxPrivateContainer")
                || each->inherits("QHeaderView");
            QVERIFY2(
                isNamed || isInner || qobject_cast<TimeChart *>(each->parentWidget()),
                qPrintable(QString::fromLatin1(each->metaObject()->className()) + u' ' + each->objectName()));
        }
    }

    void looksRight()
    {
        QTest::mouseClick(m_page->quality()->button(QualityFigure::Accuracy), Qt::LeftButton);
        QTRY_VERIFY(!m_page->isBusy());
        m_fixture->takePictures(u"data"_s);
    }

    /// A source that is closed is let go of, also by a page behind another one.
    void doesNotKeepAStoreOpen()
    {
        m_page->leave();
        const std::weak_ptr<EmbeddedSource> source = m_fixture->source;
        m_fixture->source.reset();
        QTRY_VERIFY(source.expired());
        m_fixture->ask();
        QVERIFY(!m_page->isBusy());
    }

private:
    std::unique_ptr<PageFixture> m_fixture;
    DataPage *m_page = nullptr;
};

QTEST_MAIN(TestDataPage)
#include "tst_datapage.moc"
