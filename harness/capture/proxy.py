"""The proxy channel: mitmproxy in a process of its own, whose announcements become the recording's traffic events."""

import secrets
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import certifi

from harness.capture.certificate_pin import spki_pin
from harness.capture.channel import CANARY_URL, ChannelLog, EvidenceSink, SelfTest, Watched, record
from harness.capture.field_drop import What
from harness.capture.proxy_line import MAX_LINE_BYTES, LineKind, ProxyLine, parse
from harness.capture.proxy_settings import ProxySettings
from harness.devices.port import refuse_busy
from harness.devices.process_tree import ProcessTree
from harness.model.event import EventKind, Source
from harness.model.faults import BadInput, CaptureLost
from harness.model.laboratory import Laboratory
from harness.model.saying import Saying

READY_TIMEOUT_S = 20.0
SELF_TEST_TIMEOUT_S = 6.0
FLOWS = "traffic/flows.mitm"
LOG = "system/proxy.log"

_EVENTS: Mapping[LineKind, EventKind] = MappingProxyType(
    {
        "request": EventKind.REQUEST,
        "response": EventKind.RESPONSE,
        "websocket_message": EventKind.WEBSOCKET_MESSAGE,
        "traffic_error": EventKind.TRAFFIC_ERROR,
        "altered": EventKind.ALTERED,
    }
)


@dataclass(frozen=True, slots=True)
class ProxyRoute:
    """What a client needs to go through the proxy: its loopback port and the pin of its CA.

    `tunnel_port` and `tunnel_keys` (mitmproxy's file) are those of its WireGuard tunnel; 0 without one.
    """

    port: int
    spki_pin: str
    tunnel_port: int = 0
    tunnel_keys: bytes = b""


class ProxyChannel:
    """One proxy for all sessions of a run: `start` before the first, `stop` after the last."""

    name = "proxy"

    def __init__(
        self,
        sink: EvidenceSink,
        tree: ProcessTree,
        laboratory: Laboratory,
        port: int = 0,
        prefix: Sequence[str] = (),
        *,
        keys: Path | None = None,
    ) -> None:
        """`port` 0 takes a free one. The CA's key lives and dies with the run's scratch folder.

        `prefix` starts it on the network of the app, so that its connections fail where the app's own would.
        With `keys`, a file that is made where there is none, it offers a WireGuard tunnel where the laboratory says.
        """
        self._sink, self._tree, self._laboratory, self._port = sink, tree, laboratory, port
        self._prefix, self._keys = tuple(prefix), keys
        self._log = ChannelLog(sink, self.name)
        self._flows = sink.path(FLOWS)
        self._process: subprocess.Popen[bytes] | None = None
        self._reader: threading.Thread | None = None
        self._ready = threading.Event()
        self._arrived = threading.Condition()
        self._waiting: str = ""
        self._seen = False
        self._ready_port = self._tunnel_port = 0
        self._noise: list[str] = []
        self._dropped = ""
        self._stopping = False

    def start(self) -> ProxyRoute:
        """Start and wait until it listens. Raises BadInput for a busy port, CaptureLost when it does not come up."""
        if self._port and not self._prefix:
            refuse_busy(self._port, "--proxy-port")
        scratch = self._tree.scratch / "proxy"
        scratch.mkdir(parents=True, exist_ok=True)
        self._settings(scratch).dump(scratch / "settings.json")
        argv = [*self._prefix, sys.executable, "-m", "harness.capture.proxy_process", str(scratch / "settings.json")]
        log = self._sink.path(LOG)
        self._process = self._tree.spawn("proxy", argv, log=log, stdout_pipe=True, stdin_pipe=True)
        self._reader = threading.Thread(target=self._read, args=(self._process,), name="proxy-reader", daemon=True)
        self._reader.start()
        if not self._ready.wait(READY_TIMEOUT_S) or not self._ready_port:
            self.stop()
            raise _not_started(self._process)
        self._log.started(f"listens on loopback port {self._ready_port}")
        keys = self._keys.read_bytes() if self._keys and self._tunnel_port else b""
        pin = spki_pin((scratch / "mitmproxy-ca-cert.pem").read_bytes())
        return ProxyRoute(self._ready_port, pin, self._tunnel_port, keys)

    def _settings(self, scratch: Path) -> ProxySettings:
        trust = scratch / "trust.pem"
        trust.write_text("\n".join([Path(certifi.where()).read_text("ascii"), self._laboratory_ca()]), encoding="utf-8")
        resolve = {name: (where.address, where.port) for name, where in self._laboratory.resolve.items()}
        settings = ProxySettings(str(self._flows), str(scratch), str(trust), self._port, resolve)
        if self._keys is None or (where := self._laboratory.wireguard) is None:
            return settings
        return replace(settings, tunnel=(where.address, where.port), keys=str(self._keys))

    def _laboratory_ca(self) -> str:
        if not self._laboratory.upstream_ca:
            return ""
        try:
            return Path(self._laboratory.upstream_ca).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            what = Saying("the laboratory's CA cannot be read", "无法读取实验室 CA 证书")
            mend = Saying("name a PEM file", "指定 PEM 文件")
            raise BadInput(what, f"upstream_ca ({self._laboratory.upstream_ca})", mend) from error

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def attach(self, session: Watched) -> None:  # noqa: ARG002 - the session was opened with the proxy's address
        if not self.alive:
            raise CaptureLost(Saying("the proxy is not running", "代理进程未运行"), self.name)

    def self_test(self, session: Watched) -> SelfTest:
        """A request of ours from the device must be announced."""
        return self.test_with(session.request)

    def test_with(self, request: Callable[[str], None]) -> SelfTest:
        """Whether a request that is made so arrives; it is asked for an address of ours that nobody else has."""
        nonce = secrets.token_hex(8)
        with self._arrived:
            self._waiting, self._seen = nonce, False
        request(f"{CANARY_URL}proxy-{nonce}")
        with self._arrived:
            arrived = self._arrived.wait_for(lambda: self._seen, SELF_TEST_TIMEOUT_S)
            self._waiting = ""
        if not arrived:
            return SelfTest(False, f"our own request did not arrive in {SELF_TEST_TIMEOUT_S:.0f} s")
        return SelfTest(True, "our own request arrived")

    def drop_next(self, what: What | None) -> None:
        """Take one such field out of the next request that carries one (MP-4); None takes the order back."""
        with self._arrived:
            self._dropped = ""
        pipe = self._process.stdin if self._process else None
        if pipe is None or not self.alive:
            raise CaptureLost(Saying("the proxy is not running", "代理进程未运行"), self.name)
        pipe.write(f"{what or 'nothing'}\n".encode("ascii"))
        pipe.flush()

    def dropped(self, timeout_s: float) -> str:
        """The field that was taken out since the order, as soon as it was; "" when none was in time."""
        with self._arrived:
            self._arrived.wait_for(lambda: bool(self._dropped), timeout_s)
            return self._dropped

    def detach(self) -> None:
        """Nothing: one proxy serves all sessions."""

    def stop(self) -> None:
        """Let it write what is open and end; after a kill, join what its journal holds. Bounded to a few seconds."""
        process, self._stopping = self._process, True
        if process is None:
            return
        self._tree.end(process, timeout_s=4.0)
        if process.stdin:
            process.stdin.close()
        if self._reader:
            self._reader.join(3.0)
        # mitmproxy costs a second to import, which a run need not spend before it begins.
        from harness.capture.flow_store import recover

        recovered = recover(self._flows)
        noise = "; ".join(self._noise[:20])
        parts = [f"{recovered} flows recovered" if recovered else "", f"answered locally: {noise}" if noise else ""]
        self._log.ended(", ".join(part for part in parts if part))

    def _read(self, process: subprocess.Popen[bytes]) -> None:
        try:
            self._read_lines(process)
        finally:
            self._ready.set()
            if not self._stopping:
                self._log.lost(f"the proxy ended with code {process.wait(5.0)}")

    def _read_lines(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        with process.stdout as lines:
            while raw := lines.readline(MAX_LINE_BYTES + 1):
                line = parse(raw)
                if line is not None:
                    self._take(line)

    def _take(self, line: ProxyLine) -> None:
        kind = _EVENTS.get(line.kind)
        if kind is not None:
            record(self._sink, Source.TRAFFIC, kind, line.data)
            self._look_for_canary(line.data)
            if line.kind == "altered":
                self._note_dropped(str(line.data.get("field", "")))
        elif line.kind == "ready" and isinstance(line.data.get("port"), int):
            self._ready_port, tunnel_port = line.data["port"], line.data.get("tunnel_port")
            self._tunnel_port = tunnel_port if isinstance(tunnel_port, int) else 0
            self._ready.set()
        elif line.kind == "noise":
            self._noise.append(f"{line.data.get('host')} x{line.data.get('count')}")
        elif line.kind == "fault":
            self._log.lost(str(line.data.get("text")))

    def _note_dropped(self, field: str) -> None:
        with self._arrived:
            self._dropped = field[:60] or "?"
            self._arrived.notify_all()

    def _look_for_canary(self, data: Mapping[str, Any]) -> None:
        with self._arrived:
            if self._waiting and str(data.get("url", "")).endswith(self._waiting):
                self._seen = True
                self._arrived.notify_all()


def _not_started(process: subprocess.Popen[bytes]) -> CaptureLost:
    code = process.poll()
    why = f"ended with code {code}" if code is not None else f"was not ready in {READY_TIMEOUT_S:.0f} s"
    return CaptureLost(Saying(f"the proxy {why}", f"代理未能启动（{why}）"), LOG)
