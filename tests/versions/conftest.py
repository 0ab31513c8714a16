"""Versions run live and held side by side only where they are asked for by name (`make versions`): three minutes."""

from pathlib import Path

import pytest


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    return None if any("versions" in argument for argument in config.args) else True
