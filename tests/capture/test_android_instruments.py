"""The instruments of a handset: started in order, the handset clean before and after, and everything ended."""

import socket
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from harness.capture import android_instruments
from harness.capture.android_instruments import AndroidInstruments
from harness.capture.instruments import Surroundings
from harness.devices.android.permission_prompt import PermissionPrompt
from harness.devices.android.preparation import Planted, Prepared
from harness.model.device_profile import DeviceProfile
from harness.model.event import EventKind
from harness.model.faults import DeviceLost
from harness.model.laboratory import Laboratory
from harness.model.persona import Contact, Persona
from harness.model.saying import Saying
from tests.capture.sink import MemorySink

PHONE = DeviceProfile("phone", "Phone", "android", "android", True, 411, 914, 2.625, "")
WITHOUT = ("proxy", "screens", "ledger", "logs", "hooks")


class Course(list[str]):
    """What was done, in order."""

    def told(self, what: str, answer: Any = None) -> Any:
        def do(*_: Any, **__: Any) -> Any:
            self.append(what)
            return answer

        return do


@pytest.fixture
def course(monkeypatch: pytest.MonkeyPatch) -> Course:
    done = Course()
    server = SimpleNamespace(environment={}, port=15037, stop=done.told("adb ends"), ready=done.told("there"))
    appium = SimpleNamespace(url="http://x", wait_ready=done.told("appium ready"), stop=done.told("appium ends"))
    handset = SimpleNamespace(serial="S1")
    source = SimpleNamespace(
        take=done.told("handset taken", handset),
        take_out_of_service=lambda why: done.append(f"out of service: {why}"),
        give_back=done.told("handset given back"),
        frida_servers=Path("x"),
    )
    watch = SimpleNamespace(begin=lambda: None, look=done.told("looked after"), tell=lambda fault: done.append("told"))
    facts = SimpleNamespace(api_level=34, root=None, width_dp=411, height_dp=914, scale=2.625)
    fit = SimpleNamespace(problems=lambda: ())
    session = SimpleNamespace(show_test_page=lambda _: None, leave_test_page=lambda: None)
    for name, value in {
        "AdbServer": SimpleNamespace(begin=done.told("adb", server)),
        "AppiumServer": done.told("appium", appium),
        "SimulatedHandset": lambda *_: source,
        "HandsetWatch": lambda *_: watch,
        "facts_of": lambda _: facts,
        "wake": done.told("woken"),
        "await_boot": lambda *_: None,
        "health_of": lambda _: fit,
        "prepare": done.told("prepared", Prepared((), {"photos": "1 are not there"})),
        "UiAutomator": done.told("ui"),
        "allow_mock_location": lambda _: "",
        "AndroidSession": done.told("session", session),
        "made_clean": done.told("cleaned", ()),
        "environment_of_driver": dict,
    }.items():
        monkeypatch.setattr(android_instruments, name, value)
    return done


def instruments(folder: Path, address: str = "cn.gov.x") -> tuple[AndroidInstruments, MemorySink]:
    def listen() -> socket.socket:
        raise AssertionError

    sink, tree = MemorySink(folder), cast(Any, SimpleNamespace(scratch=folder))
    people = Persona(contacts=(Contact("李华", "13800001111"), Contact("", "1")))
    around = Surroundings(sink, tree, PHONE, address, "", people, (), Laboratory(), (), listen, WITHOUT, 0)
    return AndroidInstruments(around), sink


def test_a_run_takes_cleans_and_returns_its_handset(tmp_path: Path, course: Course) -> None:
    tools, sink = instruments(tmp_path)
    tools.start()
    tools.open(1)
    assert tools.watch() == {}
    tools.read("end of before_consent")
    tools.let_go()
    tools.stop()
    assert course == [
        *("adb", "appium", "handset taken", "woken", "appium ready", "prepared", "ui", "session"),
        *("looked after", "there", "looked after", "cleaned", "appium ends", "adb ends", "handset given back"),
    ]
    assert [(data["when"], data["lacks"]) for data in sink.data(EventKind.HANDSET)] == [
        ("prepared", {"photos": "1 are not there"}),
        ("returned", {}),
    ]


def test_only_whole_contacts_are_planted_and_nothing_of_a_proxy_that_is_off(tmp_path: Path, course: Course) -> None:
    tools, _ = instruments(tmp_path)
    tools.start()
    assert isinstance(tools._planted, Planted)
    assert [one.name for one in tools._planted.contacts] == ["李华"]
    assert (tools._planted.proxy_port, tools._planted.certificate) == (None, None)


def test_a_handset_that_stays_dirty_is_taken_out_of_service_and_everything_ends_all_the_same(
    tmp_path: Path, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dirty(*_: object) -> None:
        raise DeviceLost(Saying("not clean: proxy (1)", "未清洁"))

    tools, _ = instruments(tmp_path)
    tools.start()
    monkeypatch.setattr(android_instruments, "made_clean", dirty)
    tools.stop()
    assert course[-5:] == [
        *("out of service: not clean: proxy (1)", "told", "appium ends", "adb ends", "handset given back")
    ]
    tools.stop()
    assert course.count("told") == 1


def test_an_unfit_handset_is_refused_by_its_first_problem(
    tmp_path: Path, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    hot = SimpleNamespace(problems=lambda: (Saying("too hot", "过热"),))
    monkeypatch.setattr(android_instruments, "health_of", lambda _: hot)
    tools, _ = instruments(tmp_path)
    with pytest.raises(DeviceLost, match="too hot"):
        tools.start()


def test_a_session_without_a_handset_is_a_lost_device(tmp_path: Path, course: Course) -> None:
    tools, _ = instruments(tmp_path)
    with pytest.raises(DeviceLost, match="no handset"):
        tools.open(1)


def test_a_question_of_the_system_is_photographed_before_it_is_answered(tmp_path: Path, course: Course) -> None:
    tools, _ = instruments(tmp_path)
    taken: list[str] = []
    tools.screens = cast(Any, SimpleNamespace(take=lambda _session, why: taken.append(why)))
    tools.start()
    tools.open(1)
    tools._asked(PermissionPrompt("要位置吗", "geolocation", ()), "denied")
    assert taken == ["asked for geolocation, denied"]
