from pathlib import Path

import pytest

from harness.devices.android.adb import Said
from harness.devices.android.install import InstallRefused, install, installed, uninstall
from harness.model.faults import BadInput, RunFault
from tests.devices.android.paper_handset import Answer, PaperHandset

APP = "cn.gov.yuntai.banshi"
DUMP = f"Packages:\n  Package [{APP}] (a1b2c3):\n    userId=10233\n    versionCode=17 minSdk=26 targetSdk=34\n"
THERE: dict[str, Answer] = {f"pm path {APP}": f"package:/data/app/{APP}/base.apk\n", f"dumpsys package {APP}": DUMP}


@pytest.fixture
def apk(tmp_path: Path) -> Path:
    file = tmp_path / "base.apk"
    file.write_bytes(b"PK" + bytes(5000))
    return file


def test_an_app_is_streamed_whole_and_looked_for_afterwards(apk: Path) -> None:
    handset = PaperHandset({**THERE, "cmd package install .*": "Success\n"})
    done = install(handset, [apk], APP)
    assert (done.facts.version_code, done.overwrote) == (17, 17)
    assert "cmd package install -r -t -S 5002" in handset.said
    assert handset.received() == [apk.read_bytes()]


def test_splits_go_into_one_session(apk: Path, tmp_path: Path) -> None:
    split = tmp_path / "config.zh.apk"
    split.write_bytes(b"PKzh")
    handset = PaperHandset(
        {**THERE, "pm install-create .*": "Success: created install session [77]", ".*install-.*": "Success"}
    )
    install(handset, [apk, split], APP)
    assert [one for one in handset.said if "install" in one] == [
        "pm install-create -r -t -S 5006",
        "cmd package install-write -S 5002 77 0.apk -",
        "cmd package install-write -S 4 77 1.apk -",
        "pm install-commit 77",
    ]


def test_a_refusal_says_why_and_what_a_person_can_do(apk: Path) -> None:
    refusal = "Failure [INSTALL_FAILED_USER_RESTRICTED: Install canceled by user]"
    with pytest.raises(InstallRefused, match="allow installs over USB") as fault:
        install(PaperHandset({**THERE, "cmd package install .*": refusal}), [apk], APP)
    assert fault.value.reason == "INSTALL_FAILED_USER_RESTRICTED"


def test_a_refused_split_gives_the_session_up(apk: Path) -> None:
    handset = PaperHandset({"pm install-create .*": "Success [5]", "cmd package .*": "Failure [INSTALL_FAILED_DEXOPT]"})
    with pytest.raises(InstallRefused, match="DEXOPT"):
        install(handset, [apk, apk], APP)
    assert handset.said[-1] == "pm install-abandon 5"


def test_a_success_that_left_nothing_is_no_success(apk: Path) -> None:
    with pytest.raises(InstallRefused, match="not there"):
        install(PaperHandset({"cmd package install .*": "Success"}), [apk], APP)


def test_a_removed_app_is_gone_and_one_that_stays_is_a_fault() -> None:
    uninstall(PaperHandset({"pm uninstall .*": "Success"}), APP)
    with pytest.raises(RunFault, match="DELETE_FAILED_DEVICE_POLICY_MANAGER"):
        uninstall(PaperHandset({**THERE, "pm uninstall .*": "Failure [DELETE_FAILED_DEVICE_POLICY_MANAGER]"}), APP)


@pytest.mark.parametrize("name", ["a; rm -rf /", "$(id)", "one", "", "cn.gov..x"])
def test_only_package_names_come_near_a_shell(name: str) -> None:
    handset = PaperHandset()
    with pytest.raises(BadInput):
        installed(handset, name)
    assert handset.said == []


def test_a_file_that_is_not_there_is_bad_input() -> None:
    with pytest.raises(BadInput, match="no such file"):
        install(PaperHandset(), [Path("no.apk")], APP)


def test_a_silent_handset_says_its_own_words(apk: Path) -> None:
    with pytest.raises(InstallRefused, match="no answer"):
        install(PaperHandset({"cmd package install .*": Said("", "", 1)}), [apk], APP)
