import json

import pytest

from harness.devices.android import health
from harness.devices.android.health import await_boot, free_mib, health_of, locked
from harness.model.faults import DeviceLost
from tests.devices.android.paper_handset import Answer, PaperHandset

WELL: dict[str, Answer] = {
    "getprop sys.boot_completed": "1\n",
    "dumpsys battery": (
        "Current Battery Service state:\n  AC powered: false\n  USB powered: true\n  status: 2\n"
        "  level: 87\n  scale: 100\n  temperature: 312\n"
    ),
    "df -k /data": (
        "Filesystem     1K-blocks     Used Available Use% Mounted on\n"
        "/dev/block/dm-44 113120676 60000000 52989604  54% /data\n"
    ),
    "dumpsys power": "Power Manager State:\n  mWakefulness=Awake\n",
    "dumpsys window": (
        "  mShowingLockscreen=false mDreamingLockscreen=false\n  KeyguardServiceDelegate\n    showing=false\n"
    ),
    "dumpsys thermalservice": "IsStatusOverride: false\nThermal Status: 0\n",
}


def problems(**worse: Answer) -> list[str]:
    return [one.en for one in health_of(PaperHandset({**WELL, **worse})).problems()]


def test_a_fit_handset_has_no_problem() -> None:
    health = health_of(PaperHandset(WELL))
    assert health.problems() == ()
    assert (health.battery_percent, health.battery_c, health.charging, health.free_mib) == (87, 31.2, True, 51747)


def test_each_thing_that_spoils_a_run_is_named() -> None:
    assert problems(**{"dumpsys battery": "  level: 9\n  temperature: 301"}) == ["battery at 9 % (< 20 %)"]
    assert problems(**{"dumpsys battery": "  level: 90\n  temperature: 512"}) == ["battery at 51.2 °C"]
    assert problems(**{"df -k /data": "h\n/d 1000000 900000 100000 90% /data"}) == ["only 97 MiB free"]
    assert problems(**{"dumpsys power": "mWakefulness=Asleep"}) == ["the screen is off"]
    assert problems(**{"dumpsys window": "mDreamingLockscreen=true"}) == ["the screen is locked"]
    assert problems(**{"dumpsys thermalservice": "Thermal Status: 4"}) == ["slowed down by heat (status 4)"]
    assert problems(**{"getprop sys.boot_completed": "\n"}) == ["it has not started fully"]


def test_in_the_course_of_a_run_only_a_full_disk_and_heat_spoil_it() -> None:
    low = health_of(PaperHandset({**WELL, "dumpsys battery": "  level: 9\n  temperature: 301"}))
    full = health_of(PaperHandset({**WELL, "df -k /data": "h\n/d 1000000 1000000 20 100% /data"}))
    hot = health_of(PaperHandset({**WELL, "dumpsys thermalservice": "Thermal Status: 4"}))
    said = [[problem.en for problem in one.spoils()] for one in (low, full, hot)]
    assert said == [[], ["its disk is full (0 MiB free)"], ["slowed down by heat (status 4)"]]


def test_a_handset_that_restarts_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "BOOT_POLL_S", 0.0)
    answers = iter(["", "0\n", "1\n"])
    await_boot(PaperHandset({"getprop .*": lambda _: next(answers)}), 5.0)
    assert next(answers, "asked no more") == "asked no more"
    with pytest.raises(DeviceLost, match="not started fully"):
        await_boot(PaperHandset({"getprop .*": "0\n"}), 0.0)


def test_what_a_handset_does_not_tell_is_no_problem_and_not_zero() -> None:
    health = health_of(PaperHandset({"getprop .*": "1"}))
    assert health.problems() == ()
    assert (health.battery_percent, health.free_mib, health.awake, health.locked) == (None, None, None, None)
    assert json.dumps(health.as_data())


def test_a_long_device_name_pushes_the_figures_to_a_line_of_their_own() -> None:
    assert free_mib("/dev/block/bootdevice/by-name/userdata\n   52403200 31000000 21403200  60% /data") == 20901


def test_something_else_that_shows_is_no_lock_screen() -> None:
    assert locked("Window #3: showing=true\n mDreamingLockscreen=false") is False
