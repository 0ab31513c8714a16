"""The demo's server and one inspection of its apps, shared by all end-to-end tests.

Several workers take them, a file at a time, the longest first; tests that look at the same inspection, and those that
build networks, stay with one worker.
"""

import os
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

from harness.demo.server import DemoServer
from harness.model.faults import MissingComponent
from harness.simulated.hotspot.stand_ins import find_jdk
from tests.end_to_end.inspected import HostileRun, Inspected, begin_hostile, end_hostile, inspect_the_demo

HERE = Path(__file__).parent
SHARED = {"inspected", "hostile"}
# Longest first. test_networks sees that the machine's own network stays as it is, so whoever builds some goes with it.
FIRST = ("inspection", "networks", "test_kills", "test_faults", "test_stability")
NETWORKS = ("test_networks", "test_ipv6_laboratory")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    ours = [item for item in items if item.path.parent == HERE]
    sharing = {item.path.stem for item in ours if not SHARED.isdisjoint(getattr(item, "fixturenames", ()))}
    group = {item.path.stem: _group_of(item.path.stem, sharing) for item in ours}
    for item in ours:
        item.add_marker(pytest.mark.xdist_group(group[item.path.stem]))
    items.sort(key=lambda item: _turn(group.get(item.path.stem, "")))


def _group_of(file: str, sharing: Collection[str]) -> str:
    return "networks" if file in NETWORKS else "inspection" if file in sharing else file


def _turn(group: str) -> int:
    return FIRST.index(group) if group in FIRST else len(FIRST)


@pytest.fixture(scope="session")
def jdk() -> Path:
    """The home of a JDK 17; without one it fails under CI=true, and skips elsewhere."""
    try:
        return find_jdk()
    except MissingComponent as missing:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(missing.line("en"))


@pytest.fixture(scope="session")
def server(real_components: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoServer]:
    with DemoServer.start(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture(scope="session")
def _both(server: DemoServer, tmp_path_factory: pytest.TempPathFactory) -> tuple[Inspected, HostileRun]:
    out: Path = tmp_path_factory.mktemp("hostile")
    hostile = begin_hostile(server, out)
    inspected = inspect_the_demo(server, tmp_path_factory.mktemp("inspected"))
    return inspected, end_hostile(hostile, out)


@pytest.fixture(scope="session")
def inspected(_both: tuple[Inspected, HostileRun]) -> Inspected:
    """The three apps: launched with consent refused and given, and their core tasks done."""
    return _both[0]


@pytest.fixture(scope="session")
def hostile(_both: tuple[Inspected, HostileRun]) -> HostileRun:
    return _both[1]
