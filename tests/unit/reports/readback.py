#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a CSV by Python's own reader and holds it against the rows it was written from: readback.py CSV JSON"""
import csv
import json
import sys
import unicodedata

FORMULA = set("=+-@＝＋－＠\u2212\ufe62\ufe63\ufe66\ufe6b")


def is_dangerous(text: str) -> bool:
    if text[:1] in ("\t", "\r", "\n"):
        return True
    for character in text:
        if unicodedata.category(character) in ("Zs", "Zl", "Zp", "Cc", "Cf"):
            continue
        return character in FORMULA
    return False


def main() -> int:
    with open(sys.argv[2], encoding="utf-8") as file:
        expected = json.load(file)
    with open(sys.argv[1], newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file, strict=True))
    if rows[0] != ["a", "b", "n", "d"] or len(rows) != len(expected) + 1:
        print(f"{len(rows) - 1} rows, {len(expected)} written; header {rows[0]}")
        return 1
    for number, (row, wanted) in enumerate(zip(rows[1:], expected)):
        texts = [("'" if is_dangerous(text) else "") + text for text in wanted[:2]]
        if row[:2] != texts or int(row[2]) != wanted[2] or float(row[3]) != wanted[3]:
            print(f"row {number}: {row!r} is not {wanted!r}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
