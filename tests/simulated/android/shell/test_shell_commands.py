"""What the harness asks of a handset's shell is answered by a simulated one as by a phone."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from harness.devices.android import certificate_store
from harness.simulated.android.first_packages import APP_PACKAGE
from harness.simulated.handset.device import Fix
from tests.simulated.handset_on_paper import PaperHandset

SCRIPT = Path(certificate_store.__file__).with_name("certificate_store.sh")
CONTACTS = "content://com.android.contacts"


def authority() -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Laboratory")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), 7, now, now + timedelta(days=1))
    return made.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)


@pytest.mark.parametrize("api", (30, 34))
def test_a_certificate_is_put_over_the_store_by_the_harness_own_script_and_taken_off(api: int) -> None:
    handset, pem = PaperHandset(api, rooted=True), authority()
    files, store = handset.device.core.files, certificate_store.store_of(api)
    files.write("/data/local/tmp/harness-ca.sh", SCRIPT.read_bytes(), 0o755)
    files.write("/data/local/tmp/harness-ca.pem", pem)
    files.write(f"{store}/00000001.0", authority())
    assert len(handset.device.trusted_keys()) == 1
    script = f"su -c 'sh /data/local/tmp/harness-ca.sh %s {store} 12345678.0'"
    assert handset.run(script % "mount").code == 0
    assert handset.run(script % "look").out == "zygote=600 sees=1\n"
    assert len(handset.device.trusted_keys()) == 2
    assert any(line.split()[1] == store for line in handset.run("cat /proc/mounts").out.splitlines())
    handset.run(script % "unmount")
    assert len(handset.device.trusted_keys()) == 1
    assert handset.run(script % "look").out == "zygote=600 sees=0\n"


def test_contacts_are_planted_read_as_apps_see_them_and_removed() -> None:
    handset = PaperHandset()
    handset.run(f"content insert --uri {CONTACTS}/raw_contacts --bind account_type:s:lab --bind account_name:s:lab")
    for kind, value in (("name", "王芳"), ("phone_v2", "13800000000")):
        item = f"--bind raw_contact_id:i:1 --bind mimetype:s:vnd.android.cursor.item/{kind} --bind data1:s:{value}"
        handset.run(f"content insert --uri {CONTACTS}/data {item}")
    query = f"content query --uri {CONTACTS}/data/phones --projection display_name:data1 --where \"account_type='lab'\""
    assert handset.run(query).out == "Row: 0 display_name=王芳, data1=13800000000\n"
    for_good = f"'{CONTACTS}/raw_contacts?caller_is_syncadapter=true'"
    handset.run(f"content delete --uri {for_good} --where \"account_type='lab'\"")
    assert handset.run(query).out == "No result found.\n"


def test_a_picture_in_the_shared_storage_is_in_the_gallery() -> None:
    handset = PaperHandset()
    handset.device.core.files.write("/sdcard/DCIM/Canary/one.jpg", b"jpeg")
    images = "content query --uri content://media/external/images/media --projection _data"
    where = f"{images} --where \"_data like '%Canary%'\""
    assert handset.run(where).out == "Row: 0 _data=/storage/emulated/0/DCIM/Canary/one.jpg\n"
    handset.device.core.files.remove("/sdcard/DCIM/Canary")
    assert handset.run(where).out == "No result found.\n"


def test_permissions_are_granted_revoked_and_kept_from_being_asked_again() -> None:
    handset = PaperHandset()
    camera = f"{APP_PACKAGE} android.permission.CAMERA"
    assert handset.run(f"pm grant {camera}").code == 0
    package = handset.device.core.packages.get(APP_PACKAGE)
    assert package
    assert package.holds("android.permission.CAMERA")
    handset.run(f"pm revoke {camera}; pm set-permission-flags {camera} user-set user-fixed")
    assert "USER_FIXED" in handset.run(f"dumpsys package {APP_PACKAGE}").out
    refused = handset.run(f"pm grant {APP_PACKAGE} android.permission.READ_SMS")
    assert refused.code == 255
    assert "has not requested permission" in refused.err


def test_the_settings_app_mocks_the_position_only_with_the_right_to() -> None:
    handset = PaperHandset()
    service = "am start-foreground-service --user 0 -n io.appium.settings/.LocationService"
    start = f"{service} --es longitude 120.1 --es latitude 30.2"
    ask = "am broadcast -n io.appium.settings/.receivers.LocationInfoReceiver -a io.appium.settings.location"
    handset.run(start)
    assert "result=0" in handset.run(ask).out
    handset.device.core.ledger.set_mode("io.appium.settings", "MOCK_LOCATION", "allow")
    handset.run(start)
    assert handset.device.core.fix == Fix(30.2, 120.1)
    assert 'result=-1, data="30.2 120.1 0.0"' in handset.run(ask).out


def test_logcat_tells_what_was_logged_in_the_wanted_form() -> None:
    handset = PaperHandset()
    handset.run("log -p w -t mine 'a word'")
    assert handset.run("logcat -d -s mine").out.endswith(" 4242  4242 W mine    : a word\n")
    assert "a word" not in handset.run("logcat -d -s other").out
    stamp = handset.run("logcat -d -v epoch -s mine").out.splitlines()[-1].split()[0]
    assert abs(float(stamp) - datetime.now(UTC).timestamp()) < 5
    handset.run("logcat -c")
    assert "a word" not in handset.run("logcat -d").out


def test_what_no_command_answers_is_noted() -> None:
    handset = PaperHandset()
    handset.run("frobnicate now; cmd nosuch; dumpsys nosuch")
    assert handset.device.unknown_commands == ["frobnicate now", "cmd nosuch", "dumpsys nosuch"]
