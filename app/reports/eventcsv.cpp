// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/eventcsv.h"

namespace tally {

namespace {

void writeCell(CsvWriter &csv, const EventBatch &batch, const FieldInfo &info, qsizetype row)
{
    if (!batch.has(info.field, row)) {
        csv.empty();
        return;
    }
    switch (info.type) {
    case FieldType::Instant:
        csv.instant(batch.integer(info.field, row));
        break;
    case FieldType::Integer:
        csv.integer(batch.integer(info.field, row));
        break;
    case FieldType::Decimal:
        csv.decimal(batch.decimal(info.field, row));
        break;
    case FieldType::Keyword:
    case FieldType::KeywordList:
    case FieldType::Object:
        csv.text(batch.text(info.field, row));
        break;
    }
}

} // namespace

void writeEventHeader(CsvWriter &csv)
{
    for (const FieldInfo &info : fields())
        csv.text(info.name);
    csv.endRow();
}

void writeEvents(CsvWriter &csv, const EventBatch &batch)
{
    for (qsizetype row = 0; row < batch.size() && !csv.failed(); ++row) {
        for (const FieldInfo &info : fields())
            writeCell(csv, batch, info, row);
        csv.endRow();
    }
}

} // namespace tally
