"""Flows as a server gave them: TLS, a certificate and cookies, for tests of what stands on the wire."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from mitmproxy.certs import Cert
from mitmproxy.http import HTTPFlow

from harness.detect.masking.mask import Masker
from harness.detect.traffic.capture.server_connection import ServerSide, server_sides
from harness.model.observation import Observation
from harness.recording.reader import Recording
from tests.detect.recording_factory import PERSONA, START, Stage

Detector = Callable[[Recording, Iterable[ServerSide], Masker], Iterable[Observation]]


def served(scene: Stage, url: str, status: int = 200, cookie: str = "") -> HTTPFlow:
    """A GET that was answered over TLS 1.3."""
    flow = scene.request("GET", url, answer={"ok": True}, status=status)
    assert flow.response is not None
    if cookie:
        flow.response.headers["set-cookie"] = cookie
    over_tls(flow, "TLSv1.3", "TLS_AES_256_GCM_SHA384")
    return flow


def over_tls(flow: HTTPFlow, version: str, suite: str, certificate: bytes = b"") -> None:
    flow.server_conn.tls_version = version  # type: ignore[assignment]
    flow.server_conn.cipher = suite
    flow.server_conn.sni = flow.request.host
    flow.server_conn.certificate_list = [Cert.from_pem(certificate)] if certificate else []


def certificate(days: int, rsa_bits: int = 0, began: datetime = START) -> bytes:
    """A self-signed certificate that ends so many days after the run began; RSA of so many bits, or a curve."""
    key = rsa.generate_private_key(65537, rsa_bits) if rsa_bits else ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "sample")])
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(began - timedelta(days=400))
        .not_valid_after(began + timedelta(days=days, hours=1))
    )
    return built.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)


def detected(detect: Detector, scene: Stage) -> Iterable[Observation]:
    """What a detector of server sides sees in the stage's recording."""
    recording = scene.done()
    return detect(recording, tuple(server_sides(recording.folder)), Masker(PERSONA))
