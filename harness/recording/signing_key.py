"""The laboratory's Ed25519 key: made at first use, readable by its owner only, its public half beside it."""

import os
import stat
import tempfile
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from harness.model.faults import BadInput
from harness.model.saying import Saying

MAX_KEY_BYTES = 16 * 1024


def laboratory_key(path: Path) -> Ed25519PrivateKey:
    """The key at `path`, made there (mode 0600) when there is none.

    Raises BadInput when the file is no Ed25519 key, or others may read it.
    """
    if not path.exists():
        _make(path)
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        what = Saying("others may read the laboratory's private key", "他人可读取实验室私钥")
        raise BadInput(what, str(path), Saying(f"chmod 600 {path}", f"执行 chmod 600 {path}"))
    try:
        key = load_pem_private_key(_read(path), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise _no_key(path, "private", "私钥")
    _publish(path, key)
    return key


def public_key_path(path: Path) -> Path:
    """Where the public half of the key at `path` lies: `lab.pem` and `lab` both have `lab.pub.pem`."""
    return path.with_name(f"{path.stem}.pub.pem")


def load_public_key(path: Path) -> Ed25519PublicKey:
    """A public key as PEM. Raises BadInput when the file cannot be read or is none."""
    try:
        key = load_pem_public_key(_read(path))
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PublicKey):
        raise _no_key(path, "public", "公钥")
    return key


def public_hex(key: Ed25519PublicKey) -> str:
    """The raw 32 bytes in lower-case hex, as a seal holds them."""
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def _make(path: Path) -> None:
    """Two processes may come at once: both write, the first link wins, and both read what it wrote."""
    pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = _written(path, pem)
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        pass
    finally:
        temporary.unlink()


def _publish(path: Path, key: Ed25519PrivateKey) -> None:
    pem = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    public = public_key_path(path)
    if not public.exists() or public.read_bytes() != pem:
        temporary = _written(public, pem)
        temporary.chmod(0o644)
        temporary.replace(public)


def _written(beside: Path, content: bytes) -> Path:
    """A new file of mode 0600 in the same folder, ready to be linked or renamed."""
    fd, name = tempfile.mkstemp(prefix=f".{beside.name}.", dir=beside.parent)
    with os.fdopen(fd, "wb") as file:
        file.write(content)
    return Path(name)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_KEY_BYTES)
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        raise BadInput(Saying(f"the key cannot be read ({reason})", f"无法读取密钥（{reason}）"), str(path)) from None


def _no_key(path: Path, en: str, zh: str) -> BadInput:
    what = Saying(f"not an Ed25519 {en} key in PEM form", f"不是 PEM 格式的 Ed25519 {zh}")
    mend = Saying("give the right file, or move it away and a new key is made", "改用正确的文件，或移走它以生成新密钥")
    return BadInput(what, str(path), mend)
