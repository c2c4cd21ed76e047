// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/delivery/reportnames.h"
#include "reports/delivery/reportrun.h"
#include "sources/embedded/embeddedsource.h"
#include "support/eventmaker.h"

#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tally;

namespace {

constexpr qint64 Now = 1'790'812'800'000; // 2026-10-01T00:00:00Z

ReportView view(const QString &title, ChartKind chart, const QByteArray &query)
{
    return {title, chart, *parseQuery(query)};
}

QString output(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished();
    return QString::fromUtf8(process.readAllStandardOutput());
}

} // namespace

class TestReportRun : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        auto opened = EmbeddedSource::open(m_folder.path(u"s.tally"_s), std::make_shared<FixedClock>(Now));
        QVERIFY(opened);
        m_source = std::move(*opened);
        EventBatch batch;
        const char *countries[]{"KR", "KR", "JP", "US"};
        for (int i = 0; i < 400; ++i) {
            addEvent(batch,
                     {{"time", Now - (i % 60) * 12 * 3'600'000LL},
                      {"action", u"view"_s},
                      {"viewer", u"u%1"_s.arg(i % 37)},
                      {"country", QString::fromLatin1(countries[i % 4])},
                      {"content", u"c%1"_s.arg(i % 50)},
                      {"content_title", u"고양이 목욕 %1화"_s.arg(i % 50)}});
        }
        const auto sink = m_source->makeSink();
        QVERIFY(sink->begin({u"test"_s, u"none"_s, 1}));
        QVERIFY(sink->write(batch, {}));
        QVERIFY(sink->finish());
    }
    void cleanupTestCase() { m_source.reset(); }

    void writesEachViewAndOnePdf()
    {
        const Report report = everyKind();
        ReportRunOptions options = optionsFor(u"all"_s);
        QStringList told;
        options.progress = [&told](int done, int total, const QString &title) {
            told.append(u"%1/%2 %3"_s.arg(done).arg(total).arg(title));
        };
        const auto outcome = runReport(*m_source, report, options, {});
        QVERIFY(outcome);
        QVERIFY(outcome->complete());
        QCOMPARE(outcome->views.size(), report.views.size());
        QCOMPARE(told.size(), report.views.size() + 1);
        QCOMPARE(told.first(), u"0/7 Daily"_s);
        for (const QString &file : outcome->files())
            QVERIFY2(QFileInfo(file).size() > 0, qPrintable(file));
        QCOMPARE(outcome->files().size(), 1 + 2 * report.views.size());
        QVERIFY(QFileInfo(outcome->pdf).fileName().endsWith(u"2026-10-01.pdf"_s));
        // The CSV is the answer to the question.
        QFile csv(outcome->views.at(3).csv);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(csv.readAll(), QByteArray("country,views\r\nKR,200\r\nJP,100\r\nUS,100\r\n"));
        QFile manifest(outcome->views.at(3).csv + u".manifest.json"_s);
        QVERIFY(manifest.open(QIODevice::ReadOnly));
        QCOMPARE(QJsonDocument::fromJson(manifest.readAll()).object()[u"rows"_s].toInt(), 3);
    }

    void pdfHoldsItsTextAndFonts()
    {
        const QString toText = QStandardPaths::findExecutable(u"pdftotext"_s);
        const QString fonts = QStandardPaths::findExecutable(u"pdffonts"_s);
        if (toText.isEmpty() || fonts.isEmpty())
            QSKIP("poppler-utils is not here");
        ReportRunOptions options = optionsFor(u"pdf"_s);
        options.language = Language::Korean;
        const auto outcome = runReport(*m_source, everyKind(), options, {});
        const QString text = output(toText, {u"-layout"_s, outcome->pdf, u"-"_s});
        for (const QString &wanted : {u"주간 보고 · weekly"_s, u"메모: 지난 4주"_s, u"Daily"_s, u"조회수"_s,
                                      u"합계"_s, u"고양이 목욕 7화"_s})
            QVERIFY2(text.contains(wanted), qPrintable(wanted + u" in\n"_s + text));
        QVERIFY2(text.contains(QRegularExpression(u"\\d\\d:\\d\\d"_s)), qPrintable(text));
        const QStringList lines = output(fonts, {outcome->pdf}).split(u'\n', Qt::SkipEmptyParts);
        QVERIFY(lines.size() > 3);
        bool hasHangul = false;
        for (const QString &line : lines.mid(2)) {
            QVERIFY2(line.contains(QRegularExpression(u"\\syes\\s+(yes|no)\\s+yes\\s"_s)), qPrintable(line));
            hasHangul = hasHangul || line.contains(u"CJK"_s);
        }
        QVERIFY(hasHangul);
        keepArtefact(outcome->pdf, u"report-ko.pdf"_s);
    }

    /// No picture in it: all that is drawn is drawn as lines and areas.
    void pdfIsVectorThroughout()
    {
        const QString images = QStandardPaths::findExecutable(u"pdfimages"_s);
        if (images.isEmpty())
            QSKIP("poppler-utils is not here");
        const auto outcome = runReport(*m_source, everyKind(), optionsFor(u"vector"_s), {});
        QCOMPARE(output(images, {u"-list"_s, outcome->pdf}).split(u'\n', Qt::SkipEmptyParts).size(), 2);
        keepArtefact(outcome->pdf, u"report-en.pdf"_s);
    }

    void oneFailingViewLeavesTheOthersAlone()
    {
        Report report{u"partly"_s, {}, {}, {}};
        report.views = {view(u"Good"_s, ChartKind::Bar,
                             R"({"metrics": ["views"], "dimensions": ["country"], "range": "all"})"),
                        view(u"Broken"_s, ChartKind::Line,
                             R"({"metrics": ["vews"], "dimensions": ["time:day"], "range": "all"})"),
                        view(u"Segment"_s, ChartKind::Table,
                             R"({"metrics": ["views"], "range": "all", "filters": [["segment", "nobody"]]})"),
                        view(u"After"_s, ChartKind::Table, R"({"metrics": ["views"], "range": "all"})")};
        ReportRunOptions options = optionsFor(u"partly"_s);
        options.segments = [](const QString &) { return std::optional<QList<Filter>>(); };
        options.sentence = [](const Error &error) { return u"It says "_s + error.code; };
        const auto outcome = runReport(*m_source, report, options, {});
        QVERIFY(outcome);
        QVERIFY(!outcome->complete());
        QVERIFY(!outcome->views.at(0).error && !outcome->views.at(3).error);
        QCOMPARE(outcome->views.at(1).error->code, u"unknown_metric"_s);
        QCOMPARE(outcome->views.at(2).error->code, u"unknown_segment"_s);
        QVERIFY(QFile::exists(outcome->views.at(3).csv));
        QVERIFY(QFile::exists(outcome->pdf));
        const QString toText = QStandardPaths::findExecutable(u"pdftotext"_s);
        if (!toText.isEmpty()) {
            const QString text = output(toText, {outcome->pdf, u"-"_s});
            QVERIFY2(text.contains(u"It says unknown_metric"_s), qPrintable(text));
        }
    }

    void takesTheReportsRange()
    {
        Report report{u"ranged"_s, {}, RangeSpec{.name = u"last_7_days"_s, .from = {}, .to = {}}, {}};
        report.views = {view(
            {}, ChartKind::Line,
            R"({"metrics": ["views"], "dimensions": ["time:day"], "range": "all", "include": ["empty_buckets"]})")};
        const auto outcome = runReport(*m_source, report, optionsFor(u"ranged"_s), {});
        QCOMPARE(outcome->views.first().rows, 7);
        QCOMPARE(outcome->views.first().title, u"Views by Day"_s);
    }

    void manyRowsMakeManyPages()
    {
        Report report{u"long"_s, {}, {}, {}};
        report.views = {view(
            u"Long"_s, ChartKind::Table,
            R"({"metrics": ["views"], "dimensions": ["content", "country", "viewer"], "range": "all"})")};
        report.views.first().query.limit = 50; // pages of the answer
        const auto outcome = runReport(*m_source, report, optionsFor(u"long"_s), {});
        QVERIFY(outcome->complete());
        QVERIFY2(outcome->views.first().rows > 250, qPrintable(QString::number(outcome->views.first().rows)));
    }

    void failsAsAWhole()
    {
        CancelToken cancelled;
        cancelled.cancel();
        const auto stopped = runReport(*m_source, everyKind(), optionsFor(u"stopped"_s), cancelled);
        QVERIFY(!stopped);
        m_folder.write(u"a-file"_s, "x");
        const auto noFolder = runReport(*m_source, everyKind(), optionsFor(u"a-file/sub"_s), {});
        QVERIFY(!noFolder);
        QCOMPARE(noFolder.error().code, u"io_error"_s);
    }

    void namesOfFilesStayInTheirFolder()
    {
        for (const QString &name : {u"../../x"_s, u"/etc/passwd"_s, u"a\nb"_s, u"…"_s, QString(300, u'가')}) {
            const QString file = reportFileName(name, Now, 3, name, u"csv"_s);
            QVERIFY2(!file.contains(u'/') && !file.startsWith(u'.') && file.size() < 120, qPrintable(file));
        }
        QCOMPARE(reportFileName(u"Weekly 보고"_s, Now, 2, u"Top 10"_s, u"csv"_s),
                 u"weekly-보고-2026-10-01-2-top-10.csv"_s);
    }

private:
    ReportRunOptions optionsFor(const QString &folder) const
    {
        ReportRunOptions options;
        options.folder = m_folder.path(folder);
        options.nowMs = Now;
        return options;
    }

    static Report everyKind()
    {
        Report report{u"주간 보고 · weekly"_s, u"메모: 지난 4주"_s, {}, {}};
        report.views = {
            view(
                u"Daily"_s, ChartKind::Line,
                R"({"metrics": ["views", "unique_viewers"], "dimensions": ["time:day"], "range": "last_28_days",
                     "compare": {"mode": "previous_period"}, "include": ["totals", "empty_buckets"]})"),
            view(u"By country"_s, ChartKind::Area,
                 R"({"metrics": ["views"], "dimensions": ["time:day", "country"], "range": "last_28_days"})"),
            view(
                u"Stacked"_s, ChartKind::StackedBar,
                R"({"metrics": ["views"], "dimensions": ["time:week", "country"], "range": "last_28_days"})"),
            view(
                u"Countries"_s, ChartKind::Bar,
                R"({"metrics": ["views"], "dimensions": ["country"], "range": "all", "order": [["views", "desc"]]})"),
            view(u"Hours"_s, ChartKind::Heatmap,
                 R"({"metrics": ["views"], "dimensions": ["hour_of_day", "day_of_week"], "range": "all"})"),
            view(
                u"Retention"_s, ChartKind::CohortGrid,
                R"({"metrics": ["retention"], "dimensions": ["cohort:week", "period"], "range": "last_28_days"})"),
            view(
                u"Contents"_s, ChartKind::Table,
                R"({"metrics": ["views"], "dimensions": ["content_title"], "range": "all", "include": ["totals"]})")};
        return report;
    }

    static void keepArtefact(const QString &file, const QString &name)
    {
        const QString folder = qEnvironmentVariable("TALLYROOM_ARTEFACTS");
        if (folder.isEmpty() || !QDir().mkpath(folder))
            return;
        QFile::remove(folder + u'/' + name);
        QFile::copy(file, folder + u'/' + name);
    }

    TestFolder m_folder;
    std::unique_ptr<EmbeddedSource> m_source;
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("TZ", "UTC");
    const QGuiApplication application(argc, argv);
    TestReportRun test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_reportrun.moc"
