#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""run.py over a real engine that is started for it.

usage: engine.py --tally PROGRAM [--node-engine opensearch|elasticsearch] [--node-version V] [options of run.py]
"""
import argparse
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / "support" / "searchnode"))
import searchnode  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--node-engine")
    parser.add_argument("--node-version")
    options, rest = parser.parse_known_args()
    with searchnode.start(options.node_engine, options.node_version) as node:
        return subprocess.run([sys.executable, HERE / "run.py", "--engine", node.url, *rest], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
