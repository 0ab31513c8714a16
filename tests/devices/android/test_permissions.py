import re

import pytest

from harness.devices.android.permissions import reset_permissions, runtime_permissions, set_permission
from harness.model.faults import BadInput
from tests.devices.android.paper_handset import PaperHandset

APP = "cn.gov.yuntai.banshi"
FINE, COARSE = "android.permission.ACCESS_FINE_LOCATION", "android.permission.ACCESS_COARSE_LOCATION"


class Permissions:
    """What a handset keeps of one app, changed by pm as Android does."""

    def __init__(self, *, knows_flags: bool = True) -> None:
        self.granted = {FINE: False, COARSE: False, "android.permission.CAMERA": True}
        self.flags: dict[str, set[str]] = {name: set() for name in self.granted}
        self._knows_flags = knows_flags

    def dump(self, _: str) -> str:
        lines = [
            f"        {name}: granted={str(on).lower()}, flags=[ {'|'.join(sorted(self.flags[name]))} ]"
            for name, on in self.granted.items()
        ]
        head = [
            f"  Package [{APP}] (1):",
            "    userId=10233",
            "    User 0: installed=true",
            "      runtime permissions:",
        ]
        return "\n".join(["Packages:", *head, *lines])

    def change(self, command: str) -> str:
        verb, name = re.sub(r"^pm ", "", command).split()[0], next(n for n in self.granted if n in command)
        if verb in ("grant", "revoke"):
            self.granted[name] = verb == "grant"
        elif not self._knows_flags:
            return "Unknown command: set-permission-flags"
        elif verb == "set-permission-flags":
            self.flags[name] |= {"USER_SET", "USER_FIXED"}
        else:
            self.flags[name] -= {"USER_SET", "USER_FIXED"}
        return ""

    def handset(self) -> PaperHandset:
        return PaperHandset({f"dumpsys package {APP}": self.dump, "pm .*": self.change})


def test_a_grant_is_read_back_for_every_permission_behind_the_word() -> None:
    results = set_permission(Permissions().handset(), APP, "geolocation", "granted", 34)
    assert [(one.permission, one.reached) for one in results] == [(FINE, True), (COARSE, True)]


def test_a_denial_is_one_that_asks_no_more() -> None:
    (camera,) = set_permission(Permissions().handset(), APP, "camera", "denied", 34)
    assert (camera.reached, camera.asks_again) == (True, False)


def test_where_flags_are_unknown_a_denial_is_not_claimed() -> None:
    (camera,) = set_permission(Permissions(knows_flags=False).handset(), APP, "camera", "denied", 34)
    assert (camera.reached, camera.asks_again) == (False, True)
    assert "Unknown command" in camera.said


def test_an_old_release_is_not_asked_for_flags() -> None:
    handset = Permissions().handset()
    (camera,) = set_permission(handset, APP, "camera", "denied", 28)
    assert not camera.reached
    assert not [one for one in handset.said if "flags" in one]


def test_a_reset_brings_back_the_question() -> None:
    permissions = Permissions()
    set_permission(permissions.handset(), APP, "camera", "denied", 34)
    assert all(one.reached and one.asks_again for one in reset_permissions(permissions.handset(), APP, 34))


def test_a_permission_that_the_app_does_not_declare_is_left_alone() -> None:
    handset = Permissions().handset()
    assert set_permission(handset, APP, "contacts", "granted", 34) == ()
    assert not [one for one in handset.said if one.startswith("pm")]


def test_androids_own_names_are_taken_and_others_refused() -> None:
    assert set_permission(Permissions().handset(), APP, FINE, "granted", 34)[0].reached
    for name in ("x; reboot", "android.permission.$(id)", "telepathy"):
        with pytest.raises(BadInput):
            set_permission(PaperHandset(), APP, name, "granted", 34)


def test_an_app_that_is_not_installed_has_no_permissions() -> None:
    assert runtime_permissions(PaperHandset({"dumpsys .*": "Unable to find package"}), APP) == {}
