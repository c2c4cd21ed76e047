// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/common/headlinerow.h"

#include "ui/models/errortext.h"
#include "ui/pages/common/pagetexts.h"
#include "ui/pages/common/seriesdata.h"
#include "ui/widgets/rangetext.h"

#include <QEvent>
#include <QGridLayout>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr int Gap = 14;
constexpr int MinTile = 212;

Trust trustOf(const QString &metric, const ResultTable &headline, const std::optional<ResultTable> &series)
{
    if (!headline.quality.complete)
        return Trust::Partial;
    if (!headline.quality.metrics.value(metric).exact)
        return Trust::Approximate;
    return series && !series->quality.incompleteBuckets.isEmpty() ? Trust::Incomplete : Trust::Exact;
}

QString trustNote(const QString &metric, const ResultTable &headline, const QLocale &locale)
{
    const MetricQuality quality = headline.quality.metrics.value(metric);
    if (quality.note == u"several_currencies"_s)
        return HeadlineRow::tr("Several currencies: filter by one to see a sum.");
    if (quality.note == u"views_over_impressions"_s)
        return HeadlineRow::tr("Views divided by impressions, as views carry no impression id.");
    if (!headline.quality.dataThroughMs)
        return {};
    const qint64 through = *headline.quality.dataThroughMs;
    const Zone &zone = headline.range.zone;
    return HeadlineRow::tr("Data through %1, %2.")
        .arg(Format(locale).date(zone.localDate(through)),
             locale.toString(zone.localTime(through), QLocale::ShortFormat));
}

} // namespace

KpiContent kpiContent(const QString &metric, const ResultTable &headline,
                      const std::optional<ResultTable> &series, const QLocale &locale,
                      const std::optional<ResultTable> &allTime)
{
    const MetricInfo *info = findMetric(metric);
    const int cell = headline.columnIndex(metric);
    KpiContent content;
    if (!info || cell < 0 || headline.rows.isEmpty())
        return content;
    const Format format(locale);
    const Value value = headline.rows.first().value(cell);
    content.value = format.shortValue(value, info->unit);
    content.exactValue = format.exactValue(value, info->unit);
    content.higherIsBetter = info->higherIsBetter;
    if (headline.comparison) {
        const Value change = headline.comparison->change.value(metric);
        content.change = change.isNumber() ? std::optional(change.toDouble()) : std::nullopt;
        content.versus = versusText(headline.query.compare);
        content.previous = format.shortValue(headline.comparison->totals.value(metric), info->unit);
    }
    if (allTime && !allTime->rows.isEmpty())
        content.total
            = format.shortValue(allTime->rows.first().value(allTime->columnIndex(metric)), info->unit);
    if (series) {
        content.series = columnNumbers(*series, metric);
        const QString last = series->rows.isEmpty() ? QString() : series->rows.last().value(0).toText();
        content.lastIncomplete = series->quality.incompleteBuckets.contains(last);
    }
    content.trust = trustOf(metric, headline, series);
    content.trustNote = trustNote(metric, headline, locale);
    return content;
}

HeadlineRow::HeadlineRow(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(2, 2, 2, 2);
    m_grid->setSpacing(Gap);
    m_group = new QButtonGroup(this);
}

void HeadlineRow::setMetrics(const QStringList &metrics)
{
    if (metrics == m_metrics)
        return;
    qDeleteAll(m_tiles);
    m_tiles.clear();
    m_metrics = metrics;
    for (const QString &metric : metrics) {
        auto *tile = new KpiTile(m_theme, this);
        tile->setObjectName(u"kpi."_s + metric);
        tile->setCheckable(true);
        tile->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        m_group->addButton(tile);
        m_tiles.insert(metric, tile);
        connect(tile, &QAbstractButton::clicked, this, [this, metric] {
            update();
            Q_EMIT metricChosen(metric);
        });
        connect(tile, &KpiTile::retryRequested, this, &HeadlineRow::retryRequested);
    }
    m_columns = 0;
    retranslate();
    arrange();
}

void HeadlineRow::setChosen(const QString &metric)
{
    if (KpiTile *tile = m_tiles.value(metric))
        tile->setChecked(true);
    update();
}

void HeadlineRow::show(const AnswerState &headline, const AnswerState &series, const AnswerState &allTime)
{
    for (const QString &metric : std::as_const(m_metrics)) {
        KpiTile *tile = m_tiles.value(metric);
        using Phase = AnswerState::Phase;
        if (headline.phase == Phase::Failed && headline.error)
            tile->setError(errorSentence(*headline.error), canRetry(*headline.error));
        else if (headline.answer)
            tile->setContent(kpiContent(metric, *headline.answer, series.answer, locale(), allTime.answer));
        if (headline.phase == Phase::Loading)
            tile->setLoading();
    }
}

void HeadlineRow::arrange()
{
    const int count = int(m_metrics.size());
    if (count == 0)
        return;
    const int fitting = std::clamp((width() + Gap) / (MinTile + Gap), 1, count);
    const int rows = (count + fitting - 1) / fitting;
    const int columns = (count + rows - 1) / rows;
    if (columns == m_columns)
        return;
    for (int i = 0; i < m_grid->columnCount(); ++i)
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    m_columns = columns;
    for (int i = 0; i < count; ++i)
        m_grid->addWidget(m_tiles.value(m_metrics.at(i)), i / columns, i % columns);
    for (int i = 0; i < columns; ++i)
        m_grid->setColumnStretch(i, 1);
    updateGeometry();
}

void HeadlineRow::retranslate()
{
    const Language language = Format(locale()).language();
    for (auto it = m_tiles.begin(); it != m_tiles.end(); ++it) {
        const MetricInfo *info = findMetric(it.key());
        it.value()->setLabel(info ? info->label.in(language) : it.key());
        it.value()->setDefinition(info ? info->definition.in(language) : QString());
    }
}

void HeadlineRow::paintEvent(QPaintEvent *)
{
    // The chosen tile wears a frame, around its own border.
    const QAbstractButton *chosen = m_group->checkedButton();
    if (!chosen || m_metrics.size() < 2)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.tokens().accent, 2));
    painter.drawRoundedRect(QRectF(chosen->geometry()).adjusted(-1, -1, 1, 1), 13, 13);
}

void HeadlineRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void HeadlineRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LocaleChange || event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace tally
