"""The sample inspection, rendered once for all tests that only look at it."""

import pytest

from harness.report.html import inspection_html
from harness.report.subject import Inspection
from tests.report.sample_inspection import sample


@pytest.fixture(scope="session")
def shown() -> Inspection:
    return sample()


@pytest.fixture(scope="session")
def document(shown: Inspection) -> str:
    return inspection_html(shown)


@pytest.fixture(scope="session")
def english(shown: Inspection) -> str:
    return inspection_html(shown, "en")
