"""Recordings on laboratory networks for tests: proofs, sessions, packets, probes."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from harness.detect.masking.mask import Masker
from harness.detect.network.network_view import NetworkView
from harness.model.event import EventKind, Source
from tests.detect.network.packet_factory import connection, write
from tests.detect.recording_factory import START, stage

OWN = "duban.lincheng.test"
PROOF4, PROOF6 = "198.18.0.1", "2001:db8:5::1"
BEGIN_S, END_S = 10.0, 70.0


def view(
    tmp_path: Path,
    network: str = "dual-stack",
    packets: Iterable[tuple[float, bytes]] = (),
    *,
    without: Sequence[str] = ("proxy",),
    probes: Sequence[dict[str, Any]] = (),
    ok: bool = True,
    proof_packets: bool = True,
    nat64: str = "",
) -> NetworkView | None:
    """`packets` are at seconds since the start; the session lasts from BEGIN_S to END_S."""
    made = stage(tmp_path, network=network, without=tuple(without))
    proof = {"network": network, "ok": ok, "a": [PROOF4], "aaaa": [PROOF6], "nat64_prefix": nat64, "ipv6_ms": 0.1}
    if network != "host":
        made.at(1).event(EventKind.NETWORK, Source.NETWORK, when="before", **proof)
    made.at(BEGIN_S).session()
    made.at(END_S).event(EventKind.SESSION_END, session=1, outcome="closed")
    made.at(80).event(EventKind.NETWORK, Source.NETWORK, when="after", **proof)
    recording = made.done()
    own = [(at, one) for at in (2.0, 81.0) for one in connection(PROOF6, 7, 50000 + int(at))] if proof_packets else []
    base = START.timestamp()
    write(recording.folder / "system" / "network.pcap", sorted((base + at, one) for at, one in [*own, *packets]))
    if probes:
        (recording.folder / "system" / "ipv6-probes.json").write_text(json.dumps(list(probes)), encoding="utf-8")
    return NetworkView.of(recording, Masker(recording.persona, recording.run.app.accounts))


def at(second: float, packets: Iterable[bytes]) -> list[tuple[float, bytes]]:
    """The packets one after the other, a hundredth of a second apart."""
    return [(second + number / 100, one) for number, one in enumerate(packets)]


def attempt(host: str, family: str, number: int, **more: Any) -> dict[str, Any]:
    told: dict[str, Any] = {
        "host": host,
        "family": family,
        "number": number,
        "why": "",
        "first_byte_ms": 20.0,
        "tls_version": "TLSv1.3",
        "certificate": "c",
        "verified": True,
        "status": 200,
        "body_sha256": "b",
    }
    return told | more


def pairs(host: str, count: int = 10, **over6: Any) -> list[dict[str, Any]]:
    six = [attempt(host, "ipv6", number, **over6) for number in range(count)]
    return [*six, *(attempt(host, "ipv4", number) for number in range(count))]
