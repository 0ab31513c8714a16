"""Each witness is heard by kind of data and in the order of time; our own calls and refusals say nothing."""

from pathlib import Path

from harness.detect.masking.mask import Masker
from harness.detect.phone.witness_words import bookings_told, calls_told, sendings_told
from harness.model.event import EventKind, Source
from tests.detect.recording_factory import HOST, PERSONA, START, stage

MASKER = Masker(PERSONA)


def test_calls_are_told_by_category_with_their_number(tmp_path: Path) -> None:
    scene = stage(tmp_path)
    for at, count in ((5, 3), (9, 1)):
        scene.at(at).event(EventKind.CALL, Source.HOOK, api="getImei", category="device", count=count)
    scene.event(EventKind.CALL, Source.HOOK, api="getImei", category="device", self_test=True)
    told = calls_told(scene.done().events, MASKER)
    assert {category: [word.count for word in words] for category, words in told.items()} == {"device": [3, 1]}


def test_what_the_ledger_rejected_was_no_access(tmp_path: Path) -> None:
    scene = stage(tmp_path)
    at_ms = START.timestamp() * 1000
    for what in ("access", "reject"):
        data = {"operation": "FINE_LOCATION", "category": "location", "at_ms": at_ms, "doubt_ms": 7.0, "what": what}
        scene.event(EventKind.ACCESS, Source.SYSTEM, **data)
    (word,) = bookings_told(scene.done().events, MASKER)["location"]
    assert (word.at_ms, word.doubt_ms, word.name) == (at_ms, 7.0, "FINE_LOCATION")


def test_what_left_is_told_with_its_receiver(tmp_path: Path) -> None:
    scene = stage(tmp_path).session()
    scene.at(3).request("POST", f"https://{HOST}/id", {"imei": PERSONA.imei})
    (word,) = sendings_told(scene.view())["device"]
    assert (word.name, word.at_ms) == (HOST, (START.timestamp() + 3) * 1000)
