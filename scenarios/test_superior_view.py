"""What a superior sees of those below: statistics, rankings, lists of who has not done it."""

import pytest

from harness.pytest_plugin import Inspector

pytestmark = pytest.mark.role("superior")


def test_superior_view(inspector: Inspector) -> None:
    inspector.launch()
    inspector.accept_consent()
    if inspector.sign_in("superior"):
        inspector.do_core_tasks()
        inspector.walk_menus()
