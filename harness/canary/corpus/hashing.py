"""Digests as SDKs send them: of the usual normal forms of a value, in hex or base64; and keyed ones."""

import base64
import hashlib
import hmac
import random

from cryptography.hazmat.primitives import hashes

ALGORITHMS = ("md5", "sha1", "sha256", "sha512", "sm3", "sha3_256", "sha3_512", "blake2b", "blake2s", "ripemd160")


def digest(algorithm: str, content: bytes) -> bytes:
    if algorithm == "sm3":
        state = hashes.Hash(hashes.SM3())
        state.update(content)
        return state.finalize()
    return hashlib.new(algorithm, content).digest()


def spelt(draw: random.Random, raw: bytes) -> str:
    """Hex in lower case mostly, else in upper case or base64."""
    way = draw.choices(("lower", "upper", "base64"), (6, 2, 2))[0]
    if way == "base64":
        return base64.b64encode(raw).decode()
    return raw.hex().upper() if way == "upper" else raw.hex()


def normal_forms(what: str, value: str) -> tuple[str, ...]:
    """How apps write a value before they hash it."""
    bare = value.replace("-", "").replace(":", "")
    forms = {
        "phone": (value, f"+86{value}", f"86{value}"),
        "id_card": (value, value.lower()),
        "oaid": (value, value.upper(), bare),
        "idfa": (value, value.lower(), bare.lower()),
        "android_id": (value, value.upper()),
        "mac": (value, value.upper(), bare, bare.upper()),
        "name": (value, value.replace("·", "•"), value.replace("·", "")),
    }
    return forms.get(what, (value,))


def hashed(draw: random.Random, what: str, value: str, algorithm: str) -> str:
    """Seldom behind a mark that names the algorithm, or before one of its version."""
    text = spelt(draw, digest(algorithm, draw.choice(normal_forms(what, value)).encode()))
    return draw.choice((text,) * 8 + (f"{algorithm}:{text}", f"${algorithm}${text}", f"{text}|1"))


def keyed(draw: random.Random, what: str, value: str) -> str:
    """HMAC or a salted digest: nobody without the key can tell whose it is."""
    algorithm = draw.choice(("md5", "sha1", "sha256"))
    content = draw.choice(normal_forms(what, value)).encode()
    salt = draw.randbytes(draw.choice((8, 16)))
    if draw.random() < 0.5:
        return spelt(draw, hmac.digest(salt, content, algorithm))
    return spelt(draw, digest(algorithm, salt.hex().encode() + content))
