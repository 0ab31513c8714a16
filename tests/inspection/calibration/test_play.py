"""Playing the corpus: what counts as seen, what as false."""

from collections.abc import Iterable, Sequence

from harness.canary.corpus.case import Capture, Case, Request, Tier, Truth
from harness.canary.corpus.chatter import START
from harness.canary.corpus.people import person
from harness.detect.traffic.message import Message
from harness.detect.traffic.sighting import Leaving, Sighting
from harness.inspection.calibration.play import held, message_of, messages_of, play, shows

SOME = person(2)
REQUEST = Request("POST", "https://api.lincheng.test/a?b=1#c", (("Content-Type", "text/plain"),), b"x", START)
PHONE = Truth("phone", "phone", "plain", "json", Tier.PLAIN)
CASE = Case("one", (REQUEST,), (PHONE,))


def sighting(what: Leaving = Leaving.PHONE, canary: str = "phone", flow: int = 0, *, seeded: bool = True) -> Sighting:
    return Sighting(flow, what, seeded, canary, "body", (), "plain", 0.9)


def test_a_truth_is_seen_by_its_class_and_canary() -> None:
    played = held(CASE, [sighting(), sighting()])
    assert played.seen == (PHONE,)
    assert len(played.right) == 1
    assert not played.false
    assert not played.missed


def test_another_canary_or_class_is_false_and_the_truth_missed() -> None:
    played = held(CASE, [sighting(canary="contacts[0].phone"), sighting(Leaving.IMEI, "imei")])
    assert len(played.false) == 2
    assert played.missed == (PHONE,)


def test_what_is_not_seeded_neither_proves_nor_counts_against() -> None:
    played = held(CASE, [sighting(seeded=False)])
    assert played.missed == (PHONE,)
    assert not played.false


def test_an_allowed_class_is_not_held_against_anybody() -> None:
    played = held(Case("x", (REQUEST,), (PHONE,), frozenset({"name"})), [sighting(Leaving.NAME, "name")])
    assert not played.false
    assert not played.right


def test_any_member_shows_a_list_and_any_point_the_route_but_only_one_photograph_itself() -> None:
    contacts = Truth("contacts", "contacts", "plain", "x", Tier.PLAIN)
    place = Truth("location", "route_wgs84[3]", "plain", "x", Tier.PLAIN)
    photo = Truth("photo", "photos[1]", "exact", "x", Tier.PLAIN)
    assert shows(sighting(Leaving.CONTACTS, "contacts[4].phone"), contacts)
    assert shows(sighting(Leaving.LOCATION, "route_wgs84[4]"), place)
    assert not shows(sighting(Leaving.LOCATION, "photos[0].exif_wgs84"), place)
    assert shows(sighting(Leaving.PHOTO, "photos[1]"), photo)
    assert not shows(sighting(Leaving.PHOTO, "photos[0]"), photo)


def test_a_request_becomes_a_message_with_all_that_was_sent() -> None:
    message = message_of(REQUEST, 7)
    assert (message.index, message.host, message.path, message.body) == (7, "api.lincheng.test", "/a?b=1#c", b"x")
    assert message.header("host") == "api.lincheng.test"


def test_each_capture_is_looked_at_by_itself_and_an_engine_made_once_a_persona() -> None:
    made = []

    def look_of(*_: object) -> object:
        made.append(1)

        def look(messages: Sequence[Message]) -> Iterable[Sighting]:
            assert [message.index for message in messages] == [0, 1]
            return [sighting(flow=1)]

        return look

    capture = Capture(SOME.persona, SOME.originals, (CASE, CASE))
    played = list(play([capture, capture], look_of))  # type: ignore[arg-type]
    assert len(made) == 1
    assert [len(one.seen) for one in played] == [0, 1, 0, 1]
    assert messages_of(capture)[1] == [0, 1]
