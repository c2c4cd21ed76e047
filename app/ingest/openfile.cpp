// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingest/openfile.h"

#include "core/errorcodes.h"
#include "ingest/csvtext.h"
#include "ingest/parquetbytes.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

constexpr size_t HeadBytes = 64 * 1024;
constexpr std::string_view Utf8Bom = "\xEF\xBB\xBF";

/// The first bytes of a stream; what could not be read (damaged data) shows up again when reading goes on.
Result<std::string> readHead(ByteSource &source)
{
    std::string head(HeadBytes, '\0');
    size_t end = 0;
    while (end < head.size()) {
        auto got = source.read(head.data() + end, qint64(head.size() - end));
        if (!got && (end == 0 || got.error().kind == ErrorKind::Cancelled))
            return Unexpected(got.error());
        if (!got || *got == 0)
            break;
        end += size_t(*got);
        if (std::string_view(head).substr(0, end).find('\n') != std::string_view::npos)
            break; // enough to see what it is; a pipe may have no more for now
    }
    head.resize(end);
    return head;
}

/// A value that is there under a path: an object's key at the top, its dotted whole, or a CSV column.
bool mentions(std::string_view firstLine, const QString &path, bool isJson)
{
    const std::string whole = path.toStdString();
    if (!isJson)
        return firstLine.find(whole) != std::string_view::npos;
    const std::string top = path.section(u'.', 0, 0).toStdString();
    return firstLine.find('"' + whole + '"') != std::string_view::npos
        || (top != whole && firstLine.find('"' + top + '"') != std::string_view::npos);
}

/// The first built-in map whose time and action the first line has; `ecs` where none fits.
Result<FieldMap> guessFieldMap(std::string_view head, InputFormat format)
{
    const std::string_view firstLine
        = format == InputFormat::JsonArray ? head : head.substr(0, head.find('\n'));
    for (const QString &name : builtInFieldMaps()) {
        auto map = loadFieldMap(name);
        if (!map)
            return map;
        const bool isJson = format != InputFormat::Csv;
        if (mentions(firstLine, map->pathOf(Field::Time), isJson)
            && mentions(firstLine, map->pathOf(Field::Action), isJson))
            return map;
    }
    return loadFieldMap(u"ecs"_s);
}

char separatorFor(const ImportOptions &options, const FieldMap &map, std::string_view head)
{
    if (options.separator != 0 || map.separator != 0)
        return options.separator != 0 ? options.separator : map.separator;
    return detectSeparator(head.substr(0, head.find('\n')));
}

std::unique_ptr<RecordReader> makeReader(InputFormat format, std::unique_ptr<ByteSource> source,
                                         std::string head, char separator)
{
    switch (format) {
    case InputFormat::Csv:
        return makeCsvReader(std::move(source), std::move(head), separator);
    case InputFormat::JsonArray:
        return makeJsonArrayReader(std::move(source), std::move(head));
    case InputFormat::Ndjson:
        break;
    }
    return makeLineReader(std::move(source), std::move(head));
}

Result<void> takeHeader(OpenFile &file, char separator)
{
    // A chunk may be empty when a record is longer than it.
    while (file.first.records.empty() && file.reader->next(file.first)) { }
    file.plan.columns.separator = separator;
    if (file.first.records.empty())
        return {};
    const Record header = file.first.records.front();
    std::vector<std::string_view> cells;
    std::string store;
    if (header.fault || !splitCsvRecord(file.first.text(header), separator, cells, store))
        return failure(ErrorKind::InvalidInput, codes::InvalidFile, u"the CSV header can't be read"_s);
    const bool isHeader = file.plan.map.csvHasHeader();
    file.plan.columns = CsvColumns::make(file.plan.map, cells, isHeader);
    file.plan.columns.separator = separator;
    if (isHeader)
        file.plan.columns.header = std::string(file.first.text(header));
    const auto feeds = [&file](Field field) {
        const auto has = [field](const CsvColumns::Column &column) {
            return std::find(column.fields.begin(), column.fields.end(), field) != column.fields.end();
        };
        return std::any_of(file.plan.columns.columns.begin(), file.plan.columns.columns.end(), has);
    };
    if (!feeds(Field::Time))
        return failure(ErrorKind::InvalidInput, codes::InvalidFieldMap,
                       u"the field map '%1' takes the time from '%2', and there is no such column"_s.arg(
                           file.plan.map.name, file.plan.map.pathOf(Field::Time)));
    if (isHeader)
        file.first.records.erase(file.first.records.begin());
    return {};
}

Result<std::unique_ptr<ByteSource>> openBytes(const QString &file, CancelToken cancel,
                                              std::atomic<qint64> &consumed,
                                              std::optional<QStringList> &table)
{
    if (file != u"-"_s && isParquet(file)) {
        auto rows = ParquetBytes::open(file, std::move(cancel), consumed);
        if (!rows)
            return Unexpected(rows.error());
        table = (*rows)->instants();
        return std::unique_ptr<ByteSource>(std::move(*rows));
    }
    auto packed = FileBytes::open(file, std::move(cancel), consumed);
    if (!packed)
        return Unexpected(packed.error());
    return unpacked(std::move(*packed));
}

} // namespace

Result<std::optional<FieldMap>> chosenFieldMap(const QString &file, const ImportOptions &options)
{
    if (options.fieldMap.isEmpty())
        return findFieldMapBeside(file);
    auto map = loadFieldMap(options.fieldMap);
    if (!map)
        return Unexpected(map.error());
    return std::optional<FieldMap>(std::move(*map));
}

Result<void> checkReadable(const QString &file)
{
    const QFileInfo info(file);
    if (file == u"-"_s)
        return {};
    if (!info.exists())
        return failure(ErrorKind::NotFound, codes::IoError, u"no such file"_s, file);
    if (info.isDir())
        return failure(ErrorKind::InvalidInput, codes::InvalidFile,
                       u"a folder, not a file: give its files, as in 'FOLDER/*.ndjson'"_s, file);
    if (!info.isReadable())
        return failure(ErrorKind::Io, codes::IoError, u"no permission to read it"_s, file);
    return {};
}

namespace {

/// `table`: the bytes are the rows of a table, and these columns hold instants, which need no format.
Result<OpenFile> openRecords(const QString &file, const ImportOptions &options,
                             std::unique_ptr<ByteSource> source, const std::optional<QStringList> &table)
{
    auto head = readHead(*source);
    if (!head)
        return Unexpected(head.error());
    auto found = detectFormat(file, *head);
    if (!found)
        return Unexpected(found.error());
    const InputFormat format = table ? InputFormat::Ndjson : options.format.value_or(*found);
    if (std::string_view(*head).substr(0, Utf8Bom.size()) == Utf8Bom)
        head->erase(0, Utf8Bom.size());
    auto chosen = chosenFieldMap(file, options);
    if (!chosen)
        return Unexpected(chosen.error());
    auto map = *chosen ? Result<FieldMap>(std::move(**chosen)) : guessFieldMap(*head, format);
    if (!map)
        return Unexpected(map.error());
    if (table && table->contains(map->pathOf(Field::Time)))
        map->time = map->time.asIso();
    const char separator = separatorFor(options, *map, *head);
    FieldPaths paths(*map);
    OpenFile opened{makeReader(format, std::move(source), std::move(*head), separator),
                    {},
                    {std::move(*map), std::move(paths), format, {}, options.nowMs}};
    if (format == InputFormat::Csv) {
        if (auto header = takeHeader(opened, separator); !header)
            return Unexpected(header.error());
    }
    return opened;
}

} // namespace

Result<OpenFile> openFile(const QString &file, const ImportOptions &options, CancelToken cancel,
                          std::atomic<qint64> &consumed)
{
    std::optional<QStringList> table;
    auto source = openBytes(file, std::move(cancel), consumed, table);
    if (!source)
        return Unexpected(source.error());
    return openRecords(file, options, std::move(*source), table);
}

Result<OpenFile> openText(const QString &file, const ImportOptions &options,
                          std::unique_ptr<ByteSource> source)
{
    return openRecords(file, options, std::move(source), {});
}

} // namespace tally
