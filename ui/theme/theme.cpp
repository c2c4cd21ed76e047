// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/stylesheet.h"
#include "ui/theme/svgicon.h"

#include <QApplication>
#include <QFile>
#include <QToolTip>

namespace tally {

using namespace Qt::StringLiterals;

Theme::Theme(QObject *parent)
    : QObject(parent)
{
    connect(&m_system, &SystemAppearance::changed, this, &Theme::followMode);
    followMode();
}

void Theme::applyTo(QApplication *application)
{
    m_application = application;
    m_system.start();
    followMode();
    dress();
}

void Theme::setMode(Mode mode)
{
    m_mode = mode;
    followMode();
}

void Theme::followMode()
{
    const bool dark = m_mode == Mode::Dark || (m_mode == Mode::System && m_system.isDark());
    const Tokens *wanted = dark ? &darkTokens() : &lightTokens();
    if (wanted == m_tokens)
        return;
    m_tokens = wanted;
    dress();
    Q_EMIT changed();
}

void Theme::dress()
{
    if (!m_application)
        return;
    QApplication::setFont(font(FontRole::Body));
    QApplication::setPalette(paletteFor(*m_tokens));
    QToolTip::setPalette(paletteFor(*m_tokens));
    QToolTip::setFont(font(FontRole::Small));
    m_application->setStyleSheet(styleSheetFor(*m_tokens));
}

QFont Theme::font(FontRole role)
{
    // A Latin face first and a Korean one named outright: the fallback of a bare system may have no Hangul at
    // all.
    QFont font({u"Inter"_s, u"Noto Sans CJK KR"_s});
    font.setHintingPreference(QFont::PreferNoHinting);
    const auto dressed = [&font](int pixels, QFont::Weight weight) {
        font.setPixelSize(pixels);
        font.setWeight(weight);
        return font;
    };
    switch (role) {
    case FontRole::Figure:
        return dressed(26, QFont::Bold);
    case FontRole::Title:
        return dressed(20, QFont::Bold);
    case FontRole::Heading:
        return dressed(13, QFont::DemiBold);
    case FontRole::Small:
        return dressed(12, QFont::Normal);
    case FontRole::SmallStrong:
        return dressed(12, QFont::DemiBold);
    case FontRole::Body:
        break;
    }
    return dressed(13, QFont::Normal);
}

QColor Theme::toneColour(IconTone tone) const
{
    switch (tone) {
    case IconTone::Muted:
        return m_tokens->muted;
    case IconTone::Accent:
        return m_tokens->accentText;
    case IconTone::OnAccent:
        return m_tokens->onAccent;
    case IconTone::Good:
        return m_tokens->goodText;
    case IconTone::Bad:
        return m_tokens->badText;
    case IconTone::Warning:
        return m_tokens->warnText;
    case IconTone::Text:
        break;
    }
    return m_tokens->text;
}

QIcon Theme::icon(const QString &name, IconTone tone) const
{
    QFile file(u":/icons/"_s + name + u".svg"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon(new SvgIcon(this, file.readAll(), tone));
}

} // namespace tally
