// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/embedded/connection.h"

#include <array>
#include <string_view>
#include <unordered_map>

namespace tally {

/// The ids of one dictionary table's values, as far as they are kept in memory, for whoever writes events.
/// All values while there are few; beyond that only the recent ones, and the table is asked for the rest. One
/// thread.
class Dictionary
{
public:
    /// `anonymous`: which of the viewers' two name spaces; unset for all other tables.
    Dictionary(std::string table, std::shared_ptr<int32_t> lastId, std::optional<bool> anonymous = {},
               std::size_t maxKept = 300'000);

    /// Reads what is stored; call once, and again after forget().
    Result<void> load(Connection &connection);
    /// After a roll-back: what is in memory may not be in the table.
    void forget();
    bool isLoaded() const { return m_loaded; }

    /// The id of a value, or a provisional one (negative) that settle() makes known.
    int32_t idOf(std::string_view value);
    /// Looks the provisional ones up in the table, gives new values an id, and appends them to the table.
    Result<void> settle(Connection &connection);
    int32_t settled(int32_t id) const { return id < 0 ? m_settled[std::size_t(-id - 1)] : id; }
    /// Forgets the provisional ids; drops values where too many are kept. After the last settled().
    void endBatch();

    const std::string &table() const { return m_table; }
    bool hasValues() const { return m_any; }
    bool hasNew() const { return !m_new.empty(); } ///< since the last endBatch()

private:
    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using Ids = std::unordered_map<std::string, int32_t, Hash, std::equal_to<>>;

    int32_t find(std::string_view value);
    Result<void> lookUpPending(Connection &connection);
    void numberPending();
    Result<void> appendNew(Connection &connection);
    int32_t nextId(const std::string &value);
    std::string nameSpace() const;

    static constexpr std::size_t RecentSlots = 256;

    std::string m_table;
    std::shared_ptr<int32_t> m_lastId; // shared by the two name spaces of viewers
    std::optional<bool> m_anonymous;
    std::size_t m_maxKept;
    Ids m_ids;
    std::array<const Ids::value_type *, RecentSlots> m_recent{}; // most columns repeat a handful of values
    bool m_loaded = false;
    bool m_complete = false; // m_ids holds every value of the table
    bool m_any = false;
    std::vector<const Ids::value_type *> m_pending; // provisional id −i−1 stands for m_pending[i]
    std::vector<int32_t> m_settled;
    std::vector<const Ids::value_type *> m_new;
};

} // namespace tally
