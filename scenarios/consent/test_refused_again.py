"""Refused five times in a row, consent first and then a permission: does the app let go of its user (PI-53)?"""

from harness.pytest_plugin import Inspector


def test_refused_again(inspector: Inspector) -> None:
    inspector.deny("geolocation")
    inspector.launch()
    inspector.refuse_again_and_again("consent")
    inspector.launch()
    inspector.accept_consent()
    inspector.sign_in()
    inspector.refuse_again_and_again("geolocation")
