"""The frida channel: where the browser's network process really connects to, proxy or not.

Attached by process id before the first navigation; what happened before that is not seen. Child gating breaks
Chromium's start, so a network process that dies and is started anew is a loss, not a new target.
"""

import contextlib
import secrets
import socket
import threading
from collections.abc import Callable
from importlib import resources
from typing import Any

import frida

from harness.capture.channel import CANARY_HOST, BrowserLike, ChannelLog, EvidenceSink, SelfTest, record
from harness.capture.connect_message import parse_connect
from harness.capture.frida_work import bounded, let_go
from harness.capture.network_service import find_network_service
from harness.model.event import EventKind, Source
from harness.model.faults import CaptureLost

ATTACH_TIMEOUT_S = 15.0
SELF_TEST_TIMEOUT_S = 5.0


class FridaChannel:
    """`proxy_port` is where the browser's proxy listens on loopback, None when there is none."""

    name = "frida"

    def __init__(
        self, sink: EvidenceSink, proxy_port: int | None, listen: Callable[[], socket.socket] | None = None
    ) -> None:
        """`listen` gives a listener on the browser's own loopback, where that is not this process's."""
        self._sink, self._proxy_port = sink, proxy_port
        self._listen = listen or (lambda: socket.create_server(("127.0.0.1", 0)))
        self._log = ChannelLog(sink, self.name)
        self._session: Any = None
        self._script: Any = None
        self._detaching = False
        self._test_port: int | None = None
        self._own_seen, self._proxy_seen = threading.Event(), threading.Event()

    def attach(self, session: BrowserLike) -> None:
        pid = find_network_service(session.user_data_dir)
        self._detaching = False
        bounded(lambda: self._inject(pid), ATTACH_TIMEOUT_S)
        self._log.started(f"connect() of process {pid}")

    def _inject(self, pid: int) -> None:
        self._session = frida.attach(pid)
        self._session.on("detached", self._gone)
        source = resources.files("harness.capture").joinpath("frida_connect.js").read_text(encoding="utf-8")
        self._script = self._session.create_script(source)
        self._script.on("message", self._take)
        self._script.load()

    def self_test(self, session: BrowserLike) -> SelfTest:
        """A connection of ours out of the process must be seen; with a proxy, also one of the browser to the proxy."""
        with self._listen() as listener:
            self._test_port = listener.getsockname()[1]
            self._own_seen.clear()
            try:
                bounded(lambda: self._script.exports_sync.connect_to(self._test_port), SELF_TEST_TIMEOUT_S)
            except CaptureLost as lost:
                return SelfTest(False, lost.what.en)
            if not self._own_seen.wait(SELF_TEST_TIMEOUT_S):
                return SelfTest(False, "our own connection was not seen")
        if self._proxy_port is None:
            return SelfTest(True, "our own connection was seen")
        return self._proxy_test(session)

    def _proxy_test(self, session: BrowserLike) -> SelfTest:
        """A port of the canary host that was not asked before needs a fresh connection to the proxy."""
        self._proxy_seen.clear()
        port = 20_000 + secrets.randbelow(40_000)
        session.request(f"https://{CANARY_HOST}:{port}/frida")
        # Repetitions come as counts, twice a second.
        if not self._proxy_seen.wait(SELF_TEST_TIMEOUT_S):
            return SelfTest(False, "a fresh connection of the browser to the proxy was not seen")
        return SelfTest(True, "our own connection and the browser's to the proxy were seen")

    def detach(self) -> None:
        """Fetch the last counts and leave the process as it was."""
        if self._script is not None:
            with contextlib.suppress(CaptureLost):
                bounded(self._leave, SELF_TEST_TIMEOUT_S)
        self._detaching = True
        self._log.ended()
        let_go(self._session, self._script, self._take, self._gone)
        self._session = self._script = None

    def _leave(self) -> None:
        self._script.exports_sync.flush()
        self._detaching = True
        self._script.unload()
        self._session.detach()

    def _gone(self, reason: str, *_: object) -> None:
        if not self._detaching:
            self._log.lost(f"detached: {reason}")

    def _take(self, message: Any, _data: object) -> None:
        if message.get("type") == "error":
            self._log.lost(f"the hook failed: {str(message.get('description'))[:200]}")
            return
        data = parse_connect(message.get("payload"), self._proxy_port, self._test_port)
        if data is None:
            return
        record(self._sink, Source.NETWORK, EventKind.CONNECT, data)
        if data.get("self_test"):
            self._own_seen.set()
        if data["to_proxy"]:
            self._proxy_seen.set()
