// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/metricparts.h"

#include "domain/cataloguetext.h"

namespace tally {

AtomRef countOf(Action action)
{
    return {Atom::Count, action};
}

AtomRef atomOf(Atom atom)
{
    return {atom, Action::View};
}

QList<Field> viewerFields()
{
    return {Field::Viewer, Field::AnonymousId};
}

MetricInfo metricOf(const QString &name, MetricKind kind, Unit unit, std::optional<bool> higherIsBetter,
                    Formula formula, QList<Action> needs, QList<Field> needsFields)
{
    MetricInfo info;
    info.name = name;
    info.kind = kind;
    info.unit = unit;
    info.higherIsBetter = higherIsBetter;
    info.formula = std::move(formula);
    info.needs = std::move(needs);
    info.needsFields = std::move(needsFields);
    if (const CatalogueText *text = findText(metricTexts(), name)) {
        info.label = {text->labelEn.toString(), text->labelKo.toString()};
        info.shortLabel = {text->shortEn.isEmpty() ? info.label.en : text->shortEn.toString(),
                           text->shortKo.isEmpty() ? info.label.ko : text->shortKo.toString()};
        info.definition = {text->definitionEn.toString(), text->definitionKo.toString()};
    }
    return info;
}

Formula ratioOf(Atom above, Atom below, double scale)
{
    return {{atomOf(above)}, {}, {atomOf(below)}, scale};
}

} // namespace tally
