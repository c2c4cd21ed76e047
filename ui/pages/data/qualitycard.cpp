// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/qualitycard.h"

#include "ui/models/errortext.h"
#include "ui/pages/data/datatexts.h"
#include "ui/pages/data/figurebutton.h"

#include <QBoxLayout>
#include <QEvent>
#include <QFileInfo>
#include <QLabel>

#include <limits>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

/// Below this share of good rows a figure stands out.
constexpr double WorthALook = 0.99;

} // namespace

QualityCard::QualityCard(const Theme &theme, DataPresenter &presenter, QWidget *parent)
    : Card(theme, parent)
    , m_presenter(presenter)
{
    setObjectName(u"qualityCard"_s);
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    auto *figures = new QHBoxLayout;
    figures->setSpacing(8);
    for (int i = 0; i < QualityFigureCount; ++i) {
        const auto figure = QualityFigure(i);
        auto *made = new FigureButton(theme, body);
        made->setObjectName(qualityFigureName(figure));
        connect(made, &QAbstractButton::clicked, this, [this, figure] { choose(figure); });
        figures->addWidget(made);
        m_buttons[std::size_t(i)] = made;
    }
    column->addLayout(figures);
    const auto label = [&](const char *kind) {
        auto *made = new QLabel(body);
        made->setProperty("kind", QString::fromLatin1(kind));
        made->setWordWrap(true);
        made->setTextFormat(Qt::PlainText);
        column->addWidget(made);
        return made;
    };
    m_definition = label("muted");
    m_faults = label("");
    m_rows = new PlainTable(10, body);
    m_rows->setObjectName(u"qualityRows"_s);
    column->addWidget(m_rows);
    m_imports = new PlainTable(6, body);
    m_imports->setObjectName(u"qualityImports"_s);
    column->addWidget(m_imports);
    m_count = label("small");
    setContent(body);
    connect(&m_presenter, &DataPresenter::qualityChanged, this, &QualityCard::show);
    connect(&m_presenter, &DataPresenter::rowsChanged, this, &QualityCard::showRows);
    retranslate();
}

void QualityCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        retranslate();
    Card::changeEvent(event);
}

void QualityCard::retranslate()
{
    setTitle(tr("Data quality"));
    m_rows->setAccessibleName(tr("Rows behind the figure"));
    m_rows->rows()->setColumns({{tr("Time (UTC)")},
                                {tr("Fault")},
                                {tr("Value")},
                                {tr("Action")},
                                {tr("Viewer")},
                                {tr("Content")},
                                {tr("Uploader")},
                                {tr("Event id")}});
    m_imports->setAccessibleName(tr("Imports behind the figure"));
    m_imports->rows()->setColumns({{tr("Import of")}, {tr("Day (UTC)")}, {tr("Lines"), true}, {tr("File")}});
    show();
    showRows();
}

void QualityCard::choose(QualityFigure figure)
{
    m_presenter.choose(figure);
    showFaults();
}

void QualityCard::show()
{
    const auto &quality = m_presenter.quality();
    if (!quality.isKnowable)
        return setEmpty(tr("This source does not tell how good its data are."));
    if (quality.error && !quality.isAsked)
        return setError(errorSentence(*quality.error), canRetry(*quality.error));
    if (!quality.value || quality.isAsked)
        return setLoading();
    const Format format(locale());
    for (int i = 0; i < QualityFigureCount; ++i) {
        const auto figure = QualityFigure(i);
        QList<double> trend;
        for (const QualityDay &day : quality.value->days)
            trend.append(day.figure(figure).goodShare().value_or(std::numeric_limits<double>::quiet_NaN()));
        const std::optional<double> share = quality.value->total.figure(figure).goodShare();
        FigureButton *shown = button(figure);
        shown->setFigure(qualityLabel(figure, locale()), goodShareText(share, format),
                         share && *share < WorthALook, trend);
        shown->setToolTip(qualityDefinition(figure, locale()));
        shown->setChecked(figure == m_presenter.figure());
    }
    showFaults();
    setReady();
}

void QualityCard::showFaults()
{
    const QualityFigure figure = m_presenter.figure();
    m_definition->setText(qualityDefinition(figure, locale()));
    QStringList lines;
    const Format format(locale());
    if (const auto &report = m_presenter.quality().value) {
        for (const QualityProblem problem : problemsOf(figure)) {
            if (const qint64 rows = report->total.problem(problem); rows > 0)
                lines.append(tr("%1: %2. %3")
                                 .arg(problemLabel(problem, locale()), format.integer(rows),
                                      problemDefinition(problem, locale())));
        }
        if (figure == QualityFigure::Timeliness && report->total.lagMedianMs)
            lines.append(tr("Half of the events arrived within %1, 95% within %2.")
                             .arg(format.duration(double(*report->total.lagMedianMs) / 1000.0),
                                  format.duration(double(*report->total.lagP95Ms) / 1000.0)));
    }
    m_faults->setText(lines.isEmpty() ? tr("Nothing was found wrong here.") : lines.join(u'\n'));
}

void QualityCard::showRows()
{
    const auto &answer = m_presenter.rows();
    QList<PlainTableModel::Row> rows;
    QList<PlainTableModel::Row> imports;
    if (answer.value) {
        for (const QualityRow &row : answer.value->rows) {
            rows.append({row.eventId,
                         {{Zone().toIso(row.timeMs).left(19).replace(u'T', u' '), row.timeMs},
                          {problemLabel(row.problem, locale()), {}, problemDefinition(row.problem, locale())},
                          {row.value},
                          {row.action},
                          {row.viewer},
                          {row.content},
                          {row.uploader},
                          {row.eventId}}});
        }
        for (const QualityImport &import : answer.value->imports) {
            imports.append({imports.size(),
                            {{whenText(import.startedMs, locale()), import.startedMs},
                             {import.day.isEmpty() ? tr("(unknown)") : import.day},
                             {locale().toString(import.lines), import.lines},
                             {QFileInfo(import.file).fileName(), {}, import.file}}});
        }
    }
    m_rows->setRows(rows);
    m_rows->setVisible(!rows.isEmpty());
    m_imports->setRows(imports);
    m_imports->setVisible(!imports.isEmpty());
    QString count;
    if (answer.error)
        count = errorSentence(*answer.error);
    else if (answer.value && answer.value->count > answer.value->rows.size())
        count
            = tr("These are the latest %1 of %2 events.")
                  .arg(locale().toString(answer.value->rows.size()), locale().toString(answer.value->count));
    m_count->setText(count);
    m_count->setVisible(!count.isEmpty());
}

} // namespace tally
