"""Measurements run only where they are asked for by name (`make bench`): never among the tests."""

from pathlib import Path

import pytest

from tests.bench.traffic_file import Traffic, make_traffic


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    return None if any("bench" in argument for argument in config.args) else True


@pytest.fixture(scope="session")
def ordinary_calls(tmp_path_factory: pytest.TempPathFactory) -> Traffic:
    """API calls with bodies of a kilobyte or two."""
    return make_traffic(tmp_path_factory.mktemp("ordinary"), count=600, size=1500, leaks=60)


@pytest.fixture(scope="session")
def mixed_bodies(tmp_path_factory: pytest.TempPathFactory) -> Traffic:
    """Calls with eight kilobytes or so, a quarter without a body."""
    return make_traffic(tmp_path_factory.mktemp("mixed"), count=200, size=8_000)


@pytest.fixture(scope="session")
def large_bodies(tmp_path_factory: pytest.TempPathFactory) -> Traffic:
    """Reports and drafts of some ten kilobytes."""
    return make_traffic(tmp_path_factory.mktemp("large"), count=40, size=60_000)
