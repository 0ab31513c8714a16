import json
import sys
from pathlib import Path

import pytest

from harness.devices import probe


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An otherwise empty PATH, and no tools of set-up beside the interpreter."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr("harness.devices.tools._BESIDE_PYTHON", folder)
    return folder


def says(folder: Path, name: str, words: str, status: int = 0) -> None:
    tool = folder / name
    tool.write_text(f"#!/bin/sh\necho '{words}'\nexit {status}\n")
    tool.chmod(0o755)


def test_a_tool_that_does_not_answer_is_found_but_not_usable(path: Path) -> None:
    assert probe.tool("lamp")() is None
    says(path, "lamp", "lamp 1.2", status=1)
    found = probe.tool("lamp")()
    assert found is not None
    assert found.version is None
    assert found.problem is not None


def test_an_old_node_is_a_problem_and_a_new_one_is_none(path: Path) -> None:
    assert probe.node() is None
    says(path, "node", "v18.20.4")
    old = probe.node()
    assert old is not None
    assert old.problem is not None
    assert "20.19" in old.problem.zh
    says(path, "node", "v24.1.0")
    assert probe.node() == probe.Finding("24.1.0")


def test_a_driver_of_another_major_version_is_a_problem(path: Path) -> None:
    says(path, "chromium", "Chromium 156.0.8078.79 built on Debian")
    says(path, "chromedriver", "ChromeDriver 155.0.1.2 (abc)")
    found = probe.chromedriver()
    assert found is not None
    assert found.problem is not None
    assert "156.0.8078.79" in found.problem.en
    says(path, "chromedriver", "ChromeDriver 156.0.8078.47 (abc)")
    assert probe.chromedriver() == probe.Finding("156.0.8078.47")


def test_a_driver_without_any_browser_is_judged_by_itself(path: Path) -> None:
    says(path, "chromedriver", "ChromeDriver 156.0.8078.47 (abc)")
    assert probe.chromedriver() == probe.Finding("156.0.8078.47")


def test_a_node_package_is_known_by_its_own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probe, "CHECKOUT", tmp_path)
    look = probe.node_package("appium")
    assert look() is None
    file = tmp_path / "node_modules" / "appium" / "package.json"
    file.parent.mkdir(parents=True)
    for broken in ("", "[]", "{", '{"version": 3}'):
        file.write_text(broken)
        assert look() is None
    file.write_text(json.dumps({"version": "3.8.0"}))
    assert look() == probe.Finding("3.8.0")


def test_a_python_package_that_does_not_load_is_a_problem() -> None:
    loads = probe.package("pytest", "pytest")()
    assert loads is not None
    assert loads.problem is None
    breaks = probe.package("pytest", "pytest", "no_such_native_part")()
    assert breaks is not None
    assert breaks.version == loads.version
    assert breaks.problem is not None
    assert probe.package("no-such-distribution", "sys")() is None


def test_a_chinese_font_is_known_by_fc_list(path: Path) -> None:
    says(path, "fc-list", "")
    assert probe.chinese_font() is None
    says(path, "fc-list", "Noto Sans CJK SC")
    assert probe.chinese_font() == probe.Finding()


@pytest.mark.usefixtures("path")
def test_a_chinese_font_is_known_by_its_file_where_fc_list_is_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("harness.devices.tools._FOR_ROOT", ())
    monkeypatch.setattr(probe, "_FONT_FOLDERS", (tmp_path / "fonts",))
    assert probe.chinese_font() is None
    (tmp_path / "fonts" / "noto").mkdir(parents=True)
    (tmp_path / "fonts" / "noto" / "NotoSansCJK-Regular.ttc").touch()
    assert probe.chinese_font() == probe.Finding()


def test_the_interpreter_is_always_found() -> None:
    assert probe.python().version == sys.version.split()[0]
