"""A server under measurement and a client that is signed in."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode

from benchmarks.school import NOW, PASSWORD

TICK = os.sysconf("SC_CLK_TCK")


@dataclass
class Server:
    """Granian with one worker, as `make run` starts it."""

    environment: dict[str, str]
    port: int = 0
    process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Server:
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.port = s.getsockname()[1]
        self.process = subprocess.Popen(
            [
                str(Path(sys.executable).parent / "granian"),
                *("--interface", "wsgi", "--port", str(self.port), "--blocking-threads", "4"),
                *("--no-ws", "--log-level", "error", "peremena.config.wsgi:application"),
            ],
            env=os.environ
            | self.environment
            | {"DJANGO_SETTINGS_MODULE": "benchmarks.settings", "PEREMENA_CLOCK": NOW.isoformat()},
        )
        for _ in range(200):
            try:
                Client(self.port).get("/floor/nothing/")
                return self
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the server does not answer")

    def __exit__(self, *_: object) -> None:
        assert self.process
        self.process.terminate()
        self.process.wait()

    def cpu(self) -> float:
        """Processor seconds spent so far by the server and its workers."""
        assert self.process
        family = [self.process.pid]
        for pid in family:
            children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
            family += [int(child) for child in children]
        total = 0
        for pid in family:
            fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            total += int(fields[11]) + int(fields[12])
        return total / TICK


@dataclass
class Client:
    """One keep-alive connection with its cookies."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    connection: http.client.HTTPConnection | None = None

    def send(
        self, method: str, path: str, body: bytes | None = None, **headers: str
    ) -> tuple[int, bytes, http.client.HTTPMessage]:
        """One request; returns status, body and headers."""
        self.connection = self.connection or http.client.HTTPConnection("127.0.0.1", self.port)
        cookie = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        self.connection.request(method, path, body, {"Cookie": cookie, **headers})
        response = self.connection.getresponse()
        content = response.read()
        for header in response.headers.get_all("Set-Cookie") or []:
            name, value = header.split(";", 1)[0].split("=", 1)
            self.cookies[name] = value
        return response.status, content, response.headers

    def get(self, path: str, **headers: str) -> tuple[int, bytes, http.client.HTTPMessage]:
        """GET."""
        return self.send("GET", path, **headers)

    def sign_in(self, username: str) -> None:
        """By the form."""
        _status, page, _headers = self.get("/sign-in/")
        token = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', page)
        assert token
        form = {
            "csrfmiddlewaretoken": token[1].decode(),
            "username": username,
            "password": PASSWORD,
            "next": "/",
        }
        status, _page, _headers = self.send(
            "POST",
            "/sign-in/",
            urlencode(form).encode(),
            **{"Content-Type": "application/x-www-form-urlencoded"},
        )
        assert status == 302, status

    def csrf(self, page: bytes) -> str:
        """The token that scripts send, from a page."""
        token = re.search(rb'"X-CSRFToken": "(\w+)"', page)
        assert token
        return token[1].decode()


@dataclass(frozen=True)
class Cost:
    """What one kind of request costs: milliseconds, statements (own+bookkeeping), bytes."""

    cpu_ms: float
    p50_ms: float
    p95_ms: float
    statements: str
    raw: int
    gzipped: int


def measure(server: Server, requests: list, count: int = 100) -> list[Cost]:
    """The costs of several requests, taken in turn in rounds, so that a noisy machine cancels out.

    A request is a function of a number (so that writes differ) and extra headers.
    """
    rounds = 5
    waits: list[list[float]] = [[] for _ in requests]
    cpu: list[list[float]] = [[] for _ in requests]
    for request in requests:
        for n in range(10):
            request(n, {})
    for turn in range(rounds):
        for i, request in enumerate(requests):
            before = server.cpu()
            for n in range(count):
                start = time.perf_counter()
                status, _body, _headers = request(turn * count + n, {})
                waits[i].append((time.perf_counter() - start) * 1000)
                assert status == 200, status
            cpu[i].append((server.cpu() - before) * 1000 / count)
    costs = []
    for i, request in enumerate(requests):
        _status, body, headers = request(0, {"X-Count": "1"})
        cut = quantiles(waits[i], n=20)
        costs.append(
            Cost(
                cpu_ms=round(min(cpu[i]), 2),
                p50_ms=round(cut[9], 2),
                p95_ms=round(cut[18], 2),
                statements=headers.get("X-Statements", ""),
                raw=len(body),
                gzipped=len(gzip.compress(body, 6)),
            )
        )
    return costs
