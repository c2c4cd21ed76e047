#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A running `tally serve` for tests, and what they ask it with."""
import http.client
import json
import pathlib
import re
import signal
import socket
import ssl
import subprocess
import time


class Failure(Exception):
    pass


def expect(condition, text):
    if not condition:
        raise Failure(text)


class Server:
    """`tally serve` on a free port of the loopback, in a folder of its own."""

    def __init__(self, tally, folder, *options, host="127.0.0.1", context=None):
        self.tally, self.folder = str(tally), pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.options, self.host, self.context = options, host, context
        self.store = self.folder / "c.tally"
        self.environment = {"XDG_DATA_HOME": str(self.folder / "data"), "XDG_CONFIG_HOME": str(self.folder / "config"),
                            "PATH": "/usr/bin:/bin", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
        self.process = None
        self.port = 0

    def run(self, *words, check=True):
        done = subprocess.run([self.tally, *map(str, words)], capture_output=True, text=True, env=self.environment,
                              timeout=300, check=False)
        expect(not check or done.returncode == 0, f"{words}: status {done.returncode}: {done.stderr[-500:]}")
        return done

    def start(self, port=0):
        self.log = open(self.folder / "server.log", "ab")
        self.process = subprocess.Popen(
            [self.tally, "serve", "--source", str(self.store), "--listen", f"{self.host}:{port}",
             *map(str, self.options)], stdout=subprocess.PIPE, stderr=self.log, env=self.environment)
        line = self.process.stdout.readline().decode()
        expect(":" in line, f"the server did not start: {self.logged()[-800:]}")
        self.port = int(line.rsplit(":", 1)[1])
        return self

    def logged(self):
        return (self.folder / "server.log").read_text(encoding="utf-8", errors="replace")

    def tcp_port(self):
        return int(re.findall(r'"tcp_port":(\d+)', self.logged())[-1])

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self, within=20):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            status = self.process.wait(within)
            expect(status == 0, f"the server ended with {status}: {self.logged()[-800:]}")

    def __enter__(self):
        return self.start()

    def __exit__(self, kind, *_):
        if kind:
            self.kill()
        self.stop()

    def connect(self, timeout=30):
        """A bare connection, for what a proper client would not send."""
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=timeout)
        return self.context.wrap_socket(plain, server_hostname="localhost") if self.context else plain

    def ask(self, method, path, body=None, headers=None, timeout=60):
        """(status, fields, body as JSON where it is, else bytes)"""
        kind = http.client.HTTPSConnection if self.context else http.client.HTTPConnection
        extra = {"context": self.context} if self.context else {}
        connection = kind("localhost" if self.context else "127.0.0.1", self.port, timeout=timeout, **extra)
        try:
            given = {"Content-Type": "application/json"} if body is not None else {}
            if isinstance(body, (dict, list)):
                body = json.dumps(body)
            connection.request(method, path, body=body, headers={**given, **(headers or {})})
            response = connection.getresponse()
            content = response.read()
            fields = {name.lower(): value for name, value in response.getheaders()}
            is_json = "json" in fields.get("content-type", "") and "content-encoding" not in fields
            return response.status, fields, json.loads(content) if is_json and content else content
        finally:
            connection.close()

    def raw(self, request, timeout=15):
        """Sends bytes and reads until the server closes."""
        with self.connect(timeout) as connection:
            try:
                connection.sendall(request)
            except (BrokenPipeError, ConnectionResetError):
                pass
            return read_all(connection)

    def memory(self):
        """Resident MiB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


def read_all(connection):
    parts = []
    try:
        while part := connection.recv(65536):
            parts.append(part)
    except (ConnectionResetError, TimeoutError, ssl.SSLError):
        pass
    return b"".join(parts)


def status_of(answer):
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else None


def eventually(check, seconds, text):
    until = time.monotonic() + seconds
    while not check():
        expect(time.monotonic() < until, text)
        time.sleep(0.1)
