#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Debian's rsyslog ships a log file into a node with TLS and a password, into the indices of the template; what arrives
is counted.

usage: rsyslog_shipping.py --tally PROGRAM [--events 2000]"""
import argparse
import datetime
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support" / "searchnode"))
import searchnode  # noqa: E402
from communityindex import BASE, Tally, event, name_of, whole  # noqa: E402

CONFIG = """
module(load="imfile" PollingInterval="1")
module(load="mmjsonparse")
module(load="omelasticsearch")
global(workDirectory="{folder}" defaultNetstreamDriverCAFile="{ca}")
template(name="index" type="string" string="{base}-%timereported:1:4:date-rfc3339%")
template(name="day" type="string" string="{base}-%$!day%")
template(name="line" type="string" string="%msg%")
template(name="id" type="string" string="%$!event!id%")
input(type="imfile" File="{log}" Tag="events:" Severity="info" Facility="local7" readTimeout="1")
action(type="mmjsonparse" cookie="")
set $!day = replace(field($!@timestamp, 84, 1), "-", ".");
action(type="omelasticsearch" server="127.0.0.1" serverport="{port}" usehttps="on" tls.cacert="{ca}"
       uid="{user}" pwd="{password}" searchType="" searchIndex="day" dynSearchIndex="on" template="line"
       bulkid="id" dynbulkid="on" bulkmode="on" writeoperation="create" retryfailures="off"
       queue.type="linkedList" queue.dequeuebatchsize="200" action.resumeretrycount="-1" action.resumeinterval="1")
"""


def expect(what, got, wanted):
    if got != wanted:
        sys.exit(f"{what}: {got!r}, {wanted!r} wanted")


def wait_for(what, looks, wanted, seconds=90):
    until = time.monotonic() + seconds
    while looks() != wanted:
        if time.monotonic() > until:
            sys.exit(f"{what}: {looks()!r} after {seconds} s, {wanted!r} wanted")
        time.sleep(0.5)


def counted(node):
    status, text = node.raw("GET", f"/{BASE}-*/_count")
    return json.loads(text)["count"] if status == 200 else -1


def append(log, events):
    with log.open("a", encoding="utf-8") as file:
        for one in events:
            file.write(json.dumps(one) + "\n")


def ship(node, tally, folder, count):
    days = [datetime.date(2026, 10, 1), datetime.date(2026, 10, 2)]
    log = folder / "events.ndjson"
    log.touch()
    config = folder / "rsyslog.conf"
    config.write_text(CONFIG.format(folder=folder, ca=node.ca, base=BASE, log=log, port=node.port, user=node.user,
                                    password=node.password), encoding="utf-8")
    events = [event(number, days[number % 2], plan="free") for number in range(count)]
    append(log, events[: count // 2])
    shipper = subprocess.Popen(["rsyslogd", "-n", "-f", str(config), "-i", str(folder / "pid")],
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        wait_for("events that were shipped", lambda: (node.raw("POST", f"/{BASE}-*/_refresh"), counted(node))[1], count // 2)
        append(log, events[count // 2:])
        wait_for("events that came later", lambda: (node.raw("POST", f"/{BASE}-*/_refresh"), counted(node))[1], count)
    finally:
        shipper.terminate()
        output, _ = shipper.communicate(timeout=30)
        print(output[-2000:], end="")
    expect("documents and their sum", whole(node), (count, count * (count - 1) // 2))
    listed = {one["index"]: one["documents"] for one in tally.json("list")["indices"]}
    expect("by day", listed, {name_of(day): count // 2 for day in days})
    expect("conflicts", tally.json("conflicts")["conflicts"], [])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tally", required=True)
    parser.add_argument("--events", type=int, default=2000)
    arguments = parser.parse_args()
    if not shutil.which("rsyslogd"):
        sys.exit("rsyslogd is not installed, so nothing was tested: packaging/debian-packages.sh test brings it")
    with searchnode.start(secure=True) as node, tempfile.TemporaryDirectory() as folder:
        tally = Tally(arguments.tally, node)
        tally.run("template", "--replicas", "0")
        ship(node, tally, pathlib.Path(folder), arguments.events)
        print(f"{arguments.events} events shipped, each there once")


if __name__ == "__main__":
    main()
