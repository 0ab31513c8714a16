"""The pin is that of the key, in the form that the browser's option takes."""

import base64
import datetime
import hashlib

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import NameOID

from harness.capture.certificate_pin import spki_pin


def certificate(key: ec.EllipticCurvePrivateKey, name: str) -> bytes:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key())
    builder = builder.serial_number(7).not_valid_before(now).not_valid_after(now + datetime.timedelta(days=9))
    return builder.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)


def test_the_pin_is_the_hash_of_the_public_key_and_of_nothing_else() -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    der = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    expected = base64.b64encode(hashlib.sha256(der).digest()).decode()
    assert spki_pin(certificate(key, "one")) == spki_pin(certificate(key, "two")) == expected
    assert spki_pin(certificate(ec.generate_private_key(ec.SECP256R1()), "one")) != expected


def test_what_is_no_certificate_is_refused() -> None:
    with pytest.raises(ValueError, match=r".+"):
        spki_pin(b"not a certificate")
