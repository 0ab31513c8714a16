"""The laboratory's key is made once, for its owner only, and never mistaken."""

import threading
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from harness.model.faults import BadInput
from harness.recording.signing_key import laboratory_key, load_public_key, public_hex, public_key_path


def test_the_key_is_made_at_first_use_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "laboratory.pem"
    first = public_hex(laboratory_key(path).public_key())
    assert public_hex(laboratory_key(path).public_key()) == first
    assert path.stat().st_mode & 0o777 == 0o600
    assert public_hex(load_public_key(public_key_path(path))) == first
    assert {p.name for p in path.parent.iterdir()} == {"laboratory.pem", "laboratory.pub.pem"}


def test_many_at_once_get_the_same_key(tmp_path: Path) -> None:
    path = tmp_path / "laboratory.pem"
    found: list[str] = []

    def take() -> None:
        found.append(public_hex(laboratory_key(path).public_key()))

    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert len(found) == 8
    assert len(set(found)) == 1


def test_a_key_that_others_may_read_is_refused_with_the_mend(tmp_path: Path) -> None:
    path = tmp_path / "laboratory.pem"
    laboratory_key(path)
    path.chmod(0o644)
    with pytest.raises(BadInput, match="chmod 600"):
        laboratory_key(path)


@pytest.mark.parametrize(
    "content", [b"", b"garbage", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"]
)
def test_what_is_no_key_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "laboratory.pem"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(BadInput, match="not an Ed25519 private key"):
        laboratory_key(path)
    with pytest.raises(BadInput, match="not an Ed25519 public key"):
        load_public_key(path)


def test_a_public_key_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"none\.pem.*cannot be read"):
        load_public_key(tmp_path / "none.pem")


def test_the_hex_form_is_the_raw_key() -> None:
    key = Ed25519PrivateKey.generate().public_key()
    assert bytes.fromhex(public_hex(key)) == key.public_bytes_raw()
