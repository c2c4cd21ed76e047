# SPDX-FileCopyrightText: 2026 The Tallyroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real OpenSearch or Elasticsearch for a test:

    with searchnode.start(secure=True) as node:
        node.call("PUT", "/some-index")

It takes free ports, and is ended with the block, with the interpreter, or, where that was killed, by the next start.
Where no node can be had the test fails with the starter's own sentence."""
import atexit
import base64
import json
import os
import pathlib
import signal
import ssl
import subprocess
import sys
import urllib.error
import urllib.request

STARTER = pathlib.Path(__file__).resolve().parent / "search-node"


class Refused(Exception):
    """An answer that is no 2xx: its status and its body."""

    def __init__(self, status, body, what):
        super().__init__(f"{what}: {status} {body[:600]}")
        self.status = status
        self.body = body


class Instance:
    def __init__(self, arguments):
        done = subprocess.run([STARTER, "start", "--port", "0", "--owner", str(os.getpid()), *arguments],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"No search node could be started, so nothing was tested.\n{done.stderr}")
        self.url = done.stdout.strip().splitlines()[-1]
        self.port = self.url.rsplit(":", 1)[1]
        facts = dict(line.split("=", 1) for line in self._starter("env").splitlines())
        self.urls = facts["SEARCH_URLS"].split(",")
        self.ca = facts.get("SEARCH_CA")
        self.user, self.password = facts.get("SEARCH_USER"), facts.get("SEARCH_PASSWORD")
        self.reader = (facts.get("SEARCH_READER"), facts.get("SEARCH_READER_PASSWORD"))
        self._tls = ssl.create_default_context(cafile=self.ca) if self.ca else None
        self._running = True
        atexit.register(self.stop)

    def _starter(self, verb, *arguments):
        return subprocess.run([STARTER, verb, "--port", self.port, *arguments], capture_output=True, text=True,
                              check=True).stdout

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        if self._running:
            self._running = False
            self._starter("stop")

    def kill(self, number):
        """Ends one node of a cluster as a crash would."""
        self._starter("stop", "--node", str(number))

    def restart(self, number):
        self._starter("restart-node", "--node", str(number))

    def environment(self):
        """What `tally` needs to reach it: the password stands in the environment alone."""
        return {**os.environ, **({"TALLY_PASSWORD": self.password} if self.password else {})}

    def options(self):
        """Words for `tally`'s command line."""
        return ["--ca", self.ca, "--user", self.user] if self.ca else []

    def raw(self, method, path, body=None, node=0, timeout=60):
        """(status, text) of a request; bodies: None, bytes, text, a list (lines of a bulk request) or JSON."""
        if isinstance(body, list):
            body = "".join(json.dumps(line) + "\n" for line in body)
            kind = "application/x-ndjson"
        else:
            kind = "application/json"
            body = body if body is None or isinstance(body, (str, bytes)) else json.dumps(body)
        body = body.encode() if isinstance(body, str) else body
        request = urllib.request.Request(self.urls[node] + path, body, {"Content-Type": kind}, method=method)
        if self.user:
            token = base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
            request.add_header("Authorization", "Basic " + token)
        try:
            with urllib.request.urlopen(request, timeout=timeout, context=self._tls) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode()

    def call(self, method, path, body=None, **others):
        status, text = self.raw(method, path, body, **others)
        if not 200 <= status < 300:
            raise Refused(status, text, f"{method} {path}")
        return json.loads(text) if text.strip() else {}


def start(engine=None, version=None, nodes=1, secure=False, heap=None, settings=()):
    # A test that ctest ends gets SIGTERM: it must still reach atexit.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    arguments = [*(("--engine", engine) if engine else ()), *(("--version", version) if version else ()),
                 *(("--heap", heap) if heap else ()), *(("--secure",) if secure else ()), "--nodes", str(nodes)]
    for setting in settings:
        arguments += ["--set", setting]
    return Instance(arguments)
