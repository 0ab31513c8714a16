"""Digests that apps send in place of a value, named as they are reported."""

import base64
import hashlib
from collections.abc import Iterator

from cryptography.hazmat.primitives import hashes


def digests(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield (form, text) of every digest of `content`: hex in lower case and base64 of the raw digest.

    `md5-16` is the middle half of an MD5, a habit of older Chinese SDKs. SM3 is GB/T 32905-2016; it comes from
    cryptography because hashlib has it only where OpenSSL was built with it.
    """
    for name in ("md5", "sha1", "sha256", "sha512"):
        raw = hashlib.new(name, content, usedforsecurity=False).digest()
        yield name, raw.hex()
        yield f"{name}-base64", base64.b64encode(raw).decode()
        if name == "md5":
            yield "md5-16", raw.hex()[8:24]
    yield "sm3", sm3(content).hex()
    yield "sm3-base64", base64.b64encode(sm3(content)).decode()


def sm3(content: bytes) -> bytes:
    """SM3 of `content`, 32 bytes."""
    state = hashes.Hash(hashes.SM3())
    state.update(content)
    return state.finalize()
