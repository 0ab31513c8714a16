"""The complaint walk (Article 18). Run again on later days it follows the open complaint; no second one is filed."""

from harness.pytest_plugin import Inspector


def test_complaint(inspector: Inspector) -> None:
    inspector.launch()
    inspector.accept_consent()
    inspector.walk_complaint()
