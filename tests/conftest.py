"""What all tests share: end-to-end tests run only where every real component is there."""

import os

import pytest
from hypothesis import settings

from harness.devices.components import BROWSER_RUN, require
from harness.model.faults import MissingComponent

# How long an example takes depends on what else the machine does; no test here is timed.
settings.register_profile("harness", deadline=None)
settings.load_profile("harness")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("end_to_end"):
            item.fixturenames.insert(0, "real_components")  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def real_components() -> None:
    """Every end-to-end test has this. Where something is missing it fails under CI=true, and skips elsewhere."""
    line = _what_is_missing()
    if line and os.environ.get("CI") == "true":
        pytest.fail(line, pytrace=False)
    if line:
        pytest.skip(line)


def _what_is_missing() -> str:
    try:
        require(BROWSER_RUN)
    except MissingComponent as missing:
        return missing.line("en")
    return ""
