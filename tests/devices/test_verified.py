from dataclasses import replace
from pathlib import Path

import pytest

from harness.devices.verified import Verified, VerifiedDevices, state_folder
from harness.model.faults import BadInput

MATE = Verified(
    "8KE02", "HUAWEI", "NOH-AN00", "HarmonyOS 4.2.0", "print/1", False, "0.1", "2026-11-22T10:00:00Z", {"a": "held"}
)


def test_the_last_acceptance_of_a_device_is_kept(tmp_path: Path) -> None:
    devices = VerifiedDevices(tmp_path / "state")
    assert devices.all() == ()
    devices.add(MATE)
    devices.add(replace(MATE, hardware_serial="OTHER", at="2026-11-23T10:00:00Z"))
    again = replace(MATE, at="2026-11-24T10:00:00Z", trials={"a": "failed"})
    devices.add(again)
    assert [one.hardware_serial for one in devices.all()] == ["8KE02", "OTHER"]
    assert devices.of("8KE02", "print/1") == again
    assert again.failed == ("a",)


def test_an_update_of_the_system_voids_it(tmp_path: Path) -> None:
    devices = VerifiedDevices(tmp_path)
    devices.add(MATE)
    assert devices.of("8KE02", "print/2") is None


@pytest.mark.parametrize("content", ["{", '[{"x": 1}]', "[1]"])
def test_another_file_is_named_and_left_alone(tmp_path: Path, content: str) -> None:
    file = tmp_path / "verified-devices.json"
    file.write_text(content)
    with pytest.raises(BadInput, match=r"verified-devices\.json"):
        VerifiedDevices(tmp_path).add(MATE)
    assert file.read_text() == content


def test_the_state_stands_in_the_users_own_folder() -> None:
    assert state_folder({"XDG_STATE_HOME": "/var/lib/x"}) == Path("/var/lib/x/zhengwu-harness")
    assert state_folder({}).parts[-3:] == (".local", "state", "zhengwu-harness")
