"""The demo's server: every subject, the third parties and a bare address behind one TLS and one plain port.

It listens on 127.0.0.1 and, where the machine has IPv6, on ::1 with the same port numbers. Which name is asked for
decides who answers, as with any shared web server.
"""

import contextlib
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, Self

import yaml
from werkzeug.wrappers import Response

from harness.demo import hosts
from harness.demo.burdened import burdened_app, burdened_plain_app
from harness.demo.certificates import CertificateFiles, issue
from harness.demo.compliant import compliant_app
from harness.demo.day_clock import DemoDays, day_clock_app
from harness.demo.endurance import endurance_app
from harness.demo.families import family_app, weather_app
from harness.demo.hostile_app import hostile_app
from harness.demo.listener import Listener
from harness.demo.mandate import mandate_app
from harness.demo.null import null_app
from harness.demo.store import Store
from harness.demo.third_parties import advertiser_app, collector_app, host_report_app, literal_app
from harness.model.faults import RunFault
from harness.model.laboratory import Absence, Endpoint, Laboratory
from harness.model.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

IPV4, IPV6 = "127.0.0.1", "::1"
PORT_TRIES = 20
MINUTE_S = 1.0  # the burdened app's heartbeat comes every two seconds: five minutes hold two
PROBE_PAIRS = 10  # a demonstration is over sooner than the hundred of an inspection
NAME = "演示实验室（demo laboratory）"
ADDRESS = "本机，无通信地址（this machine, no postal address）"
# What the IPv6 laboratory's subjects differ in.
IPV6_ABSENT = MappingProxyType({hosts.V6_THIRD_SOURCE: Absence.NONE, hosts.V6_BROKEN_API: Absence.DEAD})


@dataclass(frozen=True, slots=True)
class ByHost:
    """A WSGI application that hands a request to the one its Host header names (without the port)."""

    applications: Mapping[str, "WSGIApplication"]

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> "Iterable[bytes]":
        host = str(environ.get("HTTP_HOST", "")).rsplit(":", 1)[0].lower()
        unknown = Response("no such host", status=421)
        return self.applications.get(host, unknown)(environ, start_response)


def _tls_side(store: Store, days: DemoDays, complaint_days: int, *, altered: bool) -> ByHost:
    return ByHost(
        {
            hosts.BURDENED: burdened_app(store, days),
            hosts.COMPLIANT: compliant_app(store, days, complaint_days, altered=altered),
            hosts.NULL: null_app(store),
            hosts.HOSTILE: hostile_app(store),
            hosts.COLLECTOR: collector_app(store),
            hosts.ADVERTISER: advertiser_app(store),
            hosts.HOST_APP: host_report_app(store),
            hosts.IPV4_LITERAL: literal_app(store),
            **{host: family_app(host) for host in hosts.FAMILIES},
            **{host: weather_app() for host in hosts.FAMILY_SOURCES},
            **{host: endurance_app(host) for host in hosts.ENDURANCE},
            **{host: mandate_app(host) for host in hosts.MANDATE},
        }
    )


def _plain_side(store: Store, days: DemoDays) -> ByHost:
    """The names that are reached without TLS, and under its bare address the clock of the demo's own days."""
    return ByHost(
        {
            hosts.BURDENED: burdened_plain_app(store),
            hosts.IPV4_LITERAL: literal_app(store),
            IPV4: day_clock_app(days),
        }
    )


def has_ipv6() -> bool:
    """Whether this machine can listen on ::1."""
    try:
        with socket.create_server((IPV6, 0), family=socket.AF_INET6):
            return True
    except OSError:
        return False


def _listeners(application: "WSGIApplication", tls: ssl.SSLContext | None) -> tuple[Listener, ...]:
    """A listener per address family, all on one port that was free in each. Raises RunFault when none is found."""
    for _ in range(PORT_TRIES):
        first = Listener(IPV4, 0, application, tls)
        if not has_ipv6():
            return (first,)
        try:
            return first, Listener(IPV6, first.server_port, application, tls)
        except OSError:
            first.server_close()
    raise RunFault(Saying("no port is free on both 127.0.0.1 and ::1", "没有在 127.0.0.1 和 ::1 上同时空闲的端口"))


def _tls_context(files: CertificateFiles) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(files.chain, files.key)
    context.set_alpn_protocols(["http/1.1"])
    return context


@dataclass(slots=True)
class DemoServer:
    """A running server; a context manager. Everything it writes lies in `folder`."""

    folder: Path
    laboratory: Laboratory
    laboratory_file: Path
    store: Store
    addresses: tuple[str, ...]
    tls_port: int
    plain_port: int
    _running: list[Listener] = field(default_factory=list)

    @classmethod
    def start(cls, work_folder: Path, complaint_days: int = 0, *, altered: bool = False) -> Self:
        """Make certificates, listen on free ports and write the laboratory file into `work_folder`.

        `complaint_days` is how many of the demo's working days the compliant app's office takes over a complaint, with
        `altered` that app is served in its next version, which nobody filed.
        """
        work_folder.mkdir(parents=True, exist_ok=True)
        files = issue(work_folder, (*hosts.NAMES, hosts.IPV4_LITERAL))
        store, days = Store(work_folder / "received"), DemoDays()
        with contextlib.ExitStack() as undo:
            secured = _listeners(_tls_side(store, days, complaint_days, altered=altered), _tls_context(files))
            undo.callback(_stop, secured)
            plain = _listeners(_plain_side(store, days), None)
            undo.pop_all()
        ports = secured[0].server_port, plain[0].server_port
        laboratory = Laboratory(
            NAME,
            _resolve(*ports),
            str(files.authority),
            ipv6=IPV6_ABSENT,
            probe_pairs=PROBE_PAIRS,
            address=ADDRESS,
            day_clock=f"http://{IPV4}:{ports[1]}/day",
            minute_s=MINUTE_S,
        )
        file = _write_laboratory(work_folder, laboratory, files.authority.name)
        addresses = tuple(str(listener.server_name) for listener in secured)
        for listener in (*secured, *plain):
            listener.start()
        return cls(work_folder, laboratory, file, store, addresses, *ports, [*secured, *plain])

    def stop(self) -> None:
        """Stop listening; may be called twice."""
        _stop(self._running)
        self._running.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def _stop(listeners: "Iterable[Listener]") -> None:
    for listener in listeners:
        listener.stop()


def _resolve(tls_port: int, plain_port: int) -> dict[str, Endpoint]:
    """Where each name stands: port 80 on the plain listener, any other on the TLS one."""
    everybody = (*hosts.NAMES, hosts.IPV4_LITERAL)
    secured = {name: Endpoint(IPV4, tls_port) for name in everybody}
    plain = {f"{name}:80": Endpoint(IPV4, plain_port) for name in everybody}
    return {**secured, **plain}


def _write_laboratory(folder: Path, laboratory: Laboratory, authority: str) -> Path:
    written = {
        "name": laboratory.name,
        "address": laboratory.address,
        "resolve": {name: f"{to.address}:{to.port}" for name, to in laboratory.resolve.items()},
        "upstream_ca": authority,
        "ipv6": {host: str(told) for host, told in laboratory.ipv6.items()},
        "probe_pairs": laboratory.probe_pairs,
        "day_clock": laboratory.day_clock,
        "minute_s": laboratory.minute_s,
    }
    path = folder / "laboratory.yaml"
    path.write_text(yaml.safe_dump(written, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path
