"""Which certificate authorities apps on the handset trust, beyond those that every engine knows."""

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path

import certifi
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from harness.simulated.handset.files import Files

SYSTEM, APEX, USER = (
    "/system/etc/security/cacerts",
    "/apex/com.android.conscrypt/cacerts",
    "/data/misc/user/0/cacerts-added",
)


def put_ordinary(files: Files, api: int) -> None:
    """A store is never empty: one of the authorities that every phone has, under a name as the store gives."""
    bundle = Path(certifi.where()).read_bytes()
    end = b"-----END CERTIFICATE-----\n"
    files.write(f"{store_folder(api)}/5ad8a5d6.0", bundle[bundle.index(b"-----BEGIN") : bundle.index(end) + len(end)])


def store_folder(api: int) -> str:
    """Since Android 14 the store lies in an updatable module."""
    return APEX if api >= 34 else SYSTEM


def trusted_keys(files: Files, api: int, *, user_too: bool) -> Iterator[str]:
    """SHA-256 of the public key of each, in base64, as Chromium wants it."""
    for folder in (store_folder(api), *([USER] if user_too else [])):
        for entry in files.children(folder).values():
            if entry.data and (key := _key_hash(entry.data)):
                yield key


def _key_hash(data: bytes) -> str:
    try:
        made = x509.load_pem_x509_certificate(data) if b"-----BEGIN" in data else x509.load_der_x509_certificate(data)
    except ValueError:
        return ""
    key = made.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(hashlib.sha256(key).digest()).decode("ascii")
