"""The kits are run only where they are asked for by name (`make kits`): they take minutes and packages of their own."""

from pathlib import Path

import pytest


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    return None if any("kits" in argument for argument in config.args) else True
