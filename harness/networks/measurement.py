"""What a network shows of itself from inside: `ip netns exec NS python -m harness.networks.measurement`.

Prints one JSON object. Every attempt has an end; nothing here knows what the network ought to be.
"""

import json
import socket
import statistics
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import Any

from harness.networks.addressing import ECHO_PORT, PROOF, PROOF4_ADDRESS, PROOF6_ADDRESS, PROOF_IPV4
from harness.networks.advertisement import announced_pref64

CONNECT_TIMEOUT_S = 3.0
ECHOES, ECHO_EVERY_S, ECHO_WAIT_S = 300, 0.002, 1.5
RATE_BYTES = 96_000
RATE_TIMEOUT_S = 8.0
ADVERTISEMENT_TIMEOUT_S = 4.0
CONNECTS = 3


@dataclass(frozen=True, slots=True)
class Measured:
    """Address lists are what names resolved to; `*_ms` is the median time to connect, None where nothing answered."""

    a: tuple[str, ...] = ()
    aaaa: tuple[str, ...] = ()
    aaaa_of_ipv4_only: tuple[str, ...] = ()
    ipv4only_arpa: tuple[str, ...] = ()
    ipv4_ms: float | None = None
    ipv6_ms: float | None = None
    nat64_ms: float | None = None
    pref64: str = ""
    loss_percent: float | None = None
    rate_kbit: float | None = None
    why: dict[str, str] = field(default_factory=dict)


def addresses(name: str, family: socket.AddressFamily, tries: int = 1) -> tuple[str, ...]:
    """What the resolver of this place answers; nothing where it answers nothing in so many tries."""
    for _ in range(tries):
        with suppress(OSError):
            told = socket.getaddrinfo(name, 80, family, socket.SOCK_STREAM)
            return tuple(sorted({str(found[4][0]) for found in told}))
    return ()


def connect_ms(address: str, why: dict[str, str], key: str) -> float | None:
    """The median of a few connections to the proof's service, in milliseconds."""
    times: list[float] = []
    for _ in range(CONNECTS):
        began = time.monotonic()
        try:
            socket.create_connection((address, ECHO_PORT), CONNECT_TIMEOUT_S).close()
        except OSError as fault:
            why[key] = fault.strerror or str(fault)
            if not times:
                return None
            continue
        times.append((time.monotonic() - began) * 1000)
    return round(statistics.median(times), 2)


def loss_percent(address: str) -> float:
    """The share of datagrams that did not come back (both directions together)."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    seen: set[bytes] = set()
    with socket.socket(family, socket.SOCK_DGRAM) as one:
        one.connect((address, ECHO_PORT))
        one.setblocking(False)
        for number in range(ECHOES):
            with suppress(OSError):
                one.send(number.to_bytes(4))
            time.sleep(ECHO_EVERY_S)
            _gather(one, seen)
        deadline = time.monotonic() + ECHO_WAIT_S
        while len(seen) < ECHOES and time.monotonic() < deadline:
            time.sleep(0.02)
            _gather(one, seen)
    return round(100 * (1 - len(seen) / ECHOES), 2)


def _gather(one: socket.socket, seen: set[bytes]) -> None:
    with suppress(OSError):
        while True:
            seen.add(one.recv(64))


def rate_kbit(address: str) -> float | None:
    """How fast the proof's service can send here, TCP's start included; None where it did not end."""
    got, began = 0, 0.0
    with suppress(OSError), socket.create_connection((address, ECHO_PORT), CONNECT_TIMEOUT_S) as one:
        one.sendall(RATE_BYTES.to_bytes(4))
        deadline = time.monotonic() + RATE_TIMEOUT_S
        while got < RATE_BYTES and time.monotonic() < deadline:
            one.settimeout(max(0.05, deadline - time.monotonic()))
            got += len(one.recv(65_536)) or RATE_BYTES
            began = began or time.monotonic()
    spent = time.monotonic() - began
    return round(got * 8 / 1000 / spent, 1) if got >= RATE_BYTES and spent > 0 else None


def hear_pref64() -> str:
    """The NAT64 prefix of the next router advertisement that has one."""
    with suppress(OSError), socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_ICMPV6) as one:
        deadline = time.monotonic() + ADVERTISEMENT_TIMEOUT_S
        while (left := deadline - time.monotonic()) > 0:
            one.settimeout(left)
            if prefix := announced_pref64(one.recv(1600)):
                return prefix
    return ""


def measure(weak: bool, pref64: bool) -> Measured:
    """`weak` measures loss and rate too, `pref64` waits for an advertisement: both take seconds."""
    why: dict[str, str] = {}
    tries = 3 if weak else 1  # a question may meet an outage, and so may its repetition
    synthesised = addresses(PROOF_IPV4, socket.AF_INET6)
    ipv4 = connect_ms(PROOF4_ADDRESS, why, "ipv4")
    far = PROOF4_ADDRESS if ipv4 is not None else PROOF6_ADDRESS
    return Measured(
        a=addresses(PROOF, socket.AF_INET, tries),
        aaaa=addresses(PROOF, socket.AF_INET6, tries),
        aaaa_of_ipv4_only=synthesised,
        ipv4only_arpa=addresses("ipv4only.arpa", socket.AF_INET6),
        ipv4_ms=ipv4,
        ipv6_ms=connect_ms(PROOF6_ADDRESS, why, "ipv6"),
        nat64_ms=connect_ms(synthesised[0], why, "nat64") if synthesised else None,
        pref64=hear_pref64() if pref64 else "",
        loss_percent=loss_percent(far) if weak else None,
        rate_kbit=rate_kbit(far) if weak else None,
        why=why,
    )


def parse_measured(text: str) -> Measured:
    """What `main` printed. Raises ValueError or TypeError for anything else."""
    told = {key: tuple(one) if isinstance(one, list) else one for key, one in json.loads(text).items()}
    fields: dict[str, Any] = told
    return Measured(**fields)


def main(argv: list[str]) -> int:
    print(json.dumps(asdict(measure("weak" in argv, "pref64" in argv))))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
