"""The engine has a matcher for every class, and its gatherers hear of what they need."""

from harness.detect.traffic.line_up import matchers_for, watches_for
from harness.detect.traffic.sighting import Leaving, Sighting
from harness.model.persona import Persona
from tests.detect.recording_factory import PERSONA
from tests.detect.traffic.messages import message


def test_an_empty_persona_is_no_hindrance() -> None:
    for matcher in matchers_for(Persona(), {}, (), ()):
        assert list(matcher.see(message(0, {"phone": "19912345678"}), ())) == []


def test_planted_places_concern_the_trail() -> None:
    seen = Sighting(0, Leaving.LOCATION, True, "route_wgs84[1]", "body", (), "plain", 1.0)
    concerned = [watch.concerned(message(0), [seen]) for watch in watches_for(PERSONA, lambda _: ())]
    assert any(concerned)
    part = message(0, b"x", path="/up?partNumber=2&uploadId=abc", method="PUT")
    assert any(watch.concerned(part, []) for watch in watches_for(PERSONA, lambda _: ()))
    assert not any(watch.concerned(message(0), []) for watch in watches_for(PERSONA, lambda _: ()))
