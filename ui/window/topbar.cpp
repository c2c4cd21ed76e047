// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/topbar.h"

#include "ui/widgets/elidedlabel.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace tally {

using namespace Qt::StringLiterals;

namespace {

constexpr int Margin = 22;
constexpr int Gap = 8;
constexpr int MaxSourceName = 28;
const QString Down = u"  ▾"_s;
const QString AfterIcon = u" "_s; ///< the style sets text close to an icon

/// The style's own mark of a menu sits in a corner; ours is part of the text.
void openOnClick(QPushButton *button, QMenu *menu)
{
    QObject::connect(button, &QPushButton::clicked, menu,
                     [button, menu] { menu->popup(button->mapToGlobal(QPoint(0, button->height() + 4))); });
}

} // namespace

QList<ChipState> chipsOf(const Scope &scope)
{
    QList<ChipState> chips;
    for (const ScopeFilter &filter : scope.filters)
        chips.append({filter.filter, filter.enabled, filter.pinned});
    return chips;
}

QList<ScopeFilter> filtersOfChips(const QList<ChipState> &chips)
{
    QList<ScopeFilter> filters;
    for (const ChipState &chip : chips)
        filters.append({chip.filter, chip.enabled, chip.pinned});
    return filters;
}

TopBar::TopBar(const Theme &theme, const Clock &clock, const Parts &parts, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(Margin, 16, Margin, 10);
    rows->setSpacing(10);
    rows->addLayout(buildFirstRow(clock, parts));
    rows->addLayout(buildSecondRow(clock, parts));
    connect(m_ranges, &RangePicker::applied, this,
            [this](const RangeSpec &range, const CompareSpec &compare) {
                Scope scope = m_scope;
                scope.range = range;
                scope.compare = compare;
                edit(scope);
            });
    connect(m_zones, &ZonePicker::zoneChosen, this, [this](const QString &zone) {
        Scope scope = m_scope;
        scope.range.zone = zone;
        if (scope.compare.mode == CompareMode::Custom)
            scope.compare.custom.zone = zone;
        edit(scope);
    });
    connect(m_chips, &FilterChips::changed, this, [this](const QList<ChipState> &chips) {
        Scope scope = m_scope;
        scope.filters = filtersOfChips(chips);
        edit(scope);
    });
    retranslate();
}

QHBoxLayout *TopBar::buildFirstRow(const Clock &clock, const Parts &parts)
{
    m_title = new ElidedLabel(this);
    m_title->setObjectName(u"pageTitle"_s);
    m_title->setProperty("kind", u"title"_s);
    m_subtitle = new QLabel(this);
    m_subtitle->setProperty("kind", u"small"_s);
    m_subtitle->setTextFormat(Qt::PlainText);
    m_subtitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *titles = new QVBoxLayout;
    titles->setSpacing(1);
    titles->addWidget(m_title);
    titles->addWidget(m_subtitle);
    auto *row = new QHBoxLayout;
    row->setSpacing(Gap);
    row->addLayout(titles, 1);
    row->addWidget(toolButton(u"back"_s, parts.back));
    QToolButton *forward = toolButton(u"chevron-right"_s, parts.forward);
    row->addWidget(forward);
    m_ranges = new RangePicker(m_theme, clock, this);
    row->addWidget(m_ranges);
    m_refresh = menuButton(u"refresh"_s, parts.refresh);
    row->addWidget(m_refresh);
    m_export = new QPushButton(this);
    m_export->setProperty("kind", u"primary"_s);
    m_export->setObjectName(u"exportButton"_s);
    openOnClick(m_export, parts.exports);
    row->addWidget(m_export);
    row->addWidget(toolButton(u"appearance"_s, parts.theme));
    m_more = toolButton(u"more"_s, nullptr);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(parts.more);
    m_more->setObjectName(u"moreButton"_s);
    row->addWidget(m_more);
    return row;
}

QHBoxLayout *TopBar::buildSecondRow(const Clock &clock, const Parts &parts)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(Gap);
    m_source = menuButton(u"data"_s, parts.sources);
    m_source->setObjectName(u"sourceButton"_s);
    row->addWidget(m_source, 0, Qt::AlignTop);
    m_chips = new FilterChips(m_theme, this);
    row->addWidget(m_chips, 1);
    m_zones = new ZonePicker(clock, this);
    m_zones->setObjectName(u"zones"_s);
    m_zones->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_zones->setMinimumContentsLength(10);
    m_zones->setFixedWidth(232);
    row->addWidget(m_zones, 0, Qt::AlignTop);
    m_saved = menuButton(u"bookmark"_s, parts.saved);
    m_saved->setObjectName(u"savedButton"_s);
    row->addWidget(m_saved, 0, Qt::AlignTop);
    return row;
}

QPushButton *TopBar::menuButton(const QString &icon, QMenu *menu)
{
    auto *button = new QPushButton(m_theme.icon(icon), {}, this);
    button->setIconSize({16, 16});
    openOnClick(button, menu);
    return button;
}

QToolButton *TopBar::toolButton(const QString &icon, QAction *action)
{
    auto *button = new QToolButton(this);
    if (action) {
        action->setIcon(m_theme.icon(icon));
        button->setDefaultAction(action);
        button->setObjectName(action->objectName() + u"Button"_s);
    } else {
        button->setIcon(m_theme.icon(icon));
    }
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setIconSize({16, 16});
    button->setFixedSize(34, 34);
    button->setProperty("kind", u"outlined"_s);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void TopBar::setScope(const Scope &scope)
{
    m_scope = scope;
    m_ranges->setRange(scope.range, scope.compare);
    m_zones->setZone(scope.range.zone);
    if (m_chips->chips() != chipsOf(scope))
        m_chips->setChips(chipsOf(scope));
}

void TopBar::edit(const Scope &scope)
{
    if (scope == m_scope)
        return;
    setScope(scope);
    Q_EMIT scopeEdited(scope);
}

void TopBar::setTitle(const QString &title)
{
    m_title->setWholeText(title);
}

void TopBar::setScoped(bool scoped)
{
    for (QWidget *part : std::initializer_list<QWidget *>{m_ranges, m_zones, m_chips, m_saved, m_export})
        part->setVisible(scoped);
}

void TopBar::setSourceName(const QString &name)
{
    // Menus read a single & as a shortcut's mark.
    QString shown = name.size() > MaxSourceName ? name.left(MaxSourceName) + u'…' : name;
    m_source->setText(AfterIcon + shown.replace(u'&', u"&&"_s) + Down);
    m_source->setAccessibleName(tr("Source: %1").arg(name));
    m_source->setToolTip(name);
}

void TopBar::setSubtitle(const QString &text)
{
    m_subtitle->setText(text);
    m_subtitle->setToolTip(text);
}

void TopBar::setRefreshText(const QString &text)
{
    m_refresh->setText(AfterIcon + text + Down);
    m_refresh->setAccessibleName(tr("Refresh: %1").arg(text));
}

void TopBar::retranslate()
{
    m_export->setText(tr("Export CSV") + Down);
    m_export->setAccessibleName(tr("Export CSV"));
    m_saved->setText(AfterIcon + tr("Saved filters") + Down);
    m_saved->setAccessibleName(tr("Saved filters"));
    m_zones->setAccessibleName(tr("Time zone"));
    m_zones->setToolTip(tr("Time zone of days and hours"));
    m_more->setToolTip(tr("More"));
    m_more->setAccessibleName(tr("More"));
    m_refresh->setToolTip(tr("Ask again by itself"));
    m_chips->setAccessibleName(tr("Filters"));
    m_ranges->setAccessibleName(tr("Date range"));
}

void TopBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace tally
