"""What the README files promise: their examples work, and both say the same."""

import ast
import re
from pathlib import Path

import pytest

from harness.model import faults
from harness.plan.app_file import load_app
from harness.plan.device_file import load_device
from harness.plan.scenario_files import scenarios_of
from harness.plan.step_words import WORDS
from tests.repository.source_tree import ROOT

READMES = ("README.md", "README.zh-CN.md")
both = pytest.mark.parametrize("name", READMES)


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text_of(name), re.DOTALL)


def example(name: str, wanted: str) -> str:
    """The YAML example in which a line begins with `wanted`."""
    (found,) = (text for text in blocks(name, "yaml") if re.search(rf"^{wanted}", text, re.MULTILINE))
    return found


@both
def test_the_app_file_can_be_used_as_it_stands(name: str, tmp_path: Path) -> None:
    file = tmp_path / "app.yaml"
    file.write_text(example(name, "sponsor:"), encoding="utf-8")
    app = load_app(file)
    assert app.gates
    assert app.core_tasks


@both
def test_the_device_profile_can_be_used_as_it_stands(name: str, tmp_path: Path) -> None:
    file = tmp_path / "tablet.yaml"
    file.write_text(example(name, "platform: browser"), encoding="utf-8")
    assert load_device(file).simulated


@both
def test_the_android_profile_can_be_used_as_it_stands(name: str, tmp_path: Path) -> None:
    file = tmp_path / "phone.yaml"
    file.write_text(example(name, "platform: android"), encoding="utf-8")
    match = load_device(file).match
    assert match
    assert match.api_level.holds(30)


@both
def test_the_scenario_is_one_and_uses_only_what_an_inspector_can_do(name: str, tmp_path: Path) -> None:
    from harness.drive.inspector import Inspector

    (source,) = blocks(name, "python")
    file = tmp_path / "test_denied.py"
    file.write_text(source, encoding="utf-8")
    assert [scenario.name for scenario in scenarios_of(file)] == ["location_denied"]
    called = {node.attr for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute)}
    assert called
    assert all(hasattr(Inspector, act) for act in called)


@both
def test_every_step_word_is_told(name: str) -> None:
    assert [word for word in WORDS if f"`{word}`" not in text_of(name)] == []


@both
def test_every_exit_code_is_told(name: str) -> None:
    codes = {value for key, value in vars(faults).items() if key.startswith("EXIT_")}
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", text_of(name), re.MULTILINE)} == codes


@both
def test_the_two_commands_come_first(name: str) -> None:
    first = re.findall(r"```\n(.*?)```", text_of(name), re.DOTALL)[0]
    assert [line.split("#")[0].strip() for line in first.splitlines()] == ["make demo", "make test"]


@both
def test_every_make_target_that_is_told_is_there(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    told = set(re.findall(r"make ([a-z]+)(?=[`\s])", text_of(name)))
    assert {"demo", "test", "install", "lint"} <= told <= targets
