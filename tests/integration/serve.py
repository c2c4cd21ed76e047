#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real server as its clients see it: endpoints, keys, TLS, intake over HTTP and TCP, reload, the way it ends.

usage: serve.py --tally PROGRAM
"""
import argparse
import gzip
import json
import pathlib
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time

from serving import Failure, Server, eventually, expect

QUERY = {"metrics": ["views", "unique_viewers"], "dimensions": ["time:day"],
         "range": {"from": "2026-06-01", "to": "2026-06-29", "zone": "Asia/Seoul"}, "include": ["totals"],
         "as_of": "2026-07-01T00:00:00Z"}


def without_time(table):
    return dict(table, took_ms=0)


def demo(server):
    server.run("demo", "--source", server.store, "--days", 30, "--events", 3000, "--until", "2026-06-29")


def queries(server):
    """Each answer is what the command line says of the same store before the server has it."""
    asked = [QUERY, dict(QUERY, dimensions=["country"], order=[["views", "desc"]], page={"limit": 3}),
             dict(QUERY, compare={"mode": "previous_period"}), dict(QUERY, metrics=["no_such_metric"]),
             dict(QUERY, range={"from": "2026-06-01", "to": "2026-06-29", "zone": "Mars/Olympus"})]
    lines = "\n".join(json.dumps(query) for query in asked)
    done = subprocess.run([server.tally, "query", "--source", str(server.store), "--json", "-", "--ndjson"], text=True,
                          input=lines, capture_output=True, env=server.environment, check=False, timeout=120)
    wanted = [json.loads(line) for line in done.stdout.splitlines()]
    expect(len(wanted) == len(asked), done.stderr)
    with server:
        for query, want in zip(asked, wanted):
            for _ in range(2):  # the second one may come from the cache
                status, fields, got = server.ask("POST", "/v1/query", query)
                if "code" in want:
                    expect(status >= 400 and got["code"] == want["code"], f"{query}: {got} instead of {want}")
                    expect(fields["content-type"] == "application/problem+json", fields)
                else:
                    expect(without_time(got) == without_time(want), f"{query}: {got}\ninstead of\n{want}")
        status, _, batch = server.ask("POST", "/v1/query:batch", asked)
        expect(status == 200 and [("code" in answer) for answer in batch] == [("code" in want) for want in wanted],
               f"batch: {batch}")
        endpoints(server, wanted[0])


def endpoints(server, table):
    status, _, catalog = server.ask("GET", "/v1/catalog")
    expect(status == 200 and "views" in [metric["name"] for metric in catalog["metrics"]], "catalog")
    status, _, values = server.ask("GET", "/v1/dimensions/country/values?q=k&limit=5")
    expect(status == 200 and values["values"][0]["value"] == "KR", values)
    expect(server.ask("GET", "/v1/dimensions/nothing/values")[2]["code"] == "unknown_dimension", "values")
    status, _, summary = server.ask("GET", "/v1/contents/summary?begin=2026-06-01&end=2026-06-29&timezone=Asia/Seoul")
    expect(status == 200 and summary["current_total"] == table["totals"]["views"], summary)
    expect([p["value"] for p in summary["series"]] == [row[1] for row in table["rows"]], summary)
    expect(summary["total"] >= summary["current_total"] and summary["unit"] == "day", summary)
    status, _, summary = server.ask("GET", "/v1/viewers/summary?begin=2026-06-01&end=2026-06-02")
    expect(status == 200 and summary["unit"] == "hour" and len(summary["series"]) == 24, summary)
    expect(server.ask("GET", "/v1/viewers/summary?begin=2026-06-01")[2]["pointer"] == "end", "a missing parameter")
    expect(server.ask("GET", "/v1/catalog?what=1")[0] == 400, "an unknown parameter")
    long = dict(QUERY, range={"from": "2020-01-01", "to": "2026-01-01"})
    expect(server.ask("POST", "/v1/query", long)[2]["code"] == "range_too_large", "six years")
    ever = {"metrics": ["views"], "range": "all"}
    expect(server.ask("POST", "/v1/query", ever)[0] == 200, "totals of all time")
    segments(server)
    exports(server)
    packed = gzip.compress(json.dumps(QUERY).encode())
    status, fields, body = server.ask("POST", "/v1/query", packed, {"Content-Encoding": "gzip", "Accept-Encoding": "gzip"})
    expect(status == 200 and fields.get("content-encoding") == "gzip", f"packed: {status} {fields}")
    expect(json.loads(gzip.decompress(body))["totals"] == table["totals"], "packed: another answer")
    expect(b"tally_requests_total" in server.ask("GET", "/metrics")[2], "metrics")
    expect(server.ask("GET", "/v1/annotations")[2] == {"annotations": []}, "annotations")


def segments(server):
    path = "/v1/segments/korean%20mobile%2Fall"
    body = {"filters": [["is", "country", ["KR"]], ["is", "device", ["mobile"]]], "note": "n"}
    expect(server.ask("GET", path)[0] == 404, "a segment that is not there")
    expect(server.ask("PUT", path, body)[0] == 200, "PUT")
    got = server.ask("GET", path)[2]
    expect(got["name"] == "korean mobile/all" and got["filters"] == body["filters"], got)
    by_name = dict(QUERY, filters=[["segment", "korean mobile/all"]])
    written_out = dict(QUERY, filters=body["filters"])
    expect(server.ask("POST", "/v1/query", by_name)[2]["rows"] == server.ask("POST", "/v1/query", written_out)[2]["rows"],
           "a query by its segment")
    expect(server.ask("PUT", path, {"filters": [["nope", 1]]})[0] == 400, "a bad segment")
    expect(server.ask("DELETE", path)[0] == 204 and server.ask("DELETE", path)[0] == 404, "DELETE")
    expect(server.ask("POST", "/v1/query", by_name)[2]["code"] == "unknown_segment", "a segment that was removed")


def exports(server):
    status, fields, csv = server.ask("GET", "/v1/exports.csv?range=2026-06-01/2026-06-03&timezone=Asia/Seoul")
    expect(status == 200 and csv.startswith(b"time,event_id,action") and b"+09:00" in csv, csv[:200])
    expect("chunked" in fields["transfer-encoding"], fields)
    query = http_quote(json.dumps(dict(QUERY, page={"limit": 5})))
    status, _, csv = server.ask("GET", f"/v1/exports.csv?query={query}")
    expect(status == 200 and csv.count(b"\r\n") == 29, f"28 days and a header, in pages of 5: {csv!r}")
    expect(server.ask("GET", "/v1/exports.csv?query=%7B%7D")[0] == 400, "an export of no query")


def http_quote(text):
    from urllib.parse import quote
    return quote(text, safe="")


EVENT = {"@timestamp": "2026-06-10T00:00:00Z", "event.action": "view", "user.id": "u1"}


def events_in(server):
    return server.ask("GET", "/v1/quality")[2]["source"]["events"]


def intake(folder, tally):
    """HTTP in its forms, twice the same, bad lines with reasons, lines over TCP, and the ledger."""
    with Server(tally, folder, "--tcp-listen", "127.0.0.1:0", "--ledger-seconds", 1) as server:
        lines = [json.dumps(dict(EVENT, **{"event.id": f"e{i}"})) for i in range(50)]
        bodies = [("application/x-ndjson", "\n".join(lines + ["{bad", '{"event.action": "view"}'])),
                  ("application/json", "[" + ",".join(lines) + "]"), ("application/json", lines[0])]
        for kind, body in bodies:
            status, _, report = server.ask("POST", "/v1/events", body.encode(), {"Content-Type": kind})
            expect(status == 200 and report["accepted"] == min(50, body.count("view") if kind != "application/x-ndjson"
                                                               else 50), f"{kind}: {report}")
            if "ndjson" in kind:
                expect([(r["line"], r["reason"]) for r in report["rejected_lines"]]
                       == [(51, "not_json"), (52, "missing_time")], report)
        eventually(lambda: events_in(server) == 50, 15, "50 events are not there")
        # Equal lines without an id count each in one request, and once over all requests.
        twice = (json.dumps(EVENT) + "\n").encode() * 2
        for _ in range(2):
            server.ask("POST", "/v1/events", twice, {"Content-Type": "application/x-ndjson"})
        eventually(lambda: events_in(server) == 52, 15, "equal lines")
        with socket.create_connection(("127.0.0.1", server.tcp_port())) as sender:
            for i in range(100):
                sender.sendall(json.dumps(dict(EVENT, **{"event.id": f"t{i}"})).encode()[:40])
                sender.sendall(json.dumps(dict(EVENT, **{"event.id": f"t{i}"})).encode()[40:] + b"\n")
            sender.sendall(b"rubbish\n")
        eventually(lambda: events_in(server) == 152, 15, "lines over TCP")
        eventually(lambda: server.ask("GET", "/v1/quality")[2]["ingest"]["ledger"]["total"]["stored"] == 152, 15,
                   "the ledger")
        ingest = server.ask("GET", "/v1/quality")[2]["ingest"]
        total = ingest["ledger"]["total"]
        expect(total["received"] == total["stored"] + total["duplicates"] + total["rejected"], ingest)
        expect(ingest["rejected"] == {"not_json": 2, "missing_time": 1}, ingest)
    letters = list(pathlib.Path(folder).glob("c-rejected/*.ndjson"))
    expect(len(letters) == 1 and letters[0].read_text().count("\n") == 3, f"dead letters: {letters}")


def full(folder, tally):
    """A spool that is full says so, and takes events again once they are drained."""
    with Server(tally, folder, "--spool-bytes", 1 << 20) as server:
        big = "\n".join(json.dumps(dict(EVENT, **{"event.id": f"f{i}", "note": "x" * 1000})) for i in range(2000))
        status, fields, problem = server.ask("POST", "/v1/events", big.encode(), {"Content-Type": "application/x-ndjson"})
        expect(status == 503 and problem["code"] == "spool_full" and "retry-after" in fields, problem)
        one = json.dumps(dict(EVENT, **{"event.id": "one"})).encode()
        expect(server.ask("POST", "/v1/events", one, {"Content-Type": "application/x-ndjson"})[0] == 200, "after full")


def keys(folder, tally):
    server = Server(tally, folder)
    refused = server.run("serve", "--source", server.store, "--listen", "0.0.0.0:0", check=False)
    expect(refused.returncode == 1 and "TLS" in refused.stderr, f"beyond loopback: {refused.stderr}")
    refused = server.run("serve", "--source", server.store, "--listen", "0.0.0.0:0", "--behind-proxy", check=False)
    expect(refused.returncode == 1 and "keys" in refused.stderr, f"without keys: {refused.stderr}")
    made = {name: server.run("keys", "add", "--name", name, "--scopes", scopes, *more).stdout.strip()
            for name, scopes, more in (("reader", "read", ()), ("shipper", "ingest", ()), ("boss", "admin", ()),
                                       ("blind", "read", ("--without-viewers", "--without-export")),
                                       ("slow", "read", ("--rate", "2")), ("old", "read", ("--expires", "2020-01-01")))}
    stored = (server.folder / "config/tallyroom/keys.json").read_text()
    expect(not any(key.rsplit("_", 1)[1] in stored for key in made.values()), "a key stands in the file")
    event = json.dumps(dict(EVENT, **{"event.id": "k"}))
    by_viewer = dict(QUERY, dimensions=["viewer"])
    cases = [(None, "GET", "/health", None, 200), (None, "GET", "/openapi.json", None, 200),
             (None, "GET", "/v1/catalog", None, 401), ("reader", "GET", "/v1/catalog", None, 200),
             ("old", "GET", "/v1/catalog", None, 401), ("shipper", "GET", "/v1/catalog", None, 403),
             ("shipper", "POST", "/v1/events", event, 200), ("reader", "POST", "/v1/events", event, 403),
             ("reader", "DELETE", "/v1/segments/a", None, 403), ("boss", "DELETE", "/v1/segments/a", None, 404),
             ("reader", "POST", "/v1/query", by_viewer, 200), ("blind", "POST", "/v1/query", by_viewer, 403),
             ("blind", "POST", "/v1/query", dict(QUERY, filters=[["is", "viewer", ["x"]]]), 403),
             ("blind", "GET", "/v1/dimensions/viewer/values", None, 403), ("blind", "GET", "/v1/exports.csv", None, 403)]
    with server:
        for who, method, path, body, wanted in cases:
            headers = {"Authorization": f"Bearer {made[who]}"} if who else {}
            status, _, answer = server.ask(method, path, body, headers)
            expect(status == wanted, f"{who} {method} {path}: {status} instead of {wanted}: {answer}")
        wrong = made["reader"][:-1] + ("0" if made["reader"][-1] != "0" else "1")
        expect(server.ask("GET", "/v1/catalog", headers={"X-API-Key": wrong})[0] == 401, "a wrong secret")
        expect(server.ask("GET", "/v1/catalog", headers={"X-API-Key": made["reader"]})[0] == 200, "X-API-Key")
        slow = [server.ask("GET", "/v1/catalog", headers={"X-API-Key": made["slow"]})[0] for _ in range(12)]
        expect(200 in slow and 429 in slow, f"rate: {slow}")
        server.run("keys", "revoke", made["reader"].split("_")[1])
        server.process.send_signal(signal.SIGHUP)
        eventually(lambda: server.ask("GET", "/v1/catalog", headers={"X-API-Key": made["reader"]})[0] == 401, 10, "revoked")
        expect("reloaded" in server.logged() and not any(key in server.logged() for key in made.values()), "log")


def certificate(folder, name):
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}",
                    "-addext", "subjectAltName=DNS:localhost", "-keyout", f"{folder}/key.pem", "-out",
                    f"{folder}/cert.pem"], check=True, capture_output=True)


def tls(folder, tally):
    pathlib.Path(folder).mkdir()
    certificate(folder, "first")
    context = ssl.create_default_context(cafile=f"{folder}/cert.pem")
    with Server(tally, folder + "/s", "--tls-certificate", f"{folder}/cert.pem", "--tls-key", f"{folder}/key.pem",
                context=context) as server:
        expect(server.ask("GET", "/health")[0] == 200, "TLS")
        old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        old.check_hostname, old.verify_mode = False, ssl.CERT_NONE
        old.set_ciphers("ALL:@SECLEVEL=0")
        old.minimum_version = old.maximum_version = ssl.TLSVersion.TLSv1_1
        try:
            old.wrap_socket(socket.create_connection(("127.0.0.1", server.port)))
            raise Failure("TLS 1.1 was accepted")
        except (ssl.SSLError, OSError):
            pass
        certificate(folder, "second")
        server.process.send_signal(signal.SIGHUP)
        fresh = ssl.create_default_context(cafile=f"{folder}/cert.pem")

        def renewed():
            server.context = fresh
            try:
                return server.ask("GET", "/health")[0] == 200
            except ssl.SSLError:
                return False
        eventually(renewed, 10, "the new certificate is not used")


def ending(folder, tally):
    """SIGTERM: what is under way is answered, an idle connection is closed, and what was accepted is stored."""
    server = Server(tally, folder).start()
    idle = server.connect(10)
    lines = "\n".join(json.dumps(dict(EVENT, **{"event.id": f"z{i}"})) for i in range(5000)).encode()
    expect(server.ask("POST", "/v1/events", lines, {"Content-Type": "application/x-ndjson"})[0] == 200, "events")
    begun = time.monotonic()
    server.stop()
    expect(idle.recv(10) == b"", "an idle connection outlived the server")
    print(f"  ended after {time.monotonic() - begun:.1f} s")
    info = json.loads(server.run("info", "--source", server.store, "--json").stdout)
    expect(info["events"] == 5000, f"{info['events']} of 5000 events after the end")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tally", required=True)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tally-serve-") as folder:
        failures = 0
        server = Server(options.tally, folder + "/q")
        parts = {"queries": lambda: (demo(server), queries(server))}
        for part in (intake, full, keys, tls, ending):
            parts[part.__name__] = lambda part=part: part(f"{folder}/{part.__name__}", options.tally)
        for name, part in parts.items():
            try:
                part()
                print(f"{name}: good", flush=True)
            except Failure as error:
                failures += 1
                print(f"FAILED {name}: {error}", flush=True)
    print(f"{failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
