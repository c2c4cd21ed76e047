#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs the Debian 12 packages that a job needs: `debian-packages.sh build`, `test` or `fuzz`.
set -eu
BUILD="build-essential cmake ninja-build pkg-config qt6-base-dev libqt6opengl6-dev qt6-charts-dev libqt6svg6-dev qt6-l10n-tools
qt6-tools-dev qt6-tools-dev-tools libgl1-mesa-dev nlohmann-json3-dev libexpected-dev libsimdjson-dev libroaring-dev libxxhash-dev
zlib1g-dev libzstd-dev libssl-dev libboost1.81-dev ccache mold fonts-inter fonts-noto-cjk tzdata ca-certificates"
TEST="python3 git dbus xvfb xauth poppler-utils curl openssl openjdk-17-jdk-headless maven rsyslog rsyslog-elasticsearch"
WANTED=$BUILD
[ "${1:-build}" = test ] && WANTED="$BUILD $TEST"
[ "${1:-build}" = fuzz ] && WANTED="$BUILD clang-14"
# npm brings the DuckDB library; a Node.js that came from elsewhere is as good.
command -v npm >/dev/null 2>&1 || WANTED="$WANTED npm"

MISSING=""
for package in $WANTED; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || MISSING="$MISSING $package"
done
[ -n "$MISSING" ] || exit 0

SUDO=""
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null 2>&1 || { echo "Run this as root, or install sudo. Missing:$MISSING" >&2; exit 1; }
    SUDO=sudo
fi
if ! command -v apt-get >/dev/null 2>&1; then
    echo "This script knows Debian 12 only. README.md tells how to build elsewhere with plain cmake." >&2
    exit 1
fi
echo "Installing:$MISSING" >&2
export DEBIAN_FRONTEND=noninteractive
$SUDO apt-get update -qq
# shellcheck disable=SC2086
$SUDO apt-get install -y -qq --no-install-recommends $MISSING >/dev/null
