"""The whole app without a script: every screen that can be reached, where the app file names no core task. By name:

harness run APP.yaml --scenario explorer

Accounts are taken from the app file, sign-in and standing gates too where it has them; nothing that the deny list
names is touched, but for the ends of forms where the letter lets them be sent.
"""

import pytest

from harness.pytest_plugin import Budget, Inspector


def test_explore(inspector: Inspector, exploration: Budget) -> None:
    inspector.launch_as_user()
    if inspector.main_role != "visitor":
        inspector.sign_in()
        inspector.pass_gates()
    inspector.explore(exploration)


@pytest.mark.role("superior")
def test_explore_as_superior(inspector: Inspector, exploration: Budget) -> None:
    inspector.launch()
    inspector.accept_consent()
    if inspector.sign_in("superior"):
        inspector.explore(exploration)
