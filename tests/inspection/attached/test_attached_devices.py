from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from harness.devices.android.acceptance import Trial
from harness.devices.android.adb_server import AdbServer
from harness.devices.android.attached import Attached
from harness.devices.android.facts import HandsetFacts
from harness.devices.android.out_of_service import Mark, OutOfService
from harness.devices.android.rom import Rom
from harness.devices.android.root import Root
from harness.devices.verified import state_folder
from harness.inspection.attached import attached_devices
from harness.inspection.attached.attached_devices import Seen, accept_device, device_lines, verb_and_serial
from harness.model.device_profile import DeviceMatch, DeviceProfile
from harness.model.faults import BadInput, MissingComponent
from harness.model.saying import Saying

MATE = HandsetFacts(
    *("S1", "8KE02", "HUAWEI", "HUAWEI", "NOH-AN00", Rom("HarmonyOS", "4.2.0"), "12", 31, ("arm64-v8a",), "print", ""),
    *(1344, 2772, 560, 7650, False, False, False, False, Root("none", "retail")),
)
FITS = DeviceProfile(
    "mate", "Mate", "android", "android", False, 360, 772, 3.5, "", match=DeviceMatch(maker=("HUAWEI",))
)
NOT = replace(FITS, key="mi", match=DeviceMatch(maker=("Xiaomi",)))
BROWSER = DeviceProfile("h5", "H5", "browser", "android", True, 360, 780, 3.0, "UA")


class Server:
    def ready(self, serial: str) -> str:
        return serial


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    @contextmanager
    def server() -> Iterator[AdbServer]:
        yield cast(AdbServer, Server())

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr(attached_devices, "own_adb_server", server)
    monkeypatch.setattr(attached_devices, "facts_of", lambda _: MATE)


def test_what_is_out_of_service_is_shown_with_the_way_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    see(monkeypatch, Seen(Attached("S1", "device"), MATE))
    marks = OutOfService(state_folder({"XDG_STATE_HOME": str(tmp_path)}))
    marks.mark(Mark("S9", "HW9", "cn.gov.x", "not clean: proxy (:0)", "2026-11-22T10:00:00Z"))
    line = device_lines([FITS], "en")[-1]
    assert line.startswith("S9  ✗ out of service since 2026-11-22T10:00:00Z: not clean: proxy (:0)")
    assert line.endswith("harness devices return S9")


def see(monkeypatch: pytest.MonkeyPatch, *seen: Seen, notes: tuple[Saying, ...] = ()) -> None:
    monkeypatch.setattr(attached_devices, "look", lambda *_: (list(seen), list(notes)))


def test_every_profile_says_what_fits_it_or_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    see(monkeypatch, Seen(Attached("S1", "device"), MATE), Seen(Attached("S2", "unauthorized")))
    fits, misses, browser, ready, waiting = device_lines([FITS, NOT, BROWSER], "en")
    assert fits.endswith("✓ S1")
    assert misses.endswith("✗ nearest is S1: maker HUAWEI instead of Xiaomi")
    assert "✓" not in browser
    assert ready.endswith("HarmonyOS 4.2.0  Android 12 (API 31)  not rooted  not verified: harness devices accept S1")
    assert waiting == "S2  unauthorized  allow USB debugging on the handset's screen"


def test_nothing_attached_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    see(monkeypatch, notes=(Saying("note", "提示"),))
    assert device_lines([FITS], "zh")[-2:] == ["没有已连接的设备", "提示"]


def test_without_adb_the_profiles_are_listed_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def none() -> Iterator[AdbServer]:
        raise MissingComponent(Saying("adb is not installed", "未安装 adb"), "adb")
        yield

    monkeypatch.setattr(attached_devices, "own_adb_server", none)
    assert [line.split()[0] for line in device_lines([FITS, BROWSER], "en")] == ["mate", "h5", "adb:"]


def accepted(monkeypatch: pytest.MonkeyPatch, *trials: Trial) -> tuple[int, list[str]]:
    monkeypatch.setattr(attached_devices, "accept", lambda *_: iter(trials))
    said: list[str] = []
    return accept_device("S1", "en", said.append), said


def test_an_acceptance_is_told_kept_and_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    code, said = accepted(
        monkeypatch, Trial("clock", "held", "doubt 9 ms", 30), Trial("java_hooks", "cannot", "no root", 0)
    )
    assert code == 0
    assert said[1:3] == ["✓ clock: doubt 9 ms (30 ms)", "· java_hooks: no root (0 ms)"]
    assert said[-1].startswith("1 held, 1 not to be proved here; verified on 20")
    see(monkeypatch, Seen(Attached("S1", "device"), MATE))
    assert "verified on 20" in device_lines([], "en")[0]


def test_a_failed_trial_is_the_exit_code_and_stays_visible(monkeypatch: pytest.MonkeyPatch) -> None:
    code, said = accepted(monkeypatch, Trial("proxy", "failed", "not reached", 12))
    assert code == 1
    assert said[-1].endswith("failed: proxy")


def test_only_a_verb_and_a_serial_are_understood() -> None:
    assert verb_and_serial(["accept", "S1"]) == ("accept", "S1")
    assert verb_and_serial(["return", "S1"]) == ("return", "S1")
    for words in (["accept"], ["reject", "S1"], ["S1"]):
        with pytest.raises(BadInput, match="accept SERIAL"):
            verb_and_serial(words)
