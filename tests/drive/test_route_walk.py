"""The route is fed point by point, and what happens hidden is dated as background."""

from harness.drive.app_session import AppSession
from harness.drive.route_walk import walk, walk_in_background
from harness.model.event import EventKind, Phase
from tests.drive.paper_phone import PaperPhone, PaperWitness, app

ROUTE = [(30.0, 120.0), (30.1, 120.1), (30.2, 120.2)]


def test_every_point_is_fed_in_order() -> None:
    phone, witness = PaperPhone(lambda p: []), PaperWitness()
    walk(AppSession(app(), phone, witness, {}, (), patience=0.02), ROUTE, pause_s=0, first_point=5)
    assert phone.places == ROUTE
    assert [one["point"] for one in witness.of(EventKind.WALK)] == [5, 6, 7]


def test_points_walked_while_hidden_carry_the_background_phase() -> None:
    phone, witness = PaperPhone(lambda p: []), PaperWitness(phase=Phase.AFTER_CONSENT)
    walk_in_background(AppSession(app(), phone, witness, {}, (), patience=0.02), ROUTE, pause_s=0)
    phases = {phase for kind, _, phase in witness.said if kind is EventKind.WALK}
    assert phases == {Phase.BACKGROUND}
    assert witness.phase is Phase.AFTER_CONSENT
    assert not phone.hidden
