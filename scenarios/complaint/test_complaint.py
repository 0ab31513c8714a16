"""The complaint walk (Article 18). Run again on later days it follows the open complaint; no second one is filed."""

from harness.pytest_plugin import Inspector


def test_complaint(inspector: Inspector) -> None:
    inspector.launch()
    inspector.accept_consent()
    if inspector.walk_complaint() is None and inspector.main_role != "visitor":
        inspector.launch()
        inspector.sign_in()
        inspector.pass_gates()
        inspector.walk_complaint()
