"""The corpus as a whole: repeatable, of every class, each capture with one trail at most."""

from harness.canary.corpus.case import Tier
from harness.canary.corpus.generate import captures, is_trail
from harness.canary.corpus.people import person
from harness.canary.corpus.rungs import leaking
from harness.canary.draw import draw_of

CLASSES = {
    *("phone", "id_card", "imei", "oaid", "android_id", "mac", "idfa", "name", "clipboard", "contacts", "app_list"),
    *("location", "trail", "photo", "photo_upload", "video_upload", "opaque_payload", "tracker", "plaintext"),
}


def test_the_same_seed_gives_the_same_corpus() -> None:
    first, again = ([case for capture in captures(5, 60) for case in capture.cases] for _ in range(2))
    assert first == again


def test_the_wanted_number_of_cases_comes_with_innocent_ones_among_them() -> None:
    cases = [case for capture in captures(5, 60) for case in capture.cases]
    assert len(cases) == 60
    assert 8 < sum(case.null for case in cases) < 45


def test_every_class_has_its_rungs() -> None:
    """One maker in eleven: a prime step through the classes and rungs, which stand in order."""
    made = [maker(draw_of(number, "x"), person(2)) for number, maker in enumerate(leaking()[::11])]
    truths = [truth for case in made if case for truth in case.truths]
    assert {truth.what for truth in truths} >= CLASSES - {"tracker", "plaintext", "opaque_payload", "video_upload"}
    assert {truth.tier for truth in truths} >= {Tier.PLAIN, Tier.COMPOSED, Tier.SEARCH}


def test_a_trail_stands_alone_in_its_capture() -> None:
    for capture in captures(2, 120):
        walks = [case for case in capture.cases if is_trail(case)]
        placed = [case for case in capture.cases if "trail" in case.allowed]
        assert len(walks) <= 1
        assert not (walks and placed)
