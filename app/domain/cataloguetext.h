// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"

#include <span>

namespace tally {

/// The words of one entry of the catalogue; the catalogue's own tables hold the rest.
struct CatalogueText
{
    QStringView name;
    QStringView labelEn;
    QStringView labelKo;
    QStringView shortEn; ///< empty: the label is short enough
    QStringView shortKo;
    QStringView definitionEn;
    QStringView definitionKo;
};

std::span<const CatalogueText> metricTexts();
std::span<const CatalogueText> dimensionTexts();
/// Null where `name` has no text; the catalogue's test holds that none is missing.
const CatalogueText *findText(std::span<const CatalogueText> texts, QStringView name);

} // namespace tally
