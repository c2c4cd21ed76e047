// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interrupt.h"
#include "cli/program.h"
#include "cli/standardstream.h"

#include <QCoreApplication>

int main(int argc, char *argv[])
{
    using namespace tally::cli;
    prepareStandardStreams();
    const Interrupt interrupt;
    const QCoreApplication application(argc, argv);
    StandardStream out(1);
    StandardStream err(2);
    Console console(out, err, err.isTerminal());
    return run(QCoreApplication::arguments().mid(1), console, interrupt.token());
}
