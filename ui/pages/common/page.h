// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/source.h"
#include "ui/charts/timechart.h"
#include "ui/pages/common/namedtable.h"
#include "workspace/scope.h"
#include "workspace/settings.h"

#include <QWidget>

#include <memory>

namespace tally {

/// What a page asks about. Without a source both pointers are empty.
struct PageContext
{
    std::shared_ptr<Source> source;
    std::optional<SourceInfo> info;
    Scope scope;
    Qt::DayOfWeek weekStart = Qt::Monday;
};

/// One page of the window, as the frame around it knows it: the frame needs nothing else of a page, and a
/// page nothing of the frame. GUI thread. A page gets its services by constructor; the frame owns it.
class Page : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual QString id() const = 0; ///< stable: "content"; settings and --page know it
    virtual QString icon() const = 0; ///< of resources/icons
    virtual QString title() const = 0; ///< in the interface's language, as the page stands now
    virtual QString label() const { return title(); } ///< in the sidebar
    virtual QWidget *widget() = 0; ///< shown by the frame, which takes it over

    /// Asks for everything that the page shows: it is in front now, something in the context changed, or the
    /// user wants it anew. Not called while another page is in front.
    virtual void ask(const PageContext &context) = 0;
    /// Another page is in front: nothing that was asked needs to be answered any more.
    virtual void leave() { }
    /// The source is about to be closed: a page that holds it lets it go, in front or not.
    virtual void close() { }
    virtual bool isBusy() const = 0;

    /// What can be exported now, in its order on the page.
    virtual QList<NamedTable> exportables() const { return {}; }
    /// False: the page shows without a source and over an empty one too.
    virtual bool needsData() const { return true; }
    /// False: range, zone and filters mean nothing here, and the bar hides them.
    virtual bool usesScope() const { return true; }
    /// The one thing that the page shows alone, for instance a content's id; empty: all of them.
    virtual QString subject() const { return {}; }
    virtual void setSubject(const QString &) { }
    virtual void setTableLayouts(const QMap<QString, TableLayout> &) { }
    /// What the page remembers between starts, in a form of its own; at most 4,000 characters.
    virtual QString state() const { return {}; }
    virtual void setState(const QString &) { }
    virtual void clearSelection() { }
    virtual void find() { } ///< Ctrl+F
    /// More that the palette offers while the page is in front; the page owns them.
    virtual QList<QAction *> actions() const { return {}; }

Q_SIGNALS:
    void settled(); ///< not busy any more
    void titleChanged();
    void stateChanged();
    void filtersRequested(const QList<tally::Filter> &filters);
    void pageRequested(const QString &page, const QString &subject);
    void rangeChosen(qint64 fromMs, qint64 toMs);
    void undoRequested();
    void unitChosen(const std::optional<tally::TimeUnit> &unit);
    void tableLayoutChanged(const QString &table, const tally::TableLayout &layout);
    void csvRequested(const tally::NamedTable &table);
    void tableRequested(const tally::NamedTable &table); ///< show as table
    void pictureRequested(tally::TimeChart *chart, const QString &name, bool svg);
    void copied();
    void failed(const tally::Error &error); ///< something beside the page's own answers; the frame tells it
};

} // namespace tally
