"""The pin by which Chromium trusts one CA for one run, without any trust store being touched."""

import base64
import hashlib

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def spki_pin(certificate_pem: bytes) -> str:
    """Base64 of the SHA-256 of the certificate's SubjectPublicKeyInfo, for --ignore-certificate-errors-spki-list.

    Raises ValueError when the bytes are no PEM certificate.
    """
    key = x509.load_pem_x509_certificate(certificate_pem).public_key()
    info = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(hashlib.sha256(info).digest()).decode("ascii")
