// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interrupt.h"
#include "cli/program.h"
#include "cli/standardstream.h"

#include <QGuiApplication>

#include <cstdio>
#include <memory>
#include <string_view>

namespace {

/// Where the clock starts a report there is no session, which Qt would complain about on each run.
void dropSessionWarning(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    if (type == QtFatalMsg || !text.startsWith(QLatin1String("QStandardPaths: XDG_RUNTIME_DIR")))
        std::fputs(qPrintable(text + QLatin1Char('\n')), stderr);
}

/// Only the PDF of a report needs fonts and painting; it needs no display, and a desktop's platform would ask
/// for one.
std::unique_ptr<QCoreApplication> makeApplication(int &argc, char *argv[])
{
    if (argc < 2 || std::string_view(argv[1]) != "report")
        return std::make_unique<QCoreApplication>(argc, argv);
    qInstallMessageHandler(dropSessionWarning);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QGuiApplication>(argc, argv);
}

} // namespace

int main(int argc, char *argv[])
{
    using namespace tally::cli;
    prepareStandardStreams();
    const Interrupt interrupt;
    const auto application = makeApplication(argc, argv);
    StandardStream out(1);
    StandardStream err(2);
    Console console(out, err, err.isTerminal());
    return run(QCoreApplication::arguments().mid(1), console, interrupt.token());
}
