"""The digests that apps send in place of a value, in the ways they write them."""

import base64
import hashlib
from collections.abc import Callable, Iterator

from cryptography.hazmat.primitives import hashes

_NESTED = ("md5", "sha1", "sha256")


def _sm3(content: bytes) -> bytes:
    """GB/T 32905-2016; from cryptography, because hashlib has it only where OpenSSL was built with it."""
    state = hashes.Hash(hashes.SM3())
    state.update(content)
    return state.finalize()


def _by_hashlib(name: str) -> Callable[[bytes], bytes]:
    return lambda content: hashlib.new(name, content, usedforsecurity=False).digest()


DIGESTS: dict[str, Callable[[bytes], bytes]] = {
    **{name: _by_hashlib(name) for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")},
    "sm3": _sm3,
    **{
        name.replace("_", "-"): _by_hashlib(name)
        for name in ("sha3_224", "sha3_256", "sha3_384", "sha3_512", "blake2b", "blake2s", "ripemd160")
        # Some builds of OpenSSL have no RIPEMD.
        if name in hashlib.algorithms_available
    },
    "blake2b-256": lambda content: hashlib.blake2b(content, digest_size=32).digest(),
}


def is_digest(form: str) -> bool:
    """Whether a form's name is that of a digest: `sha3-256-base64`, `md5-16`, `sha1(md5)`."""
    return form.startswith(tuple(DIGESTS))


def digest_forms(content: bytes, *, nested: bool) -> Iterator[tuple[str, str, bool]]:
    """(form, text, whether its case matters) of every digest of `content`; base64 without its padding.

    `md5-16`, the middle half of an MD5, is a habit of older Chinese SDKs. With `nested` also digests of digests.
    """
    for name, digest in DIGESTS.items():
        raw = digest(content)
        yield name, raw.hex(), False
        yield from ((f"{name}-base64", text, True) for text in base64_forms(raw))
    md5 = DIGESTS["md5"](content).hex()
    yield "md5-16", md5[8:24], False
    inner = _NESTED if nested else ("md5",)
    for name in inner:
        shown = DIGESTS[name](content).hex()
        yield from _of_digest(name, shown, inner)


def _of_digest(name: str, shown: str, outer: tuple[str, ...]) -> Iterator[tuple[str, str, bool]]:
    for text in (shown, shown.upper()):
        for second in outer:
            yield f"{second}({name})", DIGESTS[second](text.encode()).hex(), False


def base64_forms(raw: bytes) -> set[str]:
    """In both alphabets, without padding."""
    return {encode(raw).decode().rstrip("=") for encode in (base64.b64encode, base64.urlsafe_b64encode)}
