// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/explore/explorebar.h"

#include "ui/pages/common/queryframe.h"
#include "ui/pages/explore/exploreplan.h"
#include "ui/theme/format.h"
#include "ui/widgets/flowlayout.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QMenu>

#include <algorithm>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostMetrics = 6;
const QList<int> Limits = {5, 10, 20, 50, 100, 500};

} // namespace

ExploreBar::ExploreBar(const Theme &theme, QMenu *views, QWidget *parent)
    : QWidget(parent)
    , m_viewsMenu(views)
    , m_view(freshView())
{
    auto *row = new FlowLayout(this);
    m_metrics = new PickList(theme, MostMetrics, this);
    m_metrics->setObjectName(u"exploreMetrics"_s);
    m_first = combo(u"exploreFirst"_s);
    m_second = combo(u"exploreSecond"_s);
    m_charts = combo(u"exploreChart"_s);
    m_limits = combo(u"exploreLimit"_s);
    m_shares = new QCheckBox(this);
    m_shares->setObjectName(u"exploreShares"_s);
    m_views = new QPushButton(theme.icon(u"bookmark"_s), {}, this);
    m_views->setObjectName(u"exploreViews"_s);
    m_views->setIconSize({16, 16});
    connect(m_views, &QPushButton::clicked, this,
            [this] { m_viewsMenu->popup(m_views->mapToGlobal(QPoint(0, m_views->height() + 4))); });
    for (QWidget *part : std::initializer_list<QWidget *>{m_metrics, m_first, m_second, m_charts, m_limits,
                                                          m_shares, m_views})
        row->addWidget(part);
    connect(m_metrics, &PickList::changed, this, &ExploreBar::take);
    connect(m_shares, &QCheckBox::clicked, this, &ExploreBar::take);
    fill();
}

QComboBox *ExploreBar::combo(const QString &name)
{
    auto *box = new QComboBox(this);
    box->setObjectName(name);
    box->setMaxVisibleItems(24);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(name == u"exploreLimit"_s ? 7 : 13);
    connect(box, &QComboBox::activated, this, &ExploreBar::take);
    return box;
}

void ExploreBar::setSource(const SourceInfo &info)
{
    const bool isSame = info.fields == m_info.fields && info.actions == m_info.actions;
    m_info = info;
    if (!isSame)
        fill();
}

void ExploreBar::setView(const SavedView &view)
{
    m_view = view;
    fill();
}

void ExploreBar::fillDimensions(QComboBox *box, bool hasNone)
{
    const Language language = Format(locale()).language();
    box->clear();
    box->addItem(hasNone ? tr("then by: nothing") : tr("by: nothing"), QString());
    for (const DimensionInfo &dimension : offeredDimensions(m_info)) {
        box->addItem((hasNone ? tr("then by %1") : tr("by %1")).arg(dimension.label.in(language)),
                     dimension.name);
        box->setItemData(box->count() - 1, dimension.definition.in(language), Qt::ToolTipRole);
    }
    const QString chosen = m_view.query.dimensions.value(hasNone ? 1 : 0);
    box->setCurrentIndex(std::max(0, box->findData(chosen)));
    box->setAccessibleName(hasNone ? tr("Second dimension") : tr("First dimension"));
}

void ExploreBar::fill()
{
    m_filling = true;
    const Language language = Format(locale()).language();
    QList<PickEntry> entries;
    for (const MetricInfo &metric : tally::metrics()) {
        if (isKnown(metric.name, m_info) || m_view.query.metrics.contains(metric.name))
            entries.append({metric.name, metric.label.in(language), metric.definition.in(language)});
    }
    m_metrics->setCaption(tr("Metrics"));
    m_metrics->setEntries(entries);
    m_metrics->setPicked(m_view.query.metrics);
    fillDimensions(m_first, false);
    fillDimensions(m_second, true);
    m_charts->clear();
    // A line alone is filled down to the axis: that is what an area would be.
    for (qsizetype i = 0; i < chartKindNames().size(); ++i) {
        if (ChartKind(i) != ChartKind::Area || m_view.chart == ChartKind::Area)
            m_charts->addItem(chartKindTitle(ChartKind(i)), int(i));
    }
    m_charts->setCurrentIndex(m_charts->findData(int(m_view.chart)));
    m_charts->setAccessibleName(tr("Drawn as"));
    m_limits->clear();
    for (const int limit : Limits)
        m_limits->addItem(tr("%1 rows").arg(limit), limit);
    const int limit = m_view.query.top ? m_view.query.top->limit : m_view.query.limit;
    m_limits->setCurrentIndex(std::max(0, m_limits->findData(limit)));
    m_limits->setAccessibleName(tr("Rows"));
    m_shares->setText(tr("Share of total"));
    m_shares->setChecked(m_isShare);
    m_views->setText(u" "_s + tr("Saved views") + u"  ▾"_s);
    m_views->setAccessibleName(tr("Saved views"));
    m_filling = false;
}

void ExploreBar::take()
{
    if (m_filling)
        return;
    m_view.query.metrics = m_metrics->picked();
    m_view.query.dimensions.clear();
    for (const QComboBox *box : {m_first, m_second}) {
        const QString name = box->currentData().toString();
        if (!name.isEmpty() && !m_view.query.dimensions.contains(name))
            m_view.query.dimensions.append(name);
    }
    m_view.chart = ChartKind(m_charts->currentData().toInt());
    m_view.query.limit = m_limits->currentData().toInt();
    m_view.query.top.reset();
    m_isShare = m_shares->isChecked();
    Q_EMIT changed(m_view);
}

void ExploreBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        fill();
}

} // namespace tally
