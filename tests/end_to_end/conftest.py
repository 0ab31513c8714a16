"""The demo's server and one inspection of its apps, shared by all end-to-end tests."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.demo.server import DemoServer
from harness.model.faults import MissingComponent
from harness.simulated.hotspot.stand_ins import find_jdk
from tests.end_to_end.inspected import HostileRun, Inspected, begin_hostile, end_hostile, inspect_the_demo


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
