// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/common/page.h"
#include "ui/pages/overview/overviewpage.h"
#include "ui/window/importjob.h"
#include "ui/window/language.h"
#include "ui/window/scopehistory.h"
#include "ui/window/sourcesession.h"
#include "workspace/savedfilters.h"
#include "workspace/settingsfile.h"

#include <QTimer>
#include <QWidget>

class QStackedWidget;

namespace tally {

class EmptyState;
class Exporter;
class ImportDialog;
class MessageBar;
class NavBar;
class ExplorePage;
class PageHost;
struct Command;
class ProgressPanel;
class SavedFiltersMenu;
class SourceStatus;
class Toast;
class TopBar;
class WindowActions;

/// What the window works with. References outlive the window.
struct WindowServices
{
    const Clock &clock;
    Theme &theme;
    ProgramLanguage &language;
    StoreOpener opener;
    ImportJob::Work makeDemo; ///< fills a store with the demo community
    QString configFolder; ///< settings.json and filters/
    QString dataFolder; ///< rejected lines go to rejected/
    QString unitsFolder; ///< of the user's systemd timers
    QString commandLine; ///< `tally`, for what the clock starts
    QString defaultStore; ///< opened where settings and command line name none
    QString startSource; ///< of the command line; empty: as settings say
    bool demoWhenEmpty = false;
    bool keepSettings = true; ///< off for pictures: what they are taken with is no choice of the user's
};

/// The program's window: sidebar, the one bar, the page, and everything that is kept between starts. GUI
/// thread; what takes long is done elsewhere.
class MainWindow : public QWidget
{
    Q_OBJECT
public:
    explicit MainWindow(const WindowServices &services);
    ~MainWindow() override;

    /// Opens the source to start with. Messages about damaged settings show in the window.
    void start();
    void openSource(const QString &location);
    void importFiles(const QStringList &files);
    void runImport(const QStringList &files, const QString &fieldMap);
    void makeDemo();
    void setScope(const Scope &scope); ///< as if the user had chosen it: a step in the history
    void setLanguage(LanguageChoice choice);
    void setThemeChoice(ThemeChoice choice);

    const Settings &settings() const { return m_settings; }
    const Scope &scope() const { return m_history.current().scope; }
    OverviewPresenter &presenter() { return *m_presenter; }
    std::shared_ptr<Source> source() const { return m_session->store().source; }
    OverviewPage *page() const { return m_page; } ///< Overview's
    PageHost &pages() const { return *m_pages; }
    /// As if the user had chosen it: a step in the history. An unknown page is let be.
    void showPage(const QString &id, const QString &subject = {});
    bool hasPage(const QString &id) const;
    TopBar *bar() const { return m_bar; }
    WindowActions *actions_() const { return m_actions; }
    SavedFiltersMenu *savedFilters() const { return m_saved; }
    MessageBar *message() const { return m_message; }
    EmptyState *emptyState() const { return m_empty; }
    ProgressPanel *progress() const { return m_progress; }
    bool isEmptyShown() const;
    bool isBusy() const; ///< opening, asking or importing

Q_SIGNALS:
    /// Nothing is under way: all tiles answered, or there is a state to show instead.
    void settled();
    void importFinished(const tally::ImportResult &result);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void moveEvent(QMoveEvent *event) override;

private:
    void loadSettings(const SettingsFile::Loaded &loaded);
    void build();
    QWidget *buildSidebar();
    QWidget *buildMain();
    void buildEmptyStates();
    void wireActions();
    void wireChoices();
    void addPages();
    void wirePage(Page *page);
    void wireData();
    void fillSources();
    void fillExports();
    void askForStore();
    void askForDemo();
    void askForImport();
    void sourceOpened();
    void sourceFailed(const Error &error);
    void infoArrived();
    /// Moves the range to where the data is, when the source has none in the range it was opened with.
    void meetData();
    void startJob(const QString &title, const ImportJob::Work &work);
    void jobFinished(const ImportResult &result);
    void jobFailed(const Error &error);
    void dropFiles(const QStringList &files);
    void applyScope();
    void goTo(const Place &place);
    /// The page in front and its subject as the history says.
    void applyPlace();
    void refresh();
    PageContext context() const;
    void showFront(); ///< the page, or the state that stands in its place
    QList<ScopeFilter> filtersFor(const QString &page) const;
    void addFilters(const QList<Filter> &filters);
    void showTable(const NamedTable &table);
    void openPalette();
    QList<Command> commands();
    void searchThings(const QString &dimension, const QString &name, const QString &typed,
                      const std::function<void(const QList<Command> &)> &found);
    void suggest(const QString &dimension, const QString &typed,
                 const std::function<void(const QStringList &)> &answer);
    void setRefresh(int seconds);
    void refreshSubtitle();
    void showAbout();
    void clearSelections();
    void retranslate();
    void keep(); ///< writes the settings soon
    void writeSettings();
    Qt::DayOfWeek weekStart() const { return locale().firstDayOfWeek(); }

    WindowServices m_services;
    SettingsFile m_settingsFile;
    SavedFilters m_filterStore;
    Settings m_settings;
    ScopeHistory m_history;
    SourceSession *m_session = nullptr;
    OverviewPresenter *m_presenter = nullptr;
    ImportJob *m_job = nullptr;
    Exporter *m_exporter = nullptr;
    WindowActions *m_actions = nullptr;
    SavedFiltersMenu *m_saved = nullptr;
    NavBar *m_nav = nullptr;
    SourceStatus *m_status = nullptr;
    TopBar *m_bar = nullptr;
    OverviewPage *m_page = nullptr;
    PageHost *m_pages = nullptr;
    ExplorePage *m_explore = nullptr;
    EmptyState *m_empty = nullptr;
    EmptyState *m_failure = nullptr;
    QStackedWidget *m_stack = nullptr;
    MessageBar *m_message = nullptr;
    Toast *m_toast = nullptr;
    ProgressPanel *m_progress = nullptr;
    QPointer<ImportDialog> m_importDialog;
    QTimer m_refreshTimer;
    QTimer m_minuteTimer;
    QTimer m_keepTimer;
    CancelToken m_suggestCancel;
    CancelToken m_paletteCancel;
    std::optional<qint64> m_answeredAtMs; ///< when the page in front had its last answer
    bool m_demoPending = false;
    bool m_meetData = false;
    bool m_hasFailed = false; ///< the source
    bool m_started = false;
    std::function<void()> m_messageAction;
};

} // namespace tally
