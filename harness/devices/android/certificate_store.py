"""Our CA among a rooted handset's system certificates, for as long as it is not restarted.

Apps that target Android 7 or later trust the system's store only. Up to Android 13 (API 33) that is a folder of
/system, which is read-only: a copy is mounted over it. From Android 14 on the store is an APEX module that every
process sees by a mount namespace of its own: the copy is mounted over it in those of init, of both zygotes and of
every app that already runs. Nothing of the system is changed; removing means unmounting, and so does a restart.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from harness.devices.android.adb import Handset
from harness.devices.android.root import Root
from harness.model.faults import BadInput
from harness.model.saying import Saying

LEGACY_STORE = "/system/etc/security/cacerts"
APEX_STORE = "/apex/com.android.conscrypt/cacerts"
APEX_FROM_API = 34
_STAGE = "/data/local/tmp/harness-ca"
_SCRIPT = Path(__file__).with_name("certificate_store.sh")
_SCRIPT_ON_HANDSET = "/data/local/tmp/harness-ca.sh"
TIMEOUT_S = 60.0


@dataclass(frozen=True, slots=True)
class InStore:
    """`seen_by_apps` counts the zygotes that see the certificate, out of `zygotes`; `why` is what stood against it."""

    ok: bool
    store: str
    seen_by_apps: int = 0
    zygotes: int = 0
    why: str = ""


def store_name(pem: bytes) -> str:
    """The file name by which the store finds a CA: OpenSSL's old hash of its subject (MD5, first four bytes), `.0`.

    Raises BadInput for what is no certificate.
    """
    try:
        subject = x509.load_pem_x509_certificate(pem).subject.public_bytes()
    except ValueError:
        mend = Saying("give a CA in PEM form", "请提供 PEM 格式的 CA 证书")
        raise BadInput(Saying("not a certificate", "不是证书"), "", mend) from None
    digest = hashlib.md5(subject, usedforsecurity=False).digest()
    return f"{int.from_bytes(digest[:4], 'little'):08x}.0"


def store_of(api_level: int) -> str:
    return APEX_STORE if api_level >= APEX_FROM_API else LEGACY_STORE


def put_certificate(handset: Handset, root: Root, pem: bytes, api_level: int) -> InStore:
    """Mount our CA into the store and look whether apps see it. Without root nothing is tried."""
    store = store_of(api_level)
    if not root:
        return InStore(False, store, why=f"no root: {root.why_not}")
    name = store_name(pem)
    single = x509.load_pem_x509_certificate(pem).public_bytes(Encoding.PEM)
    handset.push(single, f"{_STAGE}.pem")
    handset.push(_SCRIPT.read_bytes(), _SCRIPT_ON_HANDSET, 0o755)
    said = root.run(handset, f"sh {_SCRIPT_ON_HANDSET} mount {store} {name}", TIMEOUT_S)
    found = look(handset, root, pem, api_level)
    return found if found.ok or said.code == 0 else InStore(False, store, why=said.words[:300])


def look(handset: Handset, root: Root, pem: bytes, api_level: int) -> InStore:
    """Whether the CA is in the store as each zygote, the parent of all apps, sees it."""
    store, name = store_of(api_level), store_name(pem)
    script = f"sh {_SCRIPT_ON_HANDSET} look {store} {name}"
    told = re.findall(r"^zygote=(\d{1,7}) sees=([01])$", root.run(handset, script, TIMEOUT_S).out, re.MULTILINE)
    seen = sum(sees == "1" for _, sees in told)
    why = "" if told else "no zygote told what it sees"
    if told and seen < len(told):
        why = f"{seen} of {len(told)} zygotes see it"
    return InStore(bool(told) and seen == len(told), store, seen, len(told), why)


def remove_certificate(handset: Handset, root: Root, api_level: int) -> bool:
    """Unmount what is ours; whether no mount of ours is left."""
    if not root:
        return True
    if not handset.shell(f"ls {_SCRIPT_ON_HANDSET}").strip():
        handset.push(_SCRIPT.read_bytes(), _SCRIPT_ON_HANDSET, 0o755)
    root.run(handset, f"sh {_SCRIPT_ON_HANDSET} unmount {store_of(api_level)} -", TIMEOUT_S)
    gone = not mounted(handset, root, api_level)
    handset.run(f"rm -rf {_STAGE} {_STAGE}.pem {_SCRIPT_ON_HANDSET}")
    return gone


def mounted(handset: Handset, root: Root, api_level: int) -> bool:
    """Whether something is mounted over the store: the traces of this run or of one that was killed."""
    said = root.run(handset, "cat /proc/1/mounts /proc/mounts", TIMEOUT_S).out
    return any(line.split()[1:2] == [store_of(api_level)] for line in said.splitlines())
