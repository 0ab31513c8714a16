"""TLS as it was spoken with the servers: versions, suites, certificates (CR-2, CR-3, CR-8, CR-9, CR-12).

The proxy stands between: what a server agrees to with it is what that server supports; what the app itself would have
offered is another matter. Connections that the proxy only handed on (TLCP) are told by their first bytes.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import cache

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from harness.detect.event_evidence import at_event
from harness.detect.masking.mask import Masker
from harness.detect.sent.app_parties import parties_of
from harness.detect.traffic.capture.client_hello import ClientHello, parse_client_hello
from harness.detect.traffic.capture.server_connection import ServerSide
from harness.detect.traffic.receiver.parties import Parties
from harness.model.event import EventKind
from harness.model.observation import Channel, Evidence, Kind, Observation
from harness.recording import layout
from harness.recording.reader import Recording

_WEAK = ("RC4", "3DES", "DES-CBC", "EXP", "NULL", "ADH", "AECDH", "anon", "MD5")
_STATIC_KEY = ("AES128-", "AES256-", "CAMELLIA", "SEED", "IDEA", "TLS_RSA_WITH")  # OpenSSL's names of static RSA
_NATIONAL = ("SM4", "SM3", "SM2")
_DIGESTS = ("md5", "sha1")
MOST_HOSTS = 200


def detect_tls_session(recording: Recording, sides: Iterable[ServerSide], masker: Masker) -> Iterable[Observation]:
    """TLS_SESSION and CERTIFICATE, one of each for a host; the lowest version and the weakest suite count."""
    parties = parties_of(recording.run.app)
    began = recording.run.began
    hosts: dict[str, list[ServerSide]] = {}
    for side in sides:
        if side.tls_version and (side.host in hosts or len(hosts) < MOST_HOSTS):
            hosts.setdefault(side.host, []).append(side)
    for host, own in hosts.items():
        yield _session(host, own, parties, masker)
        yield from _certificate(host, own, parties, began, masker)
    yield from _handed_on(recording, parties, masker)


def _session(host: str, sides: list[ServerSide], parties: Parties, masker: Masker) -> Observation:
    worst = min(sides, key=lambda side: (version_of(side.tls_version), not is_weak(side.suite)))
    data = {
        "version": version_of(worst.tls_version),
        "suite": worst.suite,
        "weak": any(is_weak(side.suite) for side in sides),
        "national": any(_is_national(side.suite) for side in sides),
        "receiver": parties.party(host).value,
    }
    place = _place(worst, f"{worst.tls_version} {worst.suite}")
    return Observation(Kind.TLS_SESSION, Channel.NETWORK, masker.mask(host), 1.0, (place,), direct=True, data=data)


def _certificate(
    host: str, sides: list[ServerSide], parties: Parties, began: datetime, masker: Masker
) -> Iterable[Observation]:
    side = next((side for side in sides if side.certificate), None)
    leaf = _loaded(side.certificate) if side else None
    if side is None or leaf is None:
        return
    data = {
        "days_left": (leaf.not_valid_after_utc - began).days,
        "rsa_bits": _rsa_bits(leaf),
        "weak_digest": _digest(leaf) in _DIGESTS,
        "receiver": parties.party(host).value,
    }
    told = {key: value for key, value in data.items() if value is not None}
    place = _place(side, f"not after {leaf.not_valid_after_utc:%Y-%m-%d}")
    yield Observation(Kind.CERTIFICATE, Channel.NETWORK, masker.mask(host), 1.0, (place,), direct=True, data=told)


def _handed_on(recording: Recording, parties: Parties, masker: Masker) -> Iterable[Observation]:
    """Sessions of other protocols that were only handed on, told by the app's first bytes."""
    told: set[str] = set()
    for event in recording.events:
        host = str(event.data.get("host", ""))
        raw = event.kind is EventKind.TRAFFIC_ERROR and event.data.get("raw") is True
        if not raw or host in told:
            continue
        hello = _hello(str(event.data.get("head", "")))
        if hello is not None and hello.protocol.startswith("TLCP"):
            told.add(host)
            suite = hello.suite_names[0] if hello.suite_names else ""
            data = {"version": 1.2, "suite": suite, "weak": False, "national": True, "tlcp": True}
            data |= {"receiver": parties.party(host).value}
            place = (at_event(event, masker, f"{hello.protocol} {suite}"),)
            yield Observation(
                Kind.TLS_SESSION,
                Channel.NETWORK,
                masker.mask(host),
                1.0,
                place,
                phase=event.phase,
                direct=True,
                data=data,
            )


def version_of(named: str) -> float:
    """1.0 to 1.3 of TLSv1 … TLSv1.3; older (SSL) is 0.3."""
    number = named.removeprefix("TLSv")
    if number == named:
        return 0.3
    try:
        return float(number) if "." in number else float(f"{number}.0")
    except ValueError:
        return 0.3


def is_weak(suite: str) -> bool:
    """RC4, 3DES, export, NULL, anonymous, or a key that the server's own certificate wraps (static RSA)."""
    if suite.startswith(("TLS_AES", "TLS_CHACHA", "TLS_SM4")):
        return False
    named = suite.upper()
    return any(one.upper() in named for one in _WEAK) or suite.startswith(_STATIC_KEY)


def _is_national(suite: str) -> bool:
    return any(one in suite.upper() for one in _NATIONAL)


@cache
def _loaded(pem: bytes) -> x509.Certificate | None:
    try:
        return x509.load_pem_x509_certificate(pem)
    except (ValueError, UnsupportedAlgorithm):
        return None


def _rsa_bits(leaf: x509.Certificate) -> int | None:
    try:
        key = leaf.public_key()
    except (ValueError, UnsupportedAlgorithm):
        return None
    return key.key_size if isinstance(key, RSAPublicKey) else None


def _digest(leaf: x509.Certificate) -> str:
    try:
        return leaf.signature_hash_algorithm.name if leaf.signature_hash_algorithm else ""
    except UnsupportedAlgorithm:
        return ""


def _hello(head: str) -> ClientHello | None:
    try:
        return parse_client_hello(bytes.fromhex(head))
    except ValueError:
        return None


def _place(side: ServerSide, excerpt: str) -> Evidence:
    return Evidence(layout.FLOWS, f"flow={side.flow_id}", excerpt)
