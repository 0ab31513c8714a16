"""Walk the planted route with the app in front, then with it hidden; faster than a person would, and dated as it is."""

import time
from collections.abc import Sequence

from harness.drive.app_session import AppSession
from harness.model.event import EventKind, Phase, Source

ACCURACY_M = 6.0
Route = Sequence[tuple[float, float]]


def walk(session: AppSession, route: Route, pause_s: float = 0.1, first_point: int = 0) -> None:
    """Feed the device one fix after another; each is an event with its place in the route."""
    for index, (lat, lng) in enumerate(route, start=first_point):
        session.device.set_location(lat, lng, ACCURACY_M)
        session.witness.record(Source.SCENARIO, EventKind.WALK, {"point": index, "lat": lat, "lng": lng})
        time.sleep(pause_s)


def walk_in_background(session: AppSession, route: Route, pause_s: float = 0.1, first_point: int = 0) -> None:
    """Hide the app, walk on, and bring it back; whatever it does meanwhile it does in the background."""
    before = session.witness.phase
    session.device.to_background()
    session.witness.phase = Phase.BACKGROUND
    session.witness.record(Source.SCENARIO, EventKind.BACKGROUND, {"state": "hidden"})
    try:
        walk(session, route, pause_s, first_point)
    finally:
        session.witness.phase = before
        session.witness.record(Source.SCENARIO, EventKind.BACKGROUND, {"state": "shown"})
        session.device.to_foreground()
    session.look("back from background")
