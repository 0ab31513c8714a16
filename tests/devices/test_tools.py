import sys
import time
from pathlib import Path

import pytest

from harness.devices.tools import answer, find_tool, tool_version


def script(folder: Path, name: str, body: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return path


def test_a_tool_on_path_is_found_by_the_first_name_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = script(tmp_path, "lantern-two", "echo lantern 2.5.1")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_tool("lantern-one", "lantern-two") == str(made)
    assert tool_version("lantern-one", "lantern-two") == "2.5.1"


def test_what_is_nowhere_is_not_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_tool("no-such-lantern") is None
    assert tool_version("no-such-lantern") is None


def test_a_tool_beside_the_interpreter_comes_before_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = Path(sys.executable).name
    script(tmp_path, name, "echo 0.0")
    monkeypatch.setenv("PATH", str(tmp_path))
    found = find_tool(name)
    assert found is not None
    assert Path(found).parent == Path(sys.prefix) / "bin"


def test_the_answer_holds_both_streams(tmp_path: Path) -> None:
    assert answer(str(script(tmp_path, "both", "echo out; echo err >&2"))) == "out\nerr\n"


def test_a_tool_that_fails_or_cannot_start_has_no_answer(tmp_path: Path) -> None:
    assert answer(str(script(tmp_path, "fails", "echo 1.2.3; exit 3"))) is None
    assert answer(str(tmp_path / "absent")) is None
    assert answer(str(tmp_path)) is None


def test_a_tool_that_hangs_is_given_up(tmp_path: Path) -> None:
    began = time.monotonic()
    assert answer(str(script(tmp_path, "hangs", "exec sleep 60")), timeout_s=0.2) is None
    assert time.monotonic() - began < 30


def test_bytes_that_are_no_text_do_not_stop_the_reading(tmp_path: Path) -> None:
    said = answer(str(script(tmp_path, "raw", r"printf '\377 4.5.6'")))
    assert said is not None
    assert said.endswith("4.5.6")
