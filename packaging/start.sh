#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# From a fresh Debian 12 to the open window: installs what is needed, builds, fills the store with a demo community
# if it is empty, and opens it. Run it again at any time; it does only what is left to do.
set -eu
cd "$(dirname "$0")/.."
sh packaging/debian-packages.sh build
sh packaging/get-duckdb.sh .deps/duckdb
cmake --preset release -DTALLYROOM_BUILD_TESTS=OFF -DCMAKE_CXX_COMPILER_LAUNCHER=ccache >.deps/configure.log 2>&1 \
    || { cat .deps/configure.log >&2; exit 1; }
cmake --build --preset release

BIN=$PWD/build/release/bin
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$BIN/tallyroom" --demo
fi

"$BIN/tally" demo --if-empty
"$BIN/tally" query --metrics views,unique_viewers,watch_time,uploads,engagement_rate --by time:day \
    --range last_7_days --include totals,empty_buckets
QT_QPA_PLATFORM=offscreen "$BIN/tallyroom" --screenshot overview.png --size 1480x940
cat <<EOF

This machine has no display, so the window could not open; above are the demo community's last seven days, and
overview.png in this folder is the window's picture. On a machine with a display (or by 'ssh -X') open it with

    $BIN/tallyroom

and go on here with

    $BIN/tally --help
    $BIN/tally import YOUR-LOG.ndjson.gz
EOF
