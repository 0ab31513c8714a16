"""The system's tools: their words when they fail, and one line where there are none."""

import pytest

from harness.model.faults import MissingComponent, RunFault
from harness.networks import commands
from harness.networks.commands import ask, tool, why_not


def test_what_a_command_prints_comes_back() -> None:
    assert ask("cat", stdin="有") == "有"


def test_a_failure_has_the_commands_own_word() -> None:
    with pytest.raises(RunFault, match=r"^network: .*cat --no-such.*unrecognized"):
        ask("cat", "--no-such")


def test_a_command_that_does_not_end_is_ended() -> None:
    with pytest.raises(RunFault, match="did not end"):
        ask("sleep", "20", timeout_s=0.1)


def test_a_missing_tool_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "find", lambda name: None)
    with pytest.raises(MissingComponent, match="ip is not installed; run: apt-get install -y iproute2"):
        tool("ip")


def test_without_root_one_line_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    fault = why_not()
    assert fault is not None
    assert fault.line("en") == "--network: laboratory networks need root; run it as root, or with --network host"
    assert "\n" not in fault.line("zh")


def test_as_root_with_all_tools_nothing_stands_against_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr(commands, "find", lambda name: f"/usr/sbin/{name}")
    assert why_not() is None
    monkeypatch.setattr(commands, "find", lambda name: None if name == "tayga" else name)
    fault = why_not()
    assert fault is not None
    assert "apt-get install -y tayga" in fault.line("en")
