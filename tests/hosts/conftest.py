"""Whole runs through stand-in hosts: only where they are asked for by name (`make hosts`), they take minutes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.demo.server import DemoServer


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    return None if any("hosts" in argument for argument in config.args) else True


@pytest.fixture(scope="session")
def server(real_components: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoServer]:
    with DemoServer.start(tmp_path_factory.mktemp("server")) as running:
        yield running
