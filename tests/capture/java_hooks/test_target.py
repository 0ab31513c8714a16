"""The processes of the app under test, and no others."""

from dataclasses import dataclass, field
from types import SimpleNamespace

import frida
import pytest

from harness.capture.java_hooks.target import HookTarget, close_device, find_processes
from harness.model.faults import CaptureLost

APP = HookTarget("usb", "cn.gov.app")


@dataclass
class FakeDevice:
    names: dict[int, str] = field(default_factory=dict)
    main: int = 0

    def enumerate_applications(self, identifiers: list[str]) -> list[SimpleNamespace]:
        if not self.main:
            raise frida.NotSupportedError("not over a portal")
        return [SimpleNamespace(pid=self.main, identifier=identifiers[0])]

    def enumerate_processes(self) -> list[SimpleNamespace]:
        return [SimpleNamespace(pid=pid, name=name) for pid, name in self.names.items()]


def test_the_main_process_comes_first_then_its_others() -> None:
    device = FakeDevice({9: "cn.gov.app:push", 5: "cn.gov.app", 7: "cn.gov.app.other", 8: "cn.gov.application"})
    assert find_processes(device, APP) == (5, 9)


def test_a_phone_that_names_processes_by_label_knows_the_package() -> None:
    assert find_processes(FakeDevice({4: "督办", 9: "cn.gov.app:push"}, main=4), APP) == (4, 9)


def test_a_process_id_is_taken_as_it_is() -> None:
    assert find_processes(FakeDevice(), HookTarget("local", 77)) == (77,)


def test_an_app_that_does_not_run_is_lost() -> None:
    with pytest.raises(CaptureLost, match=r"cn\.gov\.app on usb is not running"):
        find_processes(FakeDevice({1: "zygote"}), APP)


@dataclass
class FakeManager:
    removed: list[str] = field(default_factory=list)

    def remove_remote_device(self, address: str) -> None:
        self.removed.append(address)


@pytest.mark.parametrize(("device", "removed"), [("127.0.0.1:4711", ["127.0.0.1:4711"]), ("local", []), ("usb:X", [])])
def test_a_device_that_was_told_by_its_address_is_taken_off_again(
    device: str, removed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    manager = FakeManager()
    monkeypatch.setattr(frida, "get_device_manager", lambda: manager)
    close_device(HookTarget(device, 5))
    assert manager.removed == removed
