"""Paired probes: the app's own hosts over IPv6 and over IPv4, by turns, without proxy or browser.

`ip netns exec NS python -m harness.networks.paired_probe SETTINGS` prints JSON: a list of attempts. The turns are
paired so that what changes with time meets both families alike (standards.md, A16-IPV6-7, 8 and 10).
"""

import hashlib
import json
import socket
import ssl
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit

from harness.model.app import App
from harness.model.laboratory import Laboratory
from harness.networks.addressing import literal_of, place
from harness.networks.commands import ask

TIMEOUT_S = 3.0
BUDGET_S = 180.0
MAX_BODY_BYTES = 2_000_000
MAX_HOSTS = 20
FIRST_PAIRS = 10  # of every host, before the first hosts get all theirs: what A16-IPV6-7 and 10 need
FAMILIES = {"ipv6": socket.AF_INET6, "ipv4": socket.AF_INET}


@dataclass(frozen=True, slots=True)
class Target:
    host: str
    port: int
    tls: bool


@dataclass(frozen=True, slots=True)
class Attempt:
    """One connection. Times in ms from its beginning; `why` says what went wrong, "" where nothing did."""

    host: str
    family: str
    number: int
    why: str = ""
    connect_ms: float | None = None
    first_byte_ms: float | None = None
    tls_version: str = ""
    certificate: str = ""
    verified: bool = False
    status: int = 0
    body_sha256: str = ""


def targets_of(app: App, laboratory: Laboratory) -> list[Target]:
    """The app's own address first, then every other host of the laboratory in its first-party domains."""
    found: dict[Target, None] = {}
    for address in app.addresses.values():
        parts = urlsplit(address)
        if parts.hostname and parts.scheme in ("http", "https"):
            tls = parts.scheme == "https"
            found[Target(parts.hostname, parts.port or (443 if tls else 80), tls)] = None
    own = tuple(app.first_party_domains)
    for one in place(laboratory):
        inside = any(one.host == domain or one.host.endswith("." + domain) for domain in own)
        if inside and literal_of(one.host) is None and one.host not in {target.host for target in found}:
            found[Target(one.host, 443, tls=True)] = None
    return list(found)[:MAX_HOSTS]


def probe_from(prefix: Sequence[str], app: App, laboratory: Laboratory) -> bytes:
    """Run the probes on a network; what they printed. Raises RunFault when they could not be run."""
    settings = {
        "targets": [asdict(one) for one in targets_of(app, laboratory)],
        "authority": laboratory.upstream_ca,
        "pairs": laboratory.probe_pairs,
    }
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(settings, file)
        file.flush()
        argv = (*prefix, sys.executable, "-m", "harness.networks.paired_probe", file.name)
        return ask(*argv, timeout_s=BUDGET_S + 20).encode()


def attempt(target: Target, family: str, number: int, trust: ssl.SSLContext, blind: ssl.SSLContext) -> Attempt:
    """Connect, greet, fetch the first page. A certificate that nobody vouches for is noted and then let pass."""
    first = _attempt(target, family, number, trust, verified=True)
    if first.why.startswith("certificate"):
        return _attempt(target, family, number, blind, verified=False)
    return first


def _attempt(target: Target, family: str, number: int, context: ssl.SSLContext, *, verified: bool) -> Attempt:
    began = time.monotonic()

    def since() -> float:
        return round((time.monotonic() - began) * 1000, 2)

    seen: dict[str, object] = {}
    try:
        where = socket.getaddrinfo(target.host, target.port, FAMILIES[family], socket.SOCK_STREAM)[0][4]
        began = time.monotonic()
        with socket.create_connection((str(where[0]), target.port), TIMEOUT_S) as plain:
            seen["connect_ms"] = since()
            if not target.tls:
                return Attempt(target.host, family, number, **seen, **_fetch(plain, target, since))  # type: ignore[arg-type]
            with context.wrap_socket(plain, server_hostname=target.host) as one:
                certificate = hashlib.sha256(one.getpeercert(binary_form=True) or b"").hexdigest()
                seen |= {"tls_version": one.version() or "", "certificate": certificate, "verified": verified}
                return Attempt(target.host, family, number, **seen, **_fetch(one, target, since))  # type: ignore[arg-type]
    except ssl.SSLCertVerificationError as fault:
        return Attempt(target.host, family, number, f"certificate: {fault.verify_message}", **seen)  # type: ignore[arg-type]
    except (OSError, ValueError, IndexError) as fault:
        return Attempt(target.host, family, number, _reason(fault), **seen)  # type: ignore[arg-type]


def _reason(fault: Exception) -> str:
    if isinstance(fault, socket.gaierror):
        return "no address"
    return getattr(fault, "strerror", None) or str(fault) or type(fault).__name__


def _fetch(one: socket.socket, target: Target, since: object) -> dict[str, object]:
    """GET / and read the answer, bounded."""
    one.settimeout(TIMEOUT_S)
    lines = ("GET / HTTP/1.1", f"Host: {target.host}", "User-Agent: Mozilla/5.0", "Accept: */*", "Connection: close")
    one.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
    content = one.recv(65_536)
    first = since() if callable(since) else 0.0
    while chunk := one.recv(65_536):
        content += chunk
        if len(content) > MAX_BODY_BYTES:
            break
    head, _, body = content.partition(b"\r\n\r\n")
    status = int(head.split(b" ", 2)[1])
    return {"first_byte_ms": first, "status": status, "body_sha256": hashlib.sha256(body).hexdigest()}


def contexts(authority: str | None) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """One that trusts what the machine and the laboratory trust, one that trusts anybody and is only used to look."""
    trust, blind = ssl.create_default_context(), ssl.create_default_context()
    if authority:
        trust.load_verify_locations(cafile=authority)
    blind.check_hostname, blind.verify_mode = False, ssl.CERT_NONE
    blind.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    return trust, blind


def probe(targets: Sequence[Target], authority: str | None, pairs: int) -> list[Attempt]:
    """A few pairs of every target by turns, then the rest target by target, the app's own address first.

    So a path that is too slow for all pairs of all hosts still gives the first hosts all of theirs. A family without
    address is asked once.
    """
    trust, blind = contexts(authority)
    attempts: list[Attempt] = []
    hopeless: set[tuple[str, str]] = set()
    deadline = time.monotonic() + BUDGET_S
    for number, target in in_turn(targets, pairs):
        for family in FAMILIES:
            if time.monotonic() > deadline or (target.host, family) in hopeless:
                continue
            one = attempt(target, family, number, trust, blind)
            attempts.append(one)
            if one.why == "no address":
                hopeless.add((target.host, family))
    return attempts


def in_turn(targets: Sequence[Target], pairs: int) -> Iterator[tuple[int, Target]]:
    """Which target is asked when, with the number of its pair."""
    first = min(pairs, FIRST_PAIRS)
    yield from ((number, target) for number in range(first) for target in targets)
    yield from ((number, target) for target in targets for number in range(first, pairs))


def main(argv: list[str]) -> int:
    settings = json.loads(Path(argv[0]).read_text(encoding="utf-8"))
    targets = [Target(**one) for one in settings["targets"]]
    print(json.dumps([asdict(one) for one in probe(targets, settings["authority"], settings["pairs"])]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
