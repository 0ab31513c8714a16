"""One day of a campaign of days (protocol MP-2): use the app, and do nothing that it asks for. See `harness resume`."""

from harness.pytest_plugin import Inspector


def test_omission(inspector: Inspector) -> None:
    inspector.launch()
    inspector.accept_consent()
    if inspector.sign_in():
        inspector.visit_and_omit()
