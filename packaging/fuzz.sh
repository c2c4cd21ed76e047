#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds the fuzzers with Clang and lets each run: `fuzz.sh [SECONDS]` (60). What they find stays in build/fuzz/found.
set -eu
cd "$(dirname "$0")/.."
SECONDS_EACH=${1:-60}
sh packaging/debian-packages.sh fuzz
sh packaging/get-duckdb.sh .deps/duckdb
cmake --preset fuzz -DCMAKE_CXX_COMPILER_LAUNCHER=ccache >/dev/null
TARGETS="ndjson csv query fieldmap savedfilter savedreport letter"
for target in $TARGETS; do
    cmake --build --preset fuzz --target "fuzz_$target"
done
mkdir -p build/fuzz/found
for target in $TARGETS; do
    mkdir -p "build/fuzz/corpus/$target"
    echo "== $target"
    "build/fuzz/bin/fuzz_$target" -max_total_time="$SECONDS_EACH" -timeout=10 -rss_limit_mb=2048 -max_len=20000 \
        -print_final_stats=1 -verbosity=0 -artifact_prefix="build/fuzz/found/$target-" \
        "build/fuzz/corpus/$target" "tests/fuzz/corpus/$target"
done
