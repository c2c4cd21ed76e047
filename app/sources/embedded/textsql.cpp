// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/textsql.h"

namespace tally {
namespace {

std::string isOneOf(const std::string &text, const QList<Value> &values, Bindings &bindings)
{
    TextList texts;
    for (const Value &value : values)
        texts.emplace_back(value.toPlainText().toStdString());
    if (texts.size() == 1)
        return text + " = " + bindings.bind(std::move(*texts.front()));
    return text + " IN (SELECT unnest(" + bindings.bind(std::move(texts)) + "::VARCHAR[]))";
}

std::string one(const std::string &text, Filter::Op op, const Value &value, Bindings &bindings)
{
    const QString plain = value.toPlainText();
    switch (op) {
    case Filter::Op::Contains:
        return "contains(" + text + ", " + bindings.bind(plain.toStdString()) + ')';
    case Filter::Op::Matches:
        return text + " LIKE " + bindings.bind(likePattern(plain)) + " ESCAPE '\\'";
    default:
        return text + ' ' + comparisonSql(op) + ' ' + bindings.bind(plain.toStdString());
    }
}

} // namespace

std::string indexed(const char *prefix, qsizetype index)
{
    return prefix + std::to_string(index);
}

std::string idList(const std::vector<qint64> &ids)
{
    std::string list;
    for (const qint64 id : ids)
        list += (list.empty() ? "" : ", ") + std::to_string(id);
    return list;
}

std::string joined(const std::vector<std::string> &parts, const std::string &separator)
{
    std::string all;
    for (const std::string &part : parts)
        all += all.empty() ? part : separator + part;
    return all;
}

std::string comparisonSql(Filter::Op op)
{
    switch (op) {
    case Filter::Op::Gt:
        return ">";
    case Filter::Op::Gte:
        return ">=";
    case Filter::Op::Lt:
        return "<";
    case Filter::Op::Lte:
        return "<=";
    default:
        return "=";
    }
}

std::string textConditionSql(const std::string &text, Filter::Op op, const QList<Value> &values,
                             Bindings &bindings)
{
    if (values.isEmpty())
        return "false";
    if (op == Filter::Op::Is)
        return isOneOf(text, values, bindings);
    std::vector<std::string> parts;
    for (const Value &value : values)
        parts.push_back(one(text, op, value, bindings));
    return '(' + joined(parts, " OR ") + ')';
}

std::string likePattern(const QString &glob)
{
    QString pattern;
    for (qsizetype i = 0; i < glob.size(); ++i) {
        QChar c = glob[i];
        if (c == u'*' || c == u'?') {
            pattern += c == u'*' ? u'%' : u'_';
            continue;
        }
        if (c == u'\\' && i + 1 < glob.size())
            c = glob[++i];
        if (c == u'%' || c == u'_' || c == u'\\')
            pattern += u'\\';
        pattern += c;
    }
    return pattern.toStdString();
}

} // namespace tally
