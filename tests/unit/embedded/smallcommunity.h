// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storefixture.h"

namespace tally {

/// A small community whose every number can be told by looking at it: two days of March 2026, one day before,
/// one after.
inline QString storeSmallCommunity(StoreFixture &store)
{
    store.add({{"time", "2026-03-01T10:00:00Z"},
               {"event_id", "e1"},
               {"action", "view"},
               {"viewer", "u1"},
               {"session", "s1"},
               {"country", "KR"},
               {"content", "c1"},
               {"content_title", "Old"},
               {"watched_ms", 1500},
               {"impression", "i1"},
               {"tags", R"(["a","b"])"},
               {"device", "tv"},
               {"labels", R"({"campaign":"spring","n":12,"a/b~c":"odd"})"}});
    store.add({{"time", "2026-03-01T11:00:00Z"},
               {"event_id", "e2"},
               {"action", "view"},
               {"viewer", "u2"},
               {"session", "s2"},
               {"country", "KR"},
               {"content", "c1"},
               {"content_title", "New"},
               {"watched_ms", 500},
               {"tags", R"(["b"])"},
               {"labels", R"({"n":2.5})"}});
    store.add({{"time", "2026-03-01T12:00:00Z"},
               {"event_id", "e3"},
               {"action", "view"},
               {"anonymous_id", "u1"},
               {"session", "s3"},
               {"country", "JP"},
               {"content", "c2"},
               {"content_title", "Two"}});
    store.add({{"time", "2026-03-01T12:30:00Z"},
               {"event_id", "e4"},
               {"action", "view"},
               {"country", "JP"},
               {"content", "c2"}});
    store.add({{"time", "2026-03-01T13:00:00Z"},
               {"event_id", "e5"},
               {"action", "impression"},
               {"viewer", "u1"},
               {"session", "s1"},
               {"country", "KR"},
               {"content", "c1"},
               {"impression", "i1"}});
    store.add({{"time", "2026-03-01T13:00:00Z"},
               {"event_id", "e6"},
               {"action", "page-view"},
               {"viewer", "u1"},
               {"session", "s1"},
               {"page", "/b"}});
    store.add({{"time", "2026-03-01T13:00:00Z"},
               {"event_id", "e5b"},
               {"action", "page-view"},
               {"viewer", "u1"},
               {"session", "s1"},
               {"page", "/a"}});
    store.add({{"time", "2026-03-01T14:00:00Z"},
               {"event_id", "e7"},
               {"action", "page-view"},
               {"viewer", "u2"},
               {"session", "s2"},
               {"page", "/b"}});
    store.add({{"time", "2026-03-01T15:00:00Z"},
               {"event_id", "e8"},
               {"action", "like"},
               {"viewer", "u1"},
               {"country", "KR"},
               {"content", "c1"}});
    store.add({{"time", "2026-03-01T15:01:00Z"},
               {"event_id", "e9"},
               {"action", "unlike"},
               {"viewer", "u1"},
               {"country", "KR"},
               {"content", "c1"}});
    store.add({{"time", "2026-03-01T15:02:00Z"},
               {"event_id", "e10"},
               {"action", "unlike"},
               {"viewer", "u2"},
               {"country", "KR"},
               {"content", "c1"}});
    store.add({{"time", "2026-03-01T16:00:00Z"},
               {"event_id", "e11"},
               {"action", "purchase"},
               {"viewer", "u2"},
               {"amount", 19.99},
               {"quantity", 3},
               {"currency", "USD"},
               {"country", "US"}});
    store.add({{"time", "2026-03-01T16:30:00Z"},
               {"event_id", "e12"},
               {"action", "purchase"},
               {"viewer", "u2"},
               {"amount", 0.1},
               {"country", "US"}});
    store.add({{"time", "2026-03-01T17:00:00Z"},
               {"event_id", "e13"},
               {"action", "content-upload"},
               {"viewer", "u9"},
               {"uploader", "u9"},
               {"uploader_name", "Nine"},
               {"content", "c3"}});
    store.add({{"time", "2026-03-01T17:30:00Z"},
               {"event_id", "e14"},
               {"action", "content-upload"},
               {"viewer", "u9"},
               {"uploader", "u9"},
               {"content", "c4"}});
    store.add({{"time", "2026-03-01T18:00:00Z"},
               {"event_id", "e15"},
               {"action", "view"},
               {"viewer", "bot"},
               {"traffic_class", "bot"},
               {"country", "KR"},
               {"content", "c1"},
               {"content_title", "By a bot"}});
    store.add({{"time", "2026-03-02T00:00:00Z"}, {"event_id", "e16"}, {"action", "dance"}, {"viewer", "u1"}});
    store.add({{"time", "2026-02-27T10:00:00Z"},
               {"event_id", "p1"},
               {"action", "view"},
               {"viewer", "u1"},
               {"country", "KR"},
               {"content", "c1"},
               {"content_title", "Oldest"}});
    store.add({{"time", "2026-03-03T00:00:00Z"}, {"event_id", "f1"}, {"action", "view"}, {"viewer", "u1"}});
    return store.store();
}

/// A query about the two days.
inline QByteArray queryOfTwoDays(const QByteArray &rest)
{
    return R"({"range":{"from":"2026-03-01","to":"2026-03-03","zone":"UTC"},)" + rest + '}';
}

} // namespace tally
