"""What a recording says of the network it stood on, read once for all network detectors."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from harness.detect.masking.mask import Masker
from harness.detect.network.family_count import FamilyCount, count
from harness.detect.network.packet_file import Packet, packets_of
from harness.detect.sent.app_parties import parties_of
from harness.detect.traffic.receiver.parties import Parties
from harness.model.event import Event, EventKind
from harness.model.faults import EvidenceBroken
from harness.recording.reader import Recording

PACKETS = "system/network.pcap"
PROBES = "system/ipv6-probes.json"
MAX_PROBE_BYTES = 4_000_000
PROOF_PORT = 7
HOST = "host"


@dataclass(frozen=True, slots=True)
class NetworkView:
    """`proofs` are the NETWORK events of a laboratory network; `counted` is None where the capture proved nothing.

    `proxied` tells that connections and names are the proxy's, which chooses the address family itself.
    """

    name: str
    proofs: tuple[Event, ...]
    proved: bool
    proxied: bool
    counted: FamilyCount | None
    seconds: float
    probes: tuple[Mapping[str, Any], ...]
    parties: Parties
    masker: Masker

    @classmethod
    def of(cls, recording: Recording, masker: Masker) -> "NetworkView | None":
        """None for a recording that stood on the machine's own network."""
        proofs = tuple(event for event in recording.events if event.kind is EventKind.NETWORK)
        name = recording.run.network
        if name == HOST or not proofs:
            return None
        sessions = _sessions(recording.events)
        prefix = next((str(event.data["nat64_prefix"]) for event in proofs if event.data.get("nat64_prefix")), "")
        return cls(
            name=name,
            proofs=proofs,
            proved={event.data.get("when") for event in proofs if event.data.get("ok")} >= {"before", "after"}
            and all(event.data.get("ok") for event in proofs),
            proxied="proxy" not in recording.run.without,
            counted=_counted(recording, proofs, sessions, prefix),
            seconds=sum(end - begin for begin, end in sessions),
            probes=_probes(recording),
            parties=parties_of(recording.run.app),
            masker=masker,
        )


def _sessions(events: tuple[Event, ...]) -> list[tuple[float, float]]:
    """When the app was in use, in seconds since the epoch: proofs and probes lie outside."""
    found: list[tuple[float, float]] = []
    begun: float | None = None
    for event in events:
        if event.kind is EventKind.SESSION_BEGIN:
            begun = event.t.timestamp()
        elif event.kind is EventKind.SESSION_END and begun is not None:
            found.append((begun, event.t.timestamp()))
            begun = None
    return found


def _counted(
    recording: Recording, proofs: tuple[Event, ...], sessions: list[tuple[float, float]], prefix: str
) -> FamilyCount | None:
    """The capture proves itself by the network's own proof passing before the first session and after the last."""
    path = recording.folder / PACKETS
    if not sessions or not path.is_file() or path.is_symlink():
        return None
    shown = {str(one) for event in proofs for key in ("a", "aaaa") for one in event.data.get(key) or ()}
    first, last = sessions[0][0], sessions[-1][1]
    seen: set[str] = set()

    def within() -> Iterator[Packet]:
        for packet in packets_of(path):
            if packet.target_port == PROOF_PORT and packet.target in shown:
                seen.update({"before"} if packet.t <= first else {"after"} if packet.t >= last else ())
            elif any(begin <= packet.t <= end for begin, end in sessions):
                yield packet

    counted = count(within(), prefix)
    return counted if seen >= {"before", "after"} else None


def _probes(recording: Recording) -> tuple[Mapping[str, Any], ...]:
    try:
        told = json.loads(recording.bytes_of(PROBES, MAX_PROBE_BYTES))
    except (EvidenceBroken, ValueError, RecursionError):
        return ()
    return tuple(one for one in told if isinstance(one, dict)) if isinstance(told, list) else ()
