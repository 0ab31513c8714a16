"""One running demo server for all tests of this room."""

from collections.abc import Iterator

import pytest

from harness.demo.server import DemoServer


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoServer]:
    with DemoServer.start(tmp_path_factory.mktemp("demo")) as running:
        yield running
