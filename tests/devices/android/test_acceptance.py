"""The order and the words of an acceptance; each trial's own test stands beside its module."""

from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from harness.devices.android import acceptance, acceptance_planting
from harness.devices.android.ability_probe import Bench
from harness.devices.android.acceptance import accept
from harness.devices.android.facts import facts_of
from harness.devices.android.ui_automator import UiAutomator
from harness.model.faults import DeviceLost, DeviceSilent, MissingComponent
from harness.model.saying import Saying
from tests.devices.android.paper_handset import Answer, PaperHandset

PHONE: dict[str, Answer] = {
    "getprop": "[ro.build.version.sdk]: [29]\n",
    "getprop sys.boot_completed": "1",
    "id -u": "2000\n",
    r"echo \$EPOCHREALTIME.*": "1800000000.000001\n",
    "screencap -p": "no picture",
    "settings get .*": "null\n",
    "appops query-op .*": "No operations.\n",
    "content query .*": "No result found.\n",
    "ls .*": "",
    "pidof .*": "",
    "cat /proc/1/mounts .*": "",
    "cmd appops get .*": "No operations.\n",
}


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acceptance, "gallery_held", lambda *_: (True, "seen"))
    monkeypatch.setattr(acceptance, "proxy_held", lambda *_: (False, "not reached"))
    monkeypatch.setattr(acceptance_planting, "MOST_DOUBT_MS", 1e9)


def _no_driver(_: object) -> AbstractContextManager[UiAutomator]:
    raise MissingComponent(Saying("Appium is not installed", "未安装 Appium"))


def trials(tmp_path: Path, **other: Answer) -> dict[str, tuple[str, str]]:
    handset = PaperHandset({**PHONE, **other})
    facts = facts_of(PaperHandset(PHONE))
    return {one.name: (one.state, one.words) for one in accept(handset, facts, Bench("17.26.0", tmp_path), _no_driver)}


def test_each_trial_says_how_it_went_and_none_is_left_out(tmp_path: Path) -> None:
    found = trials(tmp_path)
    assert next(iter(found)) == "health"
    assert list(found)[-1] == "clean_after"
    assert found["gallery"] == ("held", "seen")
    assert found["proxy"] == ("failed", "not reached")
    assert found["screenshot"] == ("failed", "no PNG")
    assert found["driver"] == ("failed", "Appium is not installed")


def test_what_the_handset_cannot_is_no_failure(tmp_path: Path) -> None:
    found = trials(tmp_path)
    assert found["java_hooks"] == ("cannot", "no root: a retail build without su")
    assert found["evidence_exit_info"][0] == "cannot"
    assert found["evidence_frames"][0] == "cannot"


def test_a_silent_answer_fails_one_trial_and_a_lost_handset_ends_all(tmp_path: Path) -> None:
    silent = trials(tmp_path, **{"screencap -p": DeviceSilent(Saying("asleep", "无应答"))})
    assert silent["screenshot"] == ("failed", "asleep")
    assert "clean_after" in silent
    gone = DeviceLost(Saying("gone", "断开"))
    lost = trials(tmp_path, **{"screencap -p": gone, "true": gone})
    assert list(lost)[-1] == "screenshot"
    assert "clean_after" in trials(tmp_path, **{"screencap -p": gone})


def test_bytes_that_come_back_changed_fail(tmp_path: Path) -> None:
    assert trials(tmp_path, **{"cat /data/local/tmp/harness-transfer": "x"})["transfer"] == (
        "failed",
        "bytes were changed",
    )
