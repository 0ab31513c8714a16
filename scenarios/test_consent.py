"""Launch with the consent arms that give none: no answer at all, and then a refusal.

The scenarios of this file share one session, in this order. Until the refusal the app is in its clean state: nobody has
said anything to it, and the second launch finds it as the first one did.
"""

from harness.pytest_plugin import Inspector


def test_launch_unanswered(working_inspector: Inspector) -> None:
    working_inspector.launch()
    working_inspector.leave_consent_unanswered()


def test_launch_refused(working_inspector: Inspector) -> None:
    working_inspector.deny("geolocation")
    working_inspector.launch()
    working_inspector.refuse_consent()
    working_inspector.probe_refused_consent()
