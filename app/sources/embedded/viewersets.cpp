// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/embedded/viewersets.h"

#include "core/errorcodes.h"

#include <roaring/roaring.h>

#include <memory>
#include <string>

using namespace Qt::StringLiterals;

namespace tally {
namespace {

/// What a group has gathered so far; made at the first set, the first id. Sets join lazily: how many they
/// hold together is known at the end only, and until then no single id may go into them.
struct State
{
    roaring_bitmap_t *sets;
    roaring_bitmap_t *ids;
};

State &stateOf(duckdb_aggregate_state state)
{
    return *reinterpret_cast<State *>(state);
}

void joinLazily(roaring_bitmap_t *&target, const roaring_bitmap_t *added)
{
    if (target)
        roaring_bitmap_lazy_or_inplace(target, added, true);
    else
        target = roaring_bitmap_copy(added);
}

/// All that the group holds, in one set; null where it holds nothing.
roaring_bitmap_t *settled(State &state)
{
    if (!state.sets)
        return state.ids;
    roaring_bitmap_repair_after_lazy(state.sets);
    if (state.ids)
        roaring_bitmap_or_inplace(state.sets, state.ids);
    return state.sets;
}

idx_t stateSize(duckdb_function_info)
{
    return sizeof(State);
}

void startState(duckdb_function_info, duckdb_aggregate_state state)
{
    stateOf(state) = {nullptr, nullptr};
}

void destroyStates(duckdb_aggregate_state *states, idx_t count)
{
    for (idx_t i = 0; i < count; ++i) {
        for (roaring_bitmap_t *set : {stateOf(states[i]).sets, stateOf(states[i]).ids}) {
            if (set)
                roaring_bitmap_free(set);
        }
        stateOf(states[i]) = {nullptr, nullptr};
    }
}

bool isNull(duckdb_vector vector, idx_t row)
{
    uint64_t *validity = duckdb_vector_get_validity(vector);
    return validity && !duckdb_validity_row_is_valid(validity, row);
}

void addIds(duckdb_vector ids, idx_t rows, duckdb_aggregate_state *states)
{
    const auto *cells = static_cast<const int32_t *>(duckdb_vector_get_data(ids));
    for (idx_t row = 0; row < rows; ++row) {
        if (isNull(ids, row))
            continue;
        State &state = stateOf(states[row]);
        if (!state.ids)
            state.ids = roaring_bitmap_create();
        roaring_bitmap_add(state.ids, uint32_t(cells[row]));
    }
}

bool addSet(duckdb_string_t &cell, State &state)
{
    roaring_bitmap_t *set
        = roaring_bitmap_portable_deserialize_safe(duckdb_string_t_data(&cell), duckdb_string_t_length(cell));
    if (!set)
        return false;
    if (!state.sets) {
        state.sets = set;
        return true;
    }
    joinLazily(state.sets, set);
    roaring_bitmap_free(set);
    return true;
}

void addSets(duckdb_function_info info, duckdb_vector sets, idx_t rows, duckdb_aggregate_state *states)
{
    auto *cells = static_cast<duckdb_string_t *>(duckdb_vector_get_data(sets));
    for (idx_t row = 0; row < rows; ++row) {
        if (isNull(sets, row) || addSet(cells[row], stateOf(states[row])))
            continue;
        duckdb_aggregate_function_set_error(info, "Corrupt set of viewers");
        return;
    }
}

void updateFromIds(duckdb_function_info, duckdb_data_chunk input, duckdb_aggregate_state *states)
{
    addIds(duckdb_data_chunk_get_vector(input, 0), duckdb_data_chunk_get_size(input), states);
}

void updateFromSets(duckdb_function_info info, duckdb_data_chunk input, duckdb_aggregate_state *states)
{
    addSets(info, duckdb_data_chunk_get_vector(input, 0), duckdb_data_chunk_get_size(input), states);
}

void updateFromBoth(duckdb_function_info info, duckdb_data_chunk input, duckdb_aggregate_state *states)
{
    const idx_t rows = duckdb_data_chunk_get_size(input);
    addSets(info, duckdb_data_chunk_get_vector(input, 0), rows, states);
    addIds(duckdb_data_chunk_get_vector(input, 1), rows, states);
}

void combine(duckdb_function_info, duckdb_aggregate_state *sources, duckdb_aggregate_state *targets,
             idx_t count)
{
    for (idx_t i = 0; i < count; ++i) {
        State &target = stateOf(targets[i]);
        if (const roaring_bitmap_t *sets = stateOf(sources[i]).sets)
            joinLazily(target.sets, sets);
        const roaring_bitmap_t *ids = stateOf(sources[i]).ids;
        if (ids && target.ids)
            roaring_bitmap_or_inplace(target.ids, ids);
        else if (ids)
            target.ids = roaring_bitmap_copy(ids);
    }
}

void giveCount(duckdb_function_info, duckdb_aggregate_state *states, duckdb_vector result, idx_t count,
               idx_t offset)
{
    auto *cells = static_cast<int64_t *>(duckdb_vector_get_data(result));
    for (idx_t i = 0; i < count; ++i) {
        const roaring_bitmap_t *set = settled(stateOf(states[i]));
        cells[offset + i] = set ? int64_t(roaring_bitmap_get_cardinality(set)) : 0;
    }
}

void giveSet(duckdb_function_info, duckdb_aggregate_state *states, duckdb_vector result, idx_t count,
             idx_t offset)
{
    std::string bytes;
    for (idx_t i = 0; i < count; ++i) {
        roaring_bitmap_t *set = settled(stateOf(states[i]));
        if (!set) {
            duckdb_vector_ensure_validity_writable(result);
            duckdb_validity_set_row_invalid(duckdb_vector_get_validity(result), offset + i);
            continue;
        }
        roaring_bitmap_run_optimize(set);
        bytes.resize(roaring_bitmap_portable_size_in_bytes(set));
        roaring_bitmap_portable_serialize(set, bytes.data());
        duckdb_vector_assign_string_element_len(result, offset + i, bytes.data(), bytes.size());
    }
}

using Bitmap = std::unique_ptr<roaring_bitmap_t, void (*)(roaring_bitmap_t *)>;

/// Null where the cell holds no set.
Bitmap bitmapOf(duckdb_string_t &cell)
{
    return {
        roaring_bitmap_portable_deserialize_safe(duckdb_string_t_data(&cell), duckdb_string_t_length(cell)),
        [](roaring_bitmap_t *set) { roaring_bitmap_free(set); }};
}

void countBoth(duckdb_function_info info, duckdb_data_chunk input, duckdb_vector output)
{
    duckdb_vector one = duckdb_data_chunk_get_vector(input, 0);
    duckdb_vector other = duckdb_data_chunk_get_vector(input, 1);
    auto *ones = static_cast<duckdb_string_t *>(duckdb_vector_get_data(one));
    auto *others = static_cast<duckdb_string_t *>(duckdb_vector_get_data(other));
    auto *counts = static_cast<int64_t *>(duckdb_vector_get_data(output));
    const idx_t rows = duckdb_data_chunk_get_size(input);
    for (idx_t row = 0; row < rows; ++row) {
        counts[row] = 0;
        if (isNull(one, row) || isNull(other, row))
            continue;
        const Bitmap left = bitmapOf(ones[row]);
        const Bitmap right = bitmapOf(others[row]);
        if (!left || !right) {
            duckdb_scalar_function_set_error(info, "Corrupt set of viewers");
            return;
        }
        counts[row] = int64_t(roaring_bitmap_and_cardinality(left.get(), right.get()));
    }
}

bool registerBoth(duckdb_connection connection)
{
    duckdb_scalar_function function = duckdb_create_scalar_function();
    duckdb_scalar_function_set_name(function, "viewer_both");
    duckdb_logical_type set = duckdb_create_logical_type(DUCKDB_TYPE_BLOB);
    duckdb_scalar_function_add_parameter(function, set);
    duckdb_scalar_function_add_parameter(function, set);
    duckdb_destroy_logical_type(&set);
    duckdb_logical_type count = duckdb_create_logical_type(DUCKDB_TYPE_BIGINT);
    duckdb_scalar_function_set_return_type(function, count);
    duckdb_destroy_logical_type(&count);
    duckdb_scalar_function_set_special_handling(function);
    duckdb_scalar_function_set_function(function, countBoth);
    const duckdb_state state = duckdb_register_scalar_function(connection, function);
    duckdb_destroy_scalar_function(&function);
    return state == DuckDBSuccess;
}

struct Aggregate
{
    const char *name;
    std::initializer_list<duckdb_type> parameters;
    duckdb_type result;
    duckdb_aggregate_update_t update;
    duckdb_aggregate_finalize_t finalize;
};

bool registerOne(duckdb_connection connection, const Aggregate &aggregate)
{
    duckdb_aggregate_function function = duckdb_create_aggregate_function();
    duckdb_aggregate_function_set_name(function, aggregate.name);
    for (const duckdb_type type : aggregate.parameters) {
        duckdb_logical_type logical = duckdb_create_logical_type(type);
        duckdb_aggregate_function_add_parameter(function, logical);
        duckdb_destroy_logical_type(&logical);
    }
    duckdb_logical_type result = duckdb_create_logical_type(aggregate.result);
    duckdb_aggregate_function_set_return_type(function, result);
    duckdb_destroy_logical_type(&result);
    duckdb_aggregate_function_set_functions(function, stateSize, startState, aggregate.update, combine,
                                            aggregate.finalize);
    duckdb_aggregate_function_set_destructor(function, destroyStates);
    duckdb_aggregate_function_set_special_handling(function); // nulls come through, and are passed over here
    const duckdb_state state = duckdb_register_aggregate_function(connection, function);
    duckdb_destroy_aggregate_function(&function);
    return state == DuckDBSuccess;
}

} // namespace

Result<void> registerViewerSets(duckdb_connection connection)
{
    const Aggregate aggregates[] = {
        {"viewer_set", {DUCKDB_TYPE_INTEGER}, DUCKDB_TYPE_BLOB, updateFromIds, giveSet},
        {"viewer_set_union", {DUCKDB_TYPE_BLOB}, DUCKDB_TYPE_BLOB, updateFromSets, giveSet},
        {"viewer_count",
         {DUCKDB_TYPE_BLOB, DUCKDB_TYPE_INTEGER},
         DUCKDB_TYPE_BIGINT,
         updateFromBoth,
         giveCount},
    };
    for (const Aggregate &aggregate : aggregates) {
        if (!registerOne(connection, aggregate))
            return failure(ErrorKind::Internal, codes::Internal, u"cannot register an aggregate"_s,
                           QString::fromLatin1(aggregate.name));
    }
    if (!registerBoth(connection))
        return failure(ErrorKind::Internal, codes::Internal, u"cannot register a function"_s,
                       u"viewer_both"_s);
    return {};
}

} // namespace tally
