// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/pdfpages.h"

#include "core/errorcodes.h"
#include "reports/pdf/pdfstyle.h"

#include <QPageLayout>

#include <cerrno>

namespace tally {

using namespace Qt::StringLiterals;
using pdfstyle::Pt;

namespace {

constexpr qreal FooterHeight = 22 * Pt;

Unexpected fileError(const QSaveFile &file)
{
    const bool full = errno == ENOSPC || errno == EDQUOT;
    return failure(ErrorKind::Io, full ? codes::DiskFull : codes::IoError, file.errorString(),
                   file.fileName(), full);
}

} // namespace

PdfPages::PdfPages(const QString &path, const QString &title, QString footer)
    : m_file(path)
    , m_title(title)
    , m_footer(std::move(footer))
{
}

Result<void> PdfPages::begin()
{
    if (!m_file.open(QIODevice::WriteOnly))
        return fileError(m_file);
    m_writer = std::make_unique<QPdfWriter>(&m_file);
    m_writer->setPdfVersion(QPagedPaintDevice::PdfVersion_1_6);
    m_writer->setTitle(m_title);
    m_writer->setCreator(u"Tallyroom " TALLYROOM_VERSION ""_s);
    m_writer->setResolution(pdfstyle::Resolution);
    m_writer->setPageSize(QPageSize(QPageSize::A4));
    m_writer->setPageMargins(QMarginsF(16, 15, 16, 12), QPageLayout::Millimeter);
    m_painter = std::make_unique<QPainter>();
    if (!m_painter->begin(m_writer.get()))
        return failure(ErrorKind::Io, codes::IoError, u"the PDF can't be begun"_s, m_file.fileName());
    m_painter->setRenderHint(QPainter::Antialiasing);
    m_body = QRectF(0, 0, m_writer->width(), m_writer->height() - FooterHeight);
    drawFooter();
    return {};
}

Result<void> PdfPages::finish()
{
    const bool ended = m_painter->end();
    m_painter.reset();
    m_writer.reset();
    if (!ended || m_file.error() != QFileDevice::NoError || !m_file.commit())
        return fileError(m_file);
    return {};
}

QRectF PdfPages::take(qreal height)
{
    if (!fits(height) && m_y > 0)
        newPage();
    const QRectF block(0, m_y, m_body.width(), height);
    m_y += height;
    return block;
}

void PdfPages::skip(qreal height)
{
    if (m_y > 0)
        m_y += height;
}

void PdfPages::newPage()
{
    m_writer->newPage();
    ++m_page;
    m_y = 0;
    drawFooter();
}

void PdfPages::paragraph(const QString &text, const QFont &font, const QColor &colour)
{
    m_painter->setFont(font);
    const QRectF wanted = m_painter->boundingRect(QRectF(0, 0, width(), m_body.height()),
                                                  Qt::AlignLeft | Qt::TextWordWrap, text);
    const QRectF block = take(std::min(wanted.height(), m_body.height()));
    m_painter->setPen(colour);
    m_painter->drawText(block, Qt::AlignLeft | Qt::TextWordWrap, text);
}

void PdfPages::drawFooter()
{
    const QRectF line(0, m_body.bottom() + 8 * Pt, m_body.width(), FooterHeight - 8 * Pt);
    m_painter->setFont(pdfstyle::font(7.5));
    m_painter->setPen(pdfstyle::Muted);
    const QString number = QString::number(m_page);
    const QFontMetricsF metrics(m_painter->font(), m_writer.get());
    const qreal room = line.width() - metrics.horizontalAdvance(number) - 12 * Pt;
    m_painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                        metrics.elidedText(m_footer, Qt::ElideRight, room));
    m_painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, number);
}

} // namespace tally
