// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/embedded/embeddedsource.h"
#include "support/eventmaker.h"
#include "ui/pages/common/page.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QScrollArea>
#include <QTest>
#include <QTranslator>

namespace tally {

/// 2026-11-02T05:20:00Z.
inline constexpr qint64 TestNow = 1'793'596'800'000;

/// What a page needs from a frame: a theme, a store, and to be asked.
class PageFixture
{
public:
    PageFixture()
    {
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        theme.setMode(Theme::Mode::Light);
        theme.applyTo(qApp);
    }
    ~PageFixture()
    {
        page.reset();
        delete m_widget;
    }

    QString path(const QString &name) const { return m_folder.path(name); }
    TestFolder &folder() { return m_folder; }

    void open(const QString &store)
    {
        auto opened = EmbeddedSource::open(store, clock);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        source = std::move(*opened);
    }

    void show(std::unique_ptr<Page> shown)
    {
        page = std::move(shown);
        m_widget = page->widget();
        m_widget->setLocale(QLocale());
        m_widget->resize(1040, 900);
        m_widget->show();
        ask();
    }

    void ask()
    {
        PageContext context;
        context.source = source;
        if (source)
            context.info = *source->info({}).takeResult();
        context.scope.range.zone = QStringLiteral("Asia/Seoul");
        page->ask(context);
    }

    /// English and light, then Korean and dark: NAME-en-light.png, NAME-ko-dark.png among the artefacts.
    void takePictures(const QString &name)
    {
        const QString folder = qEnvironmentVariable("TALLYROOM_ARTEFACTS");
        if (folder.isEmpty())
            return;
        QDir().mkpath(folder);
        fitToContent();
        QVERIFY(m_widget->grab().save(folder + u'/' + name + QStringLiteral("-en-light.png")));
        QTranslator korean;
        QVERIFY(korean.load(QStringLiteral(":/i18n/tallyroom_ko.qm")));
        QApplication::installTranslator(&korean);
        m_widget->setLocale(QLocale(QLocale::Korean, QLocale::SouthKorea));
        theme.setMode(Theme::Mode::Dark);
        QTRY_VERIFY(!page->isBusy());
        fitToContent();
        QPixmap dark(m_widget->size());
        dark.fill(theme.tokens().window);
        m_widget->render(&dark, {}, {}, QWidget::DrawChildren);
        QVERIFY(dark.save(folder + u'/' + name + QStringLiteral("-ko-dark.png")));
        QApplication::removeTranslator(&korean);
        theme.setMode(Theme::Mode::Light);
        m_widget->setLocale(QLocale());
    }

    Theme theme;
    std::shared_ptr<FixedClock> clock = std::make_shared<FixedClock>(TestNow);
    std::shared_ptr<EmbeddedSource> source;
    std::unique_ptr<Page> page;

private:
    void fitToContent()
    {
        if (auto *area = qobject_cast<QScrollArea *>(m_widget))
            m_widget->resize(1040, std::max(600, area->widget()->sizeHint().height()));
        QVERIFY(QTest::qWaitForWindowExposed(m_widget));
        QCoreApplication::sendPostedEvents();
    }

    TestFolder m_folder;
    QWidget *m_widget = nullptr;
};

} // namespace tally
