"""The walls of the house: what each room may import."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.repository.source_tree import ROOT, dotted, imports, modules, modules_meant, room_of

EVERYTHING = frozenset({"*"})

# The house's table: a room, and what it may import. Any room may import itself and the vocabulary. `inspection` stands
# right below the command line, so that there a verb stays one short function.
TABLE: dict[str, frozenset[str]] = {
    "": frozenset(),
    "model": frozenset(),
    "recording": frozenset(),
    "plan": frozenset(),
    "canary": frozenset(),
    "devices": frozenset(),
    "networks": frozenset(),
    "drive": frozenset({"devices"}),
    "capture": frozenset({"recording", "devices"}),
    "run": frozenset({"recording", "plan", "canary", "devices", "networks", "drive", "capture"}),
    "detect": frozenset({"recording"}),
    "judge": frozenset(),
    "analysis": frozenset({"recording"}),
    "assess": frozenset({"recording", "detect", "judge", "analysis"}),
    "report": frozenset({"analysis"}),
    "farm": frozenset({"plan", "run"}),
    "simulated": frozenset(),
    "demo": frozenset({"simulated"}),
    "pytest_plugin": frozenset({"run"}),
    "inspection": EVERYTHING,
    "cli": EVERYTHING,
}

# What goes beyond the written table, each with its reason. Add to this only what the house has agreed to.
BEYOND_THE_TABLE: dict[str, frozenset[str]] = {
    # It reads the files that pytest's options name, and hands every scenario its Inspector.
    "pytest_plugin": frozenset({"plan", "drive"}),
}


def forbidden(room: str, target: str) -> bool:
    if target in ("", room):
        return False
    if target == "model":
        return room == ""
    allowed = TABLE[room] | BEYOND_THE_TABLE.get(room, frozenset())
    return target == "cli" or (not allowed >= EVERYTHING and target not in allowed)


def breaches(path: Path, source: str) -> Iterator[str]:
    """What in one file goes through a wall, one line each."""
    room = room_of(dotted(path))
    names: dict[str, str] = {}
    for one in imports(path, source):
        target = room_of(modules_meant(one))
        if forbidden(room, target):
            yield f"{path}:{one.line}: {room or 'harness'} imports {modules_meant(one)}"
        private = any(part.startswith("_") and not part.startswith("__") for part in (*one.module.split("."), one.name))
        if target != room and private:
            yield f"{path}:{one.line}: private name {one.module}.{one.name}"
        if target != room and one.name:
            names[one.name] = f"{one.module}.{one.name}"
    yield from _private_attributes(path, source, names)


def _private_attributes(path: Path, source: str, names: dict[str, str]) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in names):
            continue
        if node.attr.startswith("_") and not node.attr.startswith("__"):
            yield f"{path}:{node.lineno}: private name {names[node.value.id]}.{node.attr}"


def test_no_import_goes_through_a_wall() -> None:
    found = [line for path in modules() for line in breaches(path, (ROOT / path).read_text())]
    assert not found, "\n".join(found)


def test_every_room_is_in_the_table() -> None:
    strangers = {room_of(dotted(path)) for path in modules()} - TABLE.keys()
    assert not strangers


def test_no_import_points_down_the_table() -> None:
    rooms = list(TABLE)
    for room, allowed in TABLE.items():
        more = BEYOND_THE_TABLE.get(room, frozenset())
        assert all(rooms.index(target) < rooms.index(room) for target in (allowed | more) - EVERYTHING)


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("harness/judge/rule.py", "from harness.detect.masking.mask import mask"),
        ("harness/judge/rule.py", "def late():\n    import harness.recording.reader"),
        ("harness/judge/rule.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from harness import run"),
        ("harness/judge/rule.py", "from ..report import html"),
        ("harness/judge/rule.py", "from .. import report"),
        ("harness/judge/rule.py", "import importlib\nimportlib.import_module('harness.detect.masking.mask')"),
        ("harness/model/app.py", "from harness.plan.app_file import read"),
        ("harness/drive/walk.py", "from harness.capture.proxy import Proxy"),
        ("harness/run/sessions.py", "from harness.detect.masking.mask import mask"),
        ("harness/assess.py", "from harness.capture.proxy import Proxy"),
        ("harness/report/html.py", "from harness.cli import main"),
        ("harness/pytest_plugin.py", "import harness.cli"),
        ("harness/pytest_plugin.py", "from harness.capture.proxy import Proxy"),
        ("harness/inspection/runs.py", "from harness.cli import main"),
        ("harness/__init__.py", "from harness.model.app import App"),
        ("harness/drive/walk.py", "from harness.devices.port import _seen"),
        ("harness/drive/walk.py", "from harness.devices import port\nport._seen()"),
        ("harness/drive/walk.py", "from harness.devices._hidden import port"),
    ],
)
def test_a_breach_is_seen(file: str, source: str) -> None:
    assert list(breaches(Path(file), source))


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("harness/judge/rule.py", "from harness.model.observation import Observation\nimport yaml"),
        ("harness/judge/rule.py", "from harness.judge.catalogue import _load"),
        ("harness/judge/rule.py", "from . import catalogue\ncatalogue._load()"),
        ("harness/capture/proxy.py", "from harness.devices.port import free_port"),
        ("harness/run/sessions.py", "from harness.capture.proxy import Proxy\nfrom harness.drive.walk import walk"),
        ("harness/cli.py", "from harness.demo.serve import serve\nfrom harness import run, assess"),
        ("harness/drive/walk.py", "class Walk:\n    def go(self) -> None:\n        self._seen = 1"),
        ("harness/drive/walk.py", "from harness import __version__"),
    ],
)
def test_an_allowed_import_is_no_breach(file: str, source: str) -> None:
    assert not list(breaches(Path(file), source))
