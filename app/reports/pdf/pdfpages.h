// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "domain/catalogue.h"

#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

#include <memory>

namespace tally {

/// The pages of a PDF, filled from the top: each block takes its room, and what does not fit begins a new
/// page.
class PdfPages
{
public:
    /// `footer`: stands at the bottom of each page, beside its number.
    PdfPages(const QString &path, const QString &title, QString footer);

    Result<void> begin();
    /// Puts the file in its place.
    Result<void> finish();

    QPainter &painter() { return *m_painter; }
    qreal width() const { return m_body.width(); }
    /// A block of this height over the whole width; on a new page where this one is too full.
    QRectF take(qreal height);
    /// Room without anything; nothing at the top of a page.
    void skip(qreal height);
    /// Whether a block of this height fits on the page.
    bool fits(qreal height) const { return m_y + height <= m_body.bottom(); }
    qreal pageHeight() const { return m_body.height(); }
    void newPage();

    /// Wrapped text; answers nothing, takes what room it needs.
    void paragraph(const QString &text, const QFont &font, const QColor &colour);

private:
    void drawFooter();

    QSaveFile m_file;
    QString m_title;
    QString m_footer;
    std::unique_ptr<QPdfWriter> m_writer;
    std::unique_ptr<QPainter> m_painter;
    QRectF m_body;
    qreal m_y = 0;
    int m_page = 1;
};

} // namespace tally
