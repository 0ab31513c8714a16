from pathlib import Path

import pytest

from harness.devices.android import frida_server
from harness.devices.android.frida_server import alive, find_server, server_folder, start, stop
from harness.devices.android.root import Root
from harness.model.faults import DeviceLost, MissingComponent
from tests.devices.android.paper_handset import PaperHandset

ROOT = Root("adbd")


class Agent:
    """A handset on which the server can be started and ended."""

    def __init__(self, version: str = "17.26.0", *, dies: bool = False) -> None:
        self.pid = ""
        self._dies = dies
        self.handset = PaperHandset(
            {
                ".*--version": version + "\n",
                ".* -D -l 127.0.0.1:31517": self._start,
                "pidof .*": lambda _: self.pid,
                "kill .*": self._kill,
                "rm -f .*": lambda _: str(self.handset.files.pop(frida_server.PATH, "")),
            }
        )

    def _start(self, _: str) -> str:
        self.pid = "" if self._dies else "4711\n"
        return "Unable to load SELinux policy" if self._dies else ""

    def _kill(self, _: str) -> str:
        self.pid = ""
        return ""


@pytest.fixture
def binary(tmp_path: Path) -> Path:
    file = tmp_path / "frida-server-17.26.0-android-arm64"
    file.write_bytes(b"\x7fELF")
    return file


def test_it_is_started_reached_and_ended_without_a_trace(binary: Path) -> None:
    agent = Agent()
    server = start(agent.handset, ROOT, binary, "17.26.0")
    assert (server.pid, server.version) == (4711, "17.26.0")
    assert agent.handset.forwarded == {server.local: "tcp:31517"}
    assert not [name for name in agent.handset.files if "frida" in name]
    assert stop(agent.handset, ROOT)
    assert (agent.handset.forwarded, agent.handset.files) == ({}, {})


def test_a_server_of_another_version_is_not_started(binary: Path) -> None:
    agent = Agent("16.7.19")
    with pytest.raises(DeviceLost, match=r"16\.7\.19.*17\.26\.0"):
        start(agent.handset, ROOT, binary, "17.26.0")
    assert agent.handset.files == {}


def test_a_server_that_ends_at_once_says_its_words(binary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frida_server, "START_TIMEOUT_S", 0.0)
    agent = Agent(dies=True)
    with pytest.raises(DeviceLost, match="SELinux"):
        start(agent.handset, ROOT, binary, "17.26.0")
    assert agent.handset.files == {}


def test_a_server_of_an_earlier_run_is_ended_first(binary: Path) -> None:
    agent = Agent()
    agent.pid = "99"
    agent.handset.forwarded["tcp:40000"] = "tcp:31517"
    start(agent.handset, ROOT, binary, "17.26.0")
    assert any(one.startswith("kill 99") for one in agent.handset.said)
    assert "tcp:40000" not in agent.handset.forwarded


def test_without_root_there_is_none(binary: Path) -> None:
    with pytest.raises(DeviceLost, match="retail"):
        start(PaperHandset(), Root("none", "a retail build"), binary, "17.26.0")


def test_the_file_is_found_by_version_and_processor(binary: Path) -> None:
    assert find_server(binary.parent, "17.26.0", ("arm64-v8a", "armeabi-v7a")) == binary
    with pytest.raises(MissingComponent, match=r"frida-server-17\.26\.0-android-x86_64"):
        find_server(binary.parent, "17.26.0", ("x86_64",))
    with pytest.raises(MissingComponent, match="riscv64"):
        find_server(binary.parent, "17.26.0", ("riscv64",))


def test_the_folder_can_be_named() -> None:
    assert server_folder({"HARNESS_FRIDA_SERVERS": "/srv/frida"}) == Path("/srv/frida")
    assert server_folder({}).is_absolute()


def test_no_answer_is_no_server() -> None:
    assert alive(PaperHandset(), ROOT) is None
