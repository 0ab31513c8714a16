"""What a consenting user does all day: core tasks, every menu, a walk along the route, the app in the background.

The scenarios of this file share one session, in this order: consent given, then signed in, then past the app's gates.
One that is run without those before it launches the app itself.
"""

from harness.pytest_plugin import Inspector


def test_launch_accepted(working_inspector: Inspector) -> None:
    working_inspector.launch_as_user()


def test_core_tasks(working_inspector: Inspector) -> None:
    working_inspector.ensure_launched()
    working_inspector.do_core_tasks()
    if working_inspector.main_role != "visitor":
        working_inspector.sign_in()
        working_inspector.pass_gates()
        working_inspector.do_core_tasks()


def test_menu_walk(working_inspector: Inspector) -> None:
    working_inspector.ensure_launched()
    working_inspector.walk_menus()


def test_route_walk(working_inspector: Inspector) -> None:
    working_inspector.ensure_launched()
    working_inspector.walk_route()


def test_background(working_inspector: Inspector) -> None:
    working_inspector.ensure_launched()
    working_inspector.walk_route_in_background()
