// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "sources/qualityrules.h"

namespace tally {

/// What a figure, or a fault, is called and how it is told.
struct QualityText
{
    Localised label;
    Localised definition;
};

const QualityText &qualityText(QualityFigure figure);
const QualityText &qualityText(QualityProblem problem);

} // namespace tally
