import json

from harness.devices.android.adb import Said
from harness.devices.android.clean_state import Subject, as_data, dirty, look, tidy
from harness.devices.android.root import Root
from tests.devices.android.paper_handset import Answer, PaperHandset

APP = "cn.gov.yuntai.banshi"
CAMERA = (
    f"Packages:\n  Package [{APP}] (1):\n    User 0: installed=true\n      runtime permissions:\n"
    "        android.permission.CAMERA: granted=true, flags=[ USER_SET ]\n"
    "        android.permission.POST_NOTIFICATIONS: granted=true, flags=[ GRANTED_BY_DEFAULT ]\n"
)
NONE = Said("", "No such file or directory", 1)
CLEAN: dict[str, Answer] = {
    "settings get global http_proxy": "null\n",
    "appops query-op .*": "No operations.\n",
    "ls /sdcard/.*": NONE,
    "ls /data/local/tmp": "dalvik-cache\nsomeone-elses.apk\n",
    "content query .*": "No result found.\n",
    "pidof .*": Said("", "", 1),
    "cat /proc/1/mounts .*": "/dev/root / ext4 ro 0 0\n",
    "dumpsys package .*": "Packages:\n",
}
SUBJECT = Subject(APP, 34, Root("none", "retail"))


def seen(**more: Answer) -> dict[str, str]:
    return {
        one.point: one.seen
        for one in look(
            PaperHandset({**more, **{key: value for key, value in CLEAN.items() if key not in more}}), SUBJECT
        )
        if not one.clean
    }


def test_a_clean_handset_is_proved_clean_in_every_point() -> None:
    findings = look(PaperHandset(CLEAN), SUBJECT)
    assert dirty(findings) is None
    assert {one.point for one in findings} == {
        *("proxy", "reverse", "mock_location", "gallery", "contacts", "frida_server", "certificate", "files"),
        *("tunnel", "process", "permissions", "app_data"),
    }
    assert json.dumps(as_data(findings))


def test_what_is_left_is_named_with_what_was_seen() -> None:
    assert seen(**{"settings get .*": "10.0.0.9:8888\n"}) == {"proxy": "10.0.0.9:8888"}
    assert seen(**{"appops query-op .*": "io.appium.settings\n"}) == {"mock_location": "io.appium.settings"}
    assert seen(**{"ls /sdcard/DCIM/.*": "slot-0.jpg\n"}) == {"gallery": "slot-0.jpg"}
    assert seen(**{"ls /data/local/tmp": "harness-ca\nhns-agentd\nx\n"}) == {"files": "harness-ca hns-agentd"}
    assert seen(**{f"pidof {APP}": "8123\n"}) == {"process": "8123"}
    assert seen(**{"dumpsys package .*": CAMERA}) == {"permissions": "android.permission.CAMERA"}
    mount = {"cat /proc/1/mounts .*": "tmpfs /apex/com.android.conscrypt/cacerts tmpfs ro 0 0"}
    assert seen(**mount) == {"certificate": "mounted"}


def test_dirt_is_said_in_one_line() -> None:
    said = dirty(look(PaperHandset({**CLEAN, "settings get global http_proxy": "1.2.3.4:1\n"}), SUBJECT))
    assert said
    assert said.en == "not clean: proxy (1.2.3.4:1)"


def test_a_reverse_that_stayed_is_dirt_and_is_tidied_away() -> None:
    handset = PaperHandset({**CLEAN, ".*": ""})
    handset.reversed["tcp:8080"] = "tcp:41000"
    assert dirty(look(handset, SUBJECT))
    tidy(handset, SUBJECT)
    assert dirty(look(handset, SUBJECT)) is None


def test_files_of_others_are_not_touched() -> None:
    handset = PaperHandset({"ls /data/local/tmp": "harness-ca.sh\nharness;reboot\nhers.txt\n", ".*": ""})
    tidy(handset, SUBJECT)
    assert [one for one in handset.said if "/data/local/tmp/" in one] == ["rm -rf /data/local/tmp/harness-ca.sh"]


def test_root_looks_into_the_apps_own_folder() -> None:
    rooted = Subject(APP, 34, Root("adbd"))
    handset = PaperHandset({**CLEAN, "find .*": f"/data/data/{APP}/shared_prefs/id.xml\n"})
    assert {one.point: one.seen for one in look(handset, rooted) if not one.clean} == {"app_data": "id.xml"}
