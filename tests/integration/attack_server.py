#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a hostile or broken client sends, against the real server: it must answer as it should, stay up, stay small,
and go on answering others.

usage: attack_server.py --tally PROGRAM [--connections N] [--huge-mib N]
"""
import argparse
import gzip
import json
import sys
import tempfile
import threading
import time
import zlib

from serving import Failure, Server, eventually, expect, read_all, status_of

GROWTH_MIB = 16
HEAD = b"Host: x\r\n"
JSON = b"Content-Type: application/json\r\n"


def post(path, body, fields=b""):
    return (b"POST " + path + b" HTTP/1.1\r\n" + HEAD + JSON + fields + b"Content-Length: %d\r\n\r\n" % len(body) + body)


MALFORMED = {
    "two lengths": (b"POST /v1/query HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 40\r\n\r\nabcd", 400),
    "the same length twice": (b"POST /v1/query HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 4\r\n\r\nabcd",
                              400),
    "length and chunks": (b"POST /v1/query HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
                          b"0\r\n\r\nGET /health HTTP/1.1\r\nHost: x\r\n\r\n", 400),
    "chunks and length": (b"POST /v1/query HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n"
                          b"0\r\n\r\n", 400),
    "an odd encoding": (b"POST /v1/query HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 400),
    "two encodings": (b"POST /v1/query HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
                      b"Transfer-Encoding: identity\r\n\r\n0\r\n\r\n", 400),
    "chunks in 1.0": (b"POST /v1/query HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
    "a bad chunk": (b"POST /v1/query HTTP/1.1\r\nHost: x\r\n" + JSON + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
    "a negative length": (b"POST /v1/query HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400),
    "no host": (b"GET /health HTTP/1.1\r\n\r\n", 400),
    "two hosts": (b"GET /health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
    "a blank before the colon": (b"GET /health HTTP/1.1\r\nHost : x\r\n\r\n", 400),
    "rubbish": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\xff" * 64 + b"\r\n\r\n", 400),
    "another version": (b"GET /health HTTP/3.7\r\nHost: x\r\n\r\n", 505),
    "an unknown path": (b"GET /v1/nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 404),
    "up and out": (b"GET /v1/../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 404),
    "a bad escape": (b"GET /v1/segments/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 404),
    "a null byte": (b"GET /v1/dimensions/country/values?q=%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 400),
    "not by this method": (b"DELETE /v1/query HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 405),
    "not JSON by type": (b"POST /v1/query HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nConnection: close\r\n"
                         b"Content-Length: 0\r\n\r\n", 415),
    "packed by brotli": (post(b"/v1/query", b"{}", b"Content-Encoding: br\r\n"), 415),
    "packed, but not": (post(b"/v1/query", b"{}", b"Content-Encoding: gzip\r\n"), 400),
    "too long a body": (b"POST /v1/query HTTP/1.1\r\nHost: x\r\n" + JSON + b"Content-Length: 99999999999\r\n\r\n", 413),
    "a long header": (b"GET /health HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 200_000 + b"\r\n\r\n", 431),
    "many fields": (b"GET /health HTTP/1.1\r\nHost: x\r\n" + b"X: y\r\n" * 50_000 + b"\r\n", 431),
    "a long target": (b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", 431),
    "deep JSON": (post(b"/v1/query", b"[" * 200_000, b"Connection: close\r\n"), 400),
    "keys twice": (post(b"/v1/query", b'{"metrics":["views"],"metrics":["likes"]}', b"Connection: close\r\n"), 400),
    "no UTF-8": (post(b"/v1/query", b'{"metrics":["\xff\xfe"]}', b"Connection: close\r\n"), 400),
    "events that are none": (post(b"/v1/events", b"[1,2,{}]", b"Connection: close\r\n"), 400),
}


def malformed(server):
    for name, (request, wanted) in MALFORMED.items():
        answer = server.raw(request)
        expect(status_of(answer) == wanted, f"{name}: {wanted} expected, got {answer[:200]!r}")
        if answer.split(b"\r\n\r\n", 1)[1]:
            body = json.loads(answer.split(b"\r\n\r\n", 1)[1])
            expect(body["status"] == wanted and body["code"], f"{name}: {body}")
        # One request that is refused must not become two.
        expect(answer.count(b"HTTP/1.1 ") == 1 or wanted == 505, f"{name}: more than one answer: {answer[-300:]!r}")


def pipelined(server):
    requests = b"".join(b"GET /v1/dimensions/d%d/values HTTP/1.1\r\nHost: x\r\n\r\n" % i for i in range(20))
    answer = server.raw(requests + b"GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    statuses = [int(part.split(b" ", 1)[0]) for part in answer.split(b"HTTP/1.1 ")[1:]]
    expect(statuses == [400] * 20 + [200], f"pipelined: {statuses}")


def continues(server):
    with server.connect() as connection:
        connection.sendall(b"POST /v1/query HTTP/1.1\r\n" + HEAD + JSON + b"Content-Length: 2\r\nExpect: 100-continue\r\n"
                           b"Connection: close\r\n\r\n")
        expect(connection.recv(100).startswith(b"HTTP/1.1 100"), "no 100 Continue")
        connection.sendall(b"{}")
        expect(status_of(read_all(connection)) == 400, "the body after 100 Continue was not read")


def endless(server, mib):
    """Bodies and headers that go on and on, packed ones that grow: refused, and no memory for them."""
    before = server.memory()
    part = b"x" * (1 << 20)
    attacks = {
        "huge body": (b"POST /v1/events HTTP/1.1\r\n" + HEAD + JSON + b"Transfer-Encoding: chunked\r\n\r\n",
                      b"%x\r\n%s\r\n" % (len(part), part), 413),
        "endless header": (b"GET /health HTTP/1.1\r\n" + HEAD, b"X-%d: %s\r\n" % (1, b"y" * 8000), 431),
    }
    for name, (head, again, wanted) in attacks.items():
        with server.connect() as connection:
            try:
                connection.sendall(head)
                for _ in range(mib):
                    connection.sendall(again)
            except (BrokenPipeError, ConnectionResetError):
                pass
            answer = read_all(connection)
        expect(status_of(answer) in (wanted, None), f"{name}: {answer[:100]!r}")
        growth = server.memory() - before
        expect(growth <= GROWTH_MIB, f"{name}: {growth:.0f} MiB more")
    bomb = gzip.compress(b"\0" * (mib << 20), 9)
    status, _, body = server.ask("POST", "/v1/events", bomb, {"Content-Encoding": "gzip"})
    expect(status == 413, f"zip bomb: {status} {body}")
    layered = zlib.compressobj(9, wbits=31)
    status, _, _ = server.ask("POST", "/v1/query", layered.compress(bomb) + layered.flush(), {"Content-Encoding": "gzip"})
    expect(status in (400, 413), f"packed twice: {status}")
    growth = server.memory() - before
    expect(growth <= GROWTH_MIB, f"zip bomb: {growth:.0f} MiB more")
    print(f"  after {mib} MiB of each: {growth:+.1f} MiB resident")


def drip(server, count, header_seconds):
    """Clients that send a byte now and then: all are gone soon, and others are served meanwhile."""
    connections = [server.connect() for _ in range(count)]
    stopping = threading.Event()

    def send():
        request = b"GET /health HTTP/1.1\r\nX: " + b"y" * 500
        for at in range(len(request)):
            for connection in connections:
                try:
                    connection.send(request[at:at + 1])
                except OSError:
                    pass
            if stopping.wait(0.2):
                return

    sender = threading.Thread(target=send)
    sender.start()
    slowest = 0.0
    for _ in range(20):
        begun = time.monotonic()
        status, _, _ = server.ask("GET", "/health")
        slowest = max(slowest, time.monotonic() - begun)
        expect(status == 200, f"health while dripping: {status}")
    time.sleep(header_seconds + 2)
    stopping.set()
    sender.join()
    answered = 0
    for connection in connections:
        connection.settimeout(10)
        answered += status_of(read_all(connection)) == 408  # ends only because the server closed
        connection.close()
    print(f"  {count} dripping connections ended, {answered} told 408; slowest health meanwhile {slowest * 1000:.0f} ms")
    expect(answered > 0, "no dripping client was told 408")


def caps(server):
    """One client more than may be is turned away; when one goes, the next may come."""
    held = [server.connect(3) for _ in range(8)]
    time.sleep(0.3)
    with server.connect(3) as over:
        over.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        expect(read_all(over) == b"", "a connection over the cap was served")
    for connection in held:
        connection.close()
    eventually(lambda: server.raw(b"GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").startswith(b"HTTP"),
               10, "no connection after others went")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tally", required=True)
    parser.add_argument("--connections", type=int, default=500)
    parser.add_argument("--huge-mib", type=int, default=300)
    options = parser.parse_args()
    header_seconds = 3
    try:
        with tempfile.TemporaryDirectory(prefix="tally-attack-") as folder:
            with Server(options.tally, folder + "/a", "--header-seconds", header_seconds) as server:
                for _ in range(20):
                    server.ask("GET", "/health")
                malformed(server)
                pipelined(server)
                continues(server)
                endless(server, options.huge_mib)
                drip(server, options.connections, header_seconds)
                expect(server.ask("GET", "/health")[0] == 200, "the server is down")
                expect("error" not in server.logged(), server.logged()[-500:])
            with Server(options.tally, folder + "/b", "--connections-per-address", 8) as server:
                caps(server)
    except Failure as error:
        print(f"FAILED {error}")
        return 1
    print("0 failures")
    return 0


if __name__ == "__main__":
    sys.exit(main())
