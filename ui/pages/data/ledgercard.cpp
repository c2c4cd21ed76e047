// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/ledgercard.h"

#include "core/utcday.h"
#include "ui/charts/timechart.h"
#include "ui/models/errortext.h"
#include "ui/pages/data/datatexts.h"

#include <QBoxLayout>
#include <QEvent>
#include <QFileInfo>

namespace tally {

using namespace Qt::StringLiterals;

LedgerCard::LedgerCard(const Theme &theme, DataPresenter &presenter, QWidget *parent)
    : Card(theme, parent)
    , m_presenter(presenter)
{
    setObjectName(u"ledgerCard"_s);
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    m_chart = new TimeChart(theme, body);
    m_chart->setShape(ChartShape::StackedBars);
    m_chart->setMinimumHeight(200);
    column->addWidget(m_chart);
    m_imports = new PlainTable(6, body);
    m_imports->setObjectName(u"imports"_s);
    column->addWidget(m_imports);
    setContent(body);
    connect(&m_presenter, &DataPresenter::qualityChanged, this, &LedgerCard::show);
    connect(&m_presenter, &DataPresenter::factsChanged, this, &LedgerCard::showImports);
    retranslate();
}

void LedgerCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        retranslate();
    Card::changeEvent(event);
}

void LedgerCard::retranslate()
{
    setTitle(tr("Ledger and imports"));
    m_imports->setAccessibleName(tr("Imports"));
    m_imports->rows()->setColumns({{tr("Started")},
                                   {tr("Received"), true, tr("Lines: stored + duplicates + rejected")},
                                   {tr("Stored"), true},
                                   {tr("Duplicates"), true},
                                   {tr("Rejected"), true},
                                   {tr("Field map")},
                                   {tr("File")}});
    show();
    showImports();
}

void LedgerCard::show()
{
    const auto &quality = m_presenter.quality();
    if (!quality.isKnowable)
        return setEmpty(tr("This source keeps no ledger."));
    if (quality.error && !quality.isAsked)
        return setError(errorSentence(*quality.error), canRetry(*quality.error));
    if (!quality.value || quality.isAsked)
        return setLoading();
    showChart(*quality.value);
    const LedgerEntry &total = quality.value->total.ledger;
    setSubtitle(tr("%1 received · %2 stored · %3 duplicates · %4 rejected, in days of UTC")
                    .arg(locale().toString(total.received), locale().toString(total.stored),
                         locale().toString(total.duplicates), locale().toString(total.rejected)));
    setReady();
}

/// Every day of the range has its place, also one that nothing came for.
void LedgerCard::showChart(const QualityReport &report)
{
    QHash<QString, LedgerEntry> byDay;
    for (const QualityDay &day : report.days)
        byDay.insert(day.day, day.ledger);
    ChartData shown;
    shown.title = tr("Ledger by day");
    ChartSeries stored{tr("Stored"), {}, SeriesKind::Current, 0, {}};
    ChartSeries duplicates{tr("Duplicates"), {}, SeriesKind::Current, 2, {}};
    ChartSeries rejected{tr("Rejected"), {}, SeriesKind::Current, 4, {}};
    for (qint64 ms = report.fromMs; ms < report.toMs; ms += DayMs) {
        const LedgerEntry entry = byDay.value(utcDayText(utcDay(ms)));
        shown.instants.append(ms);
        stored.values.append(double(entry.stored));
        duplicates.values.append(double(entry.duplicates));
        rejected.values.append(double(entry.rejected));
    }
    shown.endMs = report.toMs;
    shown.series = {stored, duplicates, rejected};
    shown.format.axis = [this](double number) { return Format(locale()).compact(number); };
    shown.format.full = [this](double number) { return Format(locale()).integer(qint64(number)); };
    m_chart->setData(shown);
}

void LedgerCard::showImports()
{
    QList<PlainTableModel::Row> rows;
    const auto &facts = m_presenter.facts();
    for (const StoredImport &import : facts.value ? facts.value->imports : QList<StoredImport>()) {
        const auto number = [this](qint64 count) { return PlainCell{locale().toString(count), count, {}}; };
        const QString cut = import.finishedMs ? QString() : u' ' + tr("(cut off)");
        rows.append({import.id,
                     {{whenText(import.info.startedMs, locale()), import.info.startedMs},
                      number(import.total.received),
                      number(import.total.stored),
                      number(import.total.duplicates),
                      number(import.total.rejected),
                      {import.info.fieldMap},
                      {QFileInfo(import.info.file).fileName() + cut, {}, import.info.file}}});
    }
    m_imports->setRows(rows);
}

ResultTable LedgerCard::asTable() const
{
    ResultTable table;
    table.columns = {{u"time:day"_s, u"date"_s, {}, {}}};
    for (const char *name : {"received", "stored", "duplicates", "rejected"})
        table.columns.append({QString::fromLatin1(name), u"integer"_s, u"count"_s, u"additive"_s});
    if (const auto &report = m_presenter.quality().value) {
        for (const QualityDay &day : report->days)
            table.rows.append({day.day, day.ledger.received, day.ledger.stored, day.ledger.duplicates,
                               day.ledger.rejected});
        table.range.fromMs = report->fromMs;
        table.range.toMs = report->toMs;
    }
    return table;
}

} // namespace tally
