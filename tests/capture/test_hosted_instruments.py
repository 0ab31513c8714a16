"""The instruments of a program in a host: the host is neither cleared nor hooked, and stands as before afterwards."""

import socket
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from harness.capture import android_instruments, hosted_instruments
from harness.capture.hosted_instruments import HostedInstruments
from harness.capture.instruments import Surroundings
from harness.capture.platform_instruments import instruments_for
from harness.devices.android import host_permissions
from harness.devices.android.preparation import Prepared
from harness.model.event import EventKind
from harness.model.hosted_app import hosted_address
from harness.model.laboratory import Laboratory
from harness.model.persona import Persona
from tests.capture.sink import MemorySink
from tests.capture.test_android_instruments import PHONE, Course, course

__all__ = ["course"]
ADDRESS = "wechat/wx0123456789abcdef"
HOST = "com.tencent.mm"


def surroundings(folder: Path, without: tuple[str, ...] = ("proxy", "screens")) -> tuple[Surroundings, MemorySink]:
    def listen() -> socket.socket:
        raise AssertionError

    sink, tree = MemorySink(folder), cast(Any, SimpleNamespace(scratch=folder))
    return Surroundings(sink, tree, PHONE, ADDRESS, "", Persona(), (), Laboratory(), (), listen, without, 0), sink


@pytest.fixture
def cleared(course: Course, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The packages whose data were cleared, and what was done to the host."""
    done: list[str] = []
    handset = SimpleNamespace(serial="S1", run=done.append)
    source = SimpleNamespace(take=lambda _: handset, give_back=lambda: None, take_out_of_service=done.append)

    def prepare(at: Any, facts: Any, package: str, planted: Any) -> Any:
        done.append(f"cleared {package!r}")
        return Prepared((), {})

    monkeypatch.setattr(android_instruments, "prepare", prepare)
    monkeypatch.setattr(android_instruments, "SimulatedHandset", lambda *_: source)
    monkeypatch.setattr(android_instruments, "subject_of", lambda _facts, package: done.append(f"cleared {package!r}"))
    monkeypatch.setattr(hosted_instruments, "host_package", lambda *_: HOST)
    monkeypatch.setattr(host_permissions, "held", lambda *_: frozenset({"CAMERA"}))
    monkeypatch.setattr(host_permissions, "put_back", lambda _, package, held: (f"{package} {sorted(held)}",))
    monkeypatch.setattr(hosted_instruments, "HostedSession", lambda *_, **more: SimpleNamespace(**more))
    return done


def test_a_program_in_a_host_has_instruments_of_its_own(tmp_path: Path, cleared: list[str]) -> None:
    assert isinstance(instruments_for("android", surroundings(tmp_path)[0]), HostedInstruments)


def test_the_host_is_never_cleared_and_its_permissions_are_put_back(tmp_path: Path, cleared: list[str]) -> None:
    around, sink = surroundings(tmp_path)
    address = hosted_address(ADDRESS)
    assert address
    tools = HostedInstruments(around, address)
    tools.start()
    session = cast(Any, tools.open(1))
    session.opened({"program": ADDRESS})
    tools.stop()
    assert cleared == ["cleared ''", "cleared ''", f"am force-stop {HOST}"]
    returned = [data for data in sink.data(EventKind.HANDSET) if data["when"] == "returned"][-1]
    assert "stays there" in returned["lacks"]["program"]
    assert returned["lacks"]["host_permissions"] == f"not as before: {HOST} ['CAMERA']"
    assert sink.data(EventKind.HOSTED) == [{"program": ADDRESS}]


def test_channels_that_speak_of_a_process_are_off_with_the_reason(tmp_path: Path, cleared: list[str]) -> None:
    around, sink = surroundings(tmp_path, ("proxy", "screens", "hooks"))
    address = hosted_address(ADDRESS)
    assert address
    HostedInstruments(around, address).start()
    off = {data["channel"]: data["why"] for data in sink.data(EventKind.CHANNEL) if data["state"] == "off"}
    assert off["hooks"] == "switched off by --without hooks"
    assert "books it on the host" in off["ledger"]
    assert set(off) == {"proxy", "screens", "hooks", "ledger", "logs"}
