"""Which computers the handset trusts: their RSA keys, kept over restarts as /data/misc/adb/adb_keys is."""

import base64
import binascii
import struct
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa, utils

MODULUS_BYTES = 256
_WORDS_BEFORE = 8  # the struct's length in words and n0inv come first
_EXPONENT_AT = _WORDS_BEFORE + 2 * MODULUS_BYTES
_STRUCT_BYTES = _EXPONENT_AT + 4


class HostKeys:
    """`file` is None where nothing shall outlive the handset."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        told = file.read_text(encoding="ascii", errors="replace").split() if file and file.is_file() else []
        self._trusted: dict[str, rsa.RSAPublicKey] = {
            key: made for key in told if (made := public_key(key)) is not None
        }

    def __len__(self) -> int:
        return len(self._trusted)

    def trust(self, payload: bytes) -> bool:
        """What a person's "always allow" does; False where the payload is no key."""
        words = payload.rstrip(b"\0").decode("ascii", "replace").split()
        made = public_key(words[0]) if words else None
        if made is None:
            return False
        self._trusted[words[0]] = made
        self._keep()
        return True

    def forget(self) -> None:
        """ "Revoke USB debugging authorisations"."""
        self._trusted.clear()
        self._keep()

    def _keep(self) -> None:
        if self._file:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text("".join(f"{key}\n" for key in self._trusted), encoding="ascii")

    def signed(self, token: bytes, signature: bytes) -> bool:
        """Whether one of the trusted keys signed the token (adb signs it as if it were a SHA-1 digest)."""
        return any(_verifies(key, token, signature) for key in self._trusted.values())


def public_key(text: str) -> rsa.RSAPublicKey | None:
    """Android's RSAPublicKey struct in base64: words, n0inv, modulus and rr (little endian), exponent."""
    try:
        raw = base64.b64decode(text, validate=True)
        if len(raw) != _STRUCT_BYTES:
            return None
        modulus = int.from_bytes(raw[_WORDS_BEFORE : _WORDS_BEFORE + MODULUS_BYTES], "little")
        (exponent,) = struct.unpack_from("<I", raw, _EXPONENT_AT)
        return rsa.RSAPublicNumbers(exponent, modulus).public_key()
    except (binascii.Error, ValueError):
        return None


def _verifies(key: rsa.RSAPublicKey, token: bytes, signature: bytes) -> bool:
    try:
        key.verify(signature, token, padding.PKCS1v15(), utils.Prehashed(hashes.SHA1()))
    except (InvalidSignature, ValueError):
        return False
    return True
