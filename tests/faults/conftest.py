"""The whole matrix runs only where it is asked for by name (`make faults`): it takes the better part of an hour."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.faulty_run import FaultBench, fault_bench


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    return None if any("faults" in argument for argument in config.args) else True


@pytest.fixture(scope="module")
def bench(real_components: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FaultBench]:
    with fault_bench(tmp_path_factory.mktemp("faults")) as bench:
        yield bench
