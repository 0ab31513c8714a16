import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from harness.devices.android import certificate_store
from harness.devices.android.adb import Said
from harness.devices.android.certificate_store import mounted, put_certificate, remove_certificate, store_name, store_of
from harness.devices.android.root import Root
from harness.model.faults import BadInput
from tests.devices.android.paper_handset import PaperHandset


@pytest.fixture(scope="module")
def pem() -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name(
        [x509.NameAttribute(NameOID.COMMON_NAME, "mitmproxy"), x509.NameAttribute(NameOID.ORGANIZATION_NAME, "m")]
    )
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), 7, now, now + timedelta(days=1))
    return builder.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="compares with OpenSSL")
def test_the_file_name_is_the_one_that_openssl_computes(pem: bytes, tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_bytes(pem)
    asked = ["openssl", "x509", "-noout", "-subject_hash_old", "-in", str(tmp_path / "ca.pem")]
    told = subprocess.run(asked, capture_output=True, check=True, timeout=20).stdout.decode().strip()
    assert store_name(pem) == f"{told}.0"


def test_the_store_moved_with_android_14() -> None:
    assert store_of(33) == "/system/etc/security/cacerts"
    assert store_of(34) == "/apex/com.android.conscrypt/cacerts"


def test_it_is_in_the_store_when_every_zygote_sees_it(pem: bytes) -> None:
    handset = PaperHandset({".*look.*": "zygote=812 sees=1\nzygote=813 sees=1\n", ".*mount.*": ""})
    found = put_certificate(handset, Root("adbd"), pem, 34)
    assert (found.ok, found.seen_by_apps, found.zygotes) == (True, 2, 2)
    assert f"mount /apex/com.android.conscrypt/cacerts {store_name(pem)}" in handset.said[0]


def test_one_zygote_that_does_not_see_it_spoils_it(pem: bytes) -> None:
    found = put_certificate(
        PaperHandset({".*look.*": "zygote=1 sees=1\nzygote=2 sees=0", ".*": ""}), Root("su 0"), pem, 35
    )
    assert (found.ok, found.why) == (False, "1 of 2 zygotes see it")


def test_a_mount_that_is_refused_says_so_in_the_handsets_words(pem: bytes) -> None:
    found = put_certificate(
        PaperHandset({".*look.*": "", ".*": Said("", "cp: No space left on device", 3)}), Root("adbd"), pem, 30
    )
    assert (found.ok, found.why) == (False, "cp: No space left on device")


def test_without_root_nothing_is_tried(pem: bytes) -> None:
    handset = PaperHandset()
    assert "no root" in put_certificate(handset, Root("none", "a retail build"), pem, 30).why
    assert handset.said == []
    assert handset.files == {}


def test_afterwards_nothing_is_mounted_and_nothing_lies_there() -> None:
    mounts = ["/dev/block/x /apex/com.android.conscrypt/cacerts ext4 ro 0 0"]

    def unmount(_: str) -> str:
        mounts.clear()
        return ""

    handset = PaperHandset(
        {"cat /proc/1/mounts.*": lambda _: "\n".join(mounts), ".*unmount.*": unmount, "ls .*": "", "rm .*": ""}
    )
    assert mounted(handset, Root("adbd"), 34)
    assert remove_certificate(handset, Root("adbd"), 34)
    assert handset.said[-1].startswith("rm -rf")


def test_what_is_no_certificate_is_bad_input() -> None:
    with pytest.raises(BadInput):
        store_name(b"-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n")


def test_the_script_is_one_that_a_shell_can_read() -> None:
    script = Path(certificate_store.__file__).with_name("certificate_store.sh")
    subprocess.run(["sh", "-n", str(script)], check=True, timeout=10)
