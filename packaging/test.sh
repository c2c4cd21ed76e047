#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Passes the tests: installs what they need, builds, and runs them.
#   test.sh             the whole suite; what continuous integration runs
#   test.sh sanitizers  the same, then the suite again under ASan and UBSan, and its threaded parts under TSan
set -eu
cd "$(dirname "$0")/.."
sh packaging/debian-packages.sh test
sh packaging/get-duckdb.sh .deps/duckdb

export CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros
build() {
    cmake --preset "$1" -DCMAKE_CXX_COMPILER_LAUNCHER=ccache -DCMAKE_EXE_LINKER_FLAGS=-fuse-ld=mold >/dev/null
    cmake --build --preset "$@"
}
build ci
ctest --preset ci -j2 --repeat until-pass:2
[ "${1:-}" = sanitizers ] || exit 0

export ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1 UBSAN_OPTIONS=print_stacktrace=1
export LSAN_OPTIONS="suppressions=$PWD/tests/support/lsan.supp:print_suppressions=0"
export TSAN_OPTIONS="suppressions=$PWD/tests/support/tsan.supp"
build asan
ctest --preset asan -j2 -LE slow
build tsan --target threaded_tests
ctest --preset tsan -j2 -L threaded
