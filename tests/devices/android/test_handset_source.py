"""Where a handset comes from: one that fits and is free, or a stand-in that says when it is ready."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from harness.devices.android import handset_source
from harness.devices.android.handset_source import AttachedHandset, SimulatedHandset, WebApp
from harness.model.device_profile import Between, DeviceMatch, DeviceProfile
from harness.model.faults import DeviceLost, MissingComponent
from harness.model.laboratory import Endpoint, Laboratory
from harness.model.saying import Saying
from tests.devices.android.test_session import FACTS

LABORATORY = Laboratory(resolve={"x.test:443": Endpoint("127.0.0.1", 8443)}, upstream_ca="/ca.pem")
MATCH = DeviceMatch(api_level=Between(34, 34))
PROFILE = DeviceProfile("phone", "Phone", "android", "android", False, 360, 800, 3.0, "", match=MATCH)


def server(*serials: str) -> Any:
    attached = [SimpleNamespace(serial=one, ready=not one.startswith("OFF")) for one in serials]
    return SimpleNamespace(attached=lambda: attached, handset=lambda serial: SimpleNamespace(serial=serial), ours=False)


@pytest.fixture(autouse=True)
def _facts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    levels = {"A": 29, "B": 34, "C": 34}
    monkeypatch.setattr(
        handset_source,
        "facts_of",
        lambda one: replace(FACTS, serial=one.serial, hardware_serial=one.serial, api_level=levels[one.serial]),
    )
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))


def test_the_first_that_fits_and_is_free_is_taken_and_serves_one_run() -> None:
    first, second, third = (AttachedHandset(PROFILE, "cn.gov.x") for _ in range(3))
    here = server("OFF1", "A", "B", "C")
    assert first.take(here).serial == "B"
    assert second.take(here).serial == "C"
    with pytest.raises(MissingComponent, match="another run has it"):
        third.take(here)
    first.give_back()
    first.give_back()
    assert third.take(here).serial == "B"


def test_what_is_missing_is_said_by_the_nearest() -> None:
    with pytest.raises(MissingComponent, match="nearest is A: api_level 29 instead of 34"):
        AttachedHandset(PROFILE, "cn.gov.x").take(server("A"))


class PaperTree:
    """Starts a Python line in place of the stand-in."""

    def __init__(self, folder: Path, line: str) -> None:
        self.scratch, self._line = folder, line
        self.argv: list[str] = []
        self.process: subprocess.Popen[bytes]

    def spawn(self, role: str, argv: Any, **_: Any) -> subprocess.Popen[bytes]:
        self.argv = list(argv)
        pipe = subprocess.PIPE
        self.process = subprocess.Popen([sys.executable, "-c", self._line], stdin=pipe, stdout=pipe)
        return self.process

    def end(self, process: subprocess.Popen[bytes]) -> None:
        process.kill()
        process.wait(5)


@pytest.fixture
def stand_in(tmp_path: Path) -> Iterator[Any]:
    made: list[SimulatedHandset] = []

    def make(line: str) -> tuple[SimulatedHandset, PaperTree]:
        tree = PaperTree(tmp_path, line)
        app = WebApp("cn.gov.x", "https://x.test/", LABORATORY)
        one = SimulatedHandset(PROFILE, cast(Any, tree), tmp_path / "log", app)
        made.append(one)
        return one, tree

    yield make
    for one in made:
        one.give_back()
        one.give_back()


def test_a_stand_in_is_started_as_its_profile_says_and_connected(stand_in: Any, tmp_path: Path) -> None:
    ready = SimpleNamespace(ready=lambda serial, timeout_s: serial)
    one, tree = stand_in('import sys; print(\'{"serial": "127.0.0.1:7555"}\', flush=True); sys.stdin.read()')
    assert one.take(ready) == "127.0.0.1:7555"
    said = " ".join(tree.argv)
    assert "--authority /ca.pem" in said
    assert '{"x.test:443": "127.0.0.1:8443"}' in (tmp_path / "handset" / "names.json").read_text()
    assert "--api 34" in said and "--package cn.gov.x" in said and "--app https://x.test/" in said


@pytest.mark.parametrize("line", ["pass", "print('nonsense', flush=True)", "print('[1]', flush=True)"])
def test_a_stand_in_that_does_not_come_up_is_a_lost_device(stand_in: Any, line: str) -> None:
    one, _ = stand_in(line)
    with pytest.raises(DeviceLost, match="did not start"):
        one.take(cast(Any, SimpleNamespace(ready=None)))


def test_a_handset_out_of_service_is_passed_over_and_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    first, second, third = (AttachedHandset(PROFILE, "cn.gov.x") for _ in range(3))
    assert first.take(server("B")).serial == "B"
    first.take_out_of_service("not clean: proxy (:0)")
    first.give_back()
    first.take_out_of_service("nothing is held any more")
    assert second.take(server("B", "C")).serial == "C"
    with pytest.raises(MissingComponent, match=r"B is out of service \(not clean: proxy"):
        third.take(server("B"))


def test_a_handset_that_does_not_answer_stands_in_no_other_s_way(monkeypatch: pytest.MonkeyPatch) -> None:
    def facts(one: Any) -> Any:
        if one.serial == "B":
            raise DeviceLost(Saying("silent", "无应答"))
        return replace(FACTS, serial=one.serial, hardware_serial=one.serial, api_level=34)

    monkeypatch.setattr(handset_source, "facts_of", facts)
    assert AttachedHandset(PROFILE, "cn.gov.x").take(server("B", "C")).serial == "C"


def test_a_handset_on_the_network_is_connected_by_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    there: list[str] = []

    def ready(serial: str, _: float) -> None:
        there.append(serial)

    monkeypatch.setattr(
        handset_source,
        "facts_of",
        lambda one: replace(FACTS, serial=one.serial, hardware_serial=one.serial, api_level=34),
    )
    here = server()
    here.ready, here.attached = ready, lambda: [SimpleNamespace(serial=one, ready=True) for one in there]
    profile = replace(PROFILE, match=DeviceMatch(serial=("10.0.0.5:5555", "USB1")))
    assert AttachedHandset(profile, "cn.gov.x").take(here).serial == "10.0.0.5:5555"
    assert there == ["10.0.0.5:5555"]
