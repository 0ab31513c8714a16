"""The lock files: complete, hashed, and of no particular registry."""

import json
import re
import tomllib
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.repository.source_tree import ROOT

LOCKS = ("requirements.lock", ".ci/tool-uv.lock", ".ci/tool-node.lock", ".ci/bench.lock")
NODE_FOLDERS = ("", "tests/bench")
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


def pins(lock: str) -> dict[str, str]:
    return {str(canonicalize_name(name)): version for name, version in _PIN.findall((ROOT / lock).read_text())}


def node_lock(folder: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((ROOT / folder / "package-lock.json").read_text())
    return read


def lacking(requirements: list[str], pinned: dict[str, str]) -> list[str]:
    """Requirements that the pins do not meet."""
    parsed = [Requirement(text) for text in requirements]
    return [str(one) for one in parsed if not one.specifier.contains(pinned.get(str(canonicalize_name(one.name)), "0"))]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash(lock: str) -> None:
    entries = re.split(r"^(?=[A-Za-z0-9])", (ROOT / lock).read_text(), flags=re.MULTILINE)[1:]
    assert entries
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_place_to_fetch_from(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert not re.search(r"https?:|file:|--(?:index|extra|find|trusted)", text)
    assert "make lock" in text


def test_the_lock_meets_every_requirement_of_the_project() -> None:
    read = project()
    wanted = read["project"]["dependencies"] + read["dependency-groups"]["dev"]
    assert lacking(wanted, pins("requirements.lock")) == []


@pytest.mark.parametrize(("group", "lock"), [("tool-uv", ".ci/tool-uv.lock"), ("tool-node", ".ci/tool-node.lock")])
def test_the_lock_of_a_tool_meets_its_group(group: str, lock: str) -> None:
    assert lacking(project()["dependency-groups"][group], pins(lock)) == []


def test_a_requirement_that_is_not_met_is_seen() -> None:
    assert lacking(["lamp>=2", "Oil_Can<3", "wick"], {"lamp": "1.9", "oil-can": "2.0"}) == ["lamp>=2"]
    assert lacking(["lamp>=2"], {}) == ["lamp>=2"]


def test_the_build_backend_is_locked_since_set_up_builds_without_isolation() -> None:
    assert lacking(project()["build-system"]["requires"], pins("requirements.lock")) == []


def test_the_lock_of_the_rivals_meets_what_was_asked() -> None:
    asked = [line for line in (ROOT / ".ci/bench.in").read_text().splitlines() if line and not line.startswith("#")]
    assert lacking(asked, pins(".ci/bench.lock")) == []


@pytest.mark.parametrize("folder", NODE_FOLDERS)
def test_the_node_lock_has_what_package_json_asks_for(folder: str) -> None:
    asked = json.loads((ROOT / folder / "package.json").read_text())["dependencies"]
    packages = node_lock(folder)["packages"]
    assert packages[""]["dependencies"] == asked
    assert {name: packages[f"node_modules/{name}"]["version"] for name in asked} == asked


@pytest.mark.parametrize("folder", NODE_FOLDERS)
def test_every_node_package_has_its_digest_and_no_address(folder: str) -> None:
    packages = {name: entry for name, entry in node_lock(folder)["packages"].items() if name}
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert [name for name, entry in packages.items() if not (entry.get("integrity") or entry.get("inBundle"))] == []
