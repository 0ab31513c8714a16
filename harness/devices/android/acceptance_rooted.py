"""What only a rooted handset gives, tried: a CA among the system's, and Frida's server."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from harness.devices.android import frida_server
from harness.devices.android.ability_probe import Bench
from harness.devices.android.adb import Handset
from harness.devices.android.certificate_store import put_certificate, remove_certificate
from harness.devices.android.root import Root


def certificate_held(handset: Handset, root: Root, api_level: int) -> tuple[bool, str]:
    """With a CA made for this moment, whose key is thrown away."""
    try:
        found = put_certificate(handset, root, _passing_ca(), api_level)
    finally:
        gone = remove_certificate(handset, root, api_level)
    words = found.why or f"seen by {found.seen_by_apps} of {found.zygotes} zygotes in {found.store}"
    return found.ok and gone, f"{words}, removed: {gone}"


def frida_held(handset: Handset, root: Root, bench: Bench, abis: Sequence[str]) -> tuple[bool, str]:
    file = frida_server.find_server(bench.frida_folder, bench.frida_version, abis)
    try:
        server = frida_server.start(handset, root, file, bench.frida_version)
    finally:
        gone = frida_server.stop(handset, root)
    return gone, f"version {server.version} ran as process {server.pid}, removed: {gone}"


def _passing_ca() -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "harness acceptance, key discarded")])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(now).not_valid_after(now + timedelta(hours=1))
    certificate = builder.add_extension(x509.BasicConstraints(True, 0), True).sign(key, hashes.SHA256())
    return certificate.public_bytes(Encoding.PEM)
