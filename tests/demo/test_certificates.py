"""Certificates: signed by their own authority, for the names asked, short-lived, with the key readable by us alone."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509

from harness.demo.certificates import LIFETIME, issue


@pytest.fixture
def issued(tmp_path: Path) -> tuple[x509.Certificate, x509.Certificate, Path]:
    files = issue(tmp_path, ("a.test", "203.0.113.7"), datetime(2026, 11, 22, tzinfo=UTC))
    leaf = x509.load_pem_x509_certificates(files.chain.read_bytes())[0]
    return leaf, x509.load_pem_x509_certificate(files.authority.read_bytes()), files.key


def test_the_leaf_is_signed_by_the_authority_for_names_and_addresses(
    issued: tuple[x509.Certificate, x509.Certificate, Path],
) -> None:
    leaf, authority, _ = issued
    leaf.verify_directly_issued_by(authority)
    names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["a.test"]
    assert [str(one) for one in names.get_values_for_type(x509.IPAddress)] == ["203.0.113.7"]


def test_it_ends_soon(issued: tuple[x509.Certificate, x509.Certificate, Path]) -> None:
    leaf, _, _ = issued
    assert leaf.not_valid_after_utc == datetime(2026, 11, 22, tzinfo=UTC) + LIFETIME
    assert timedelta(days=31) > LIFETIME


def test_only_the_owner_reads_the_key_and_the_authority_s_key_is_not_written(
    issued: tuple[x509.Certificate, x509.Certificate, Path], tmp_path: Path
) -> None:
    _, _, key = issued
    assert key.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ca.pem", "leaf.key.pem", "leaf.pem"]
