"""Refused and started again: an app that asks once more within 48 hours takes no for no answer (PI-10)."""

from harness.pytest_plugin import Inspector


def test_asked_again(inspector: Inspector) -> None:
    inspector.deny("geolocation")
    inspector.launch()
    inspector.refuse_consent()
    inspector.start_again_after_refusal()
