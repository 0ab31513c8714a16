"""Cases about receivers and bodies rather than values."""

from harness.canary.corpus import conduct
from harness.canary.corpus.people import person
from harness.canary.draw import draw_of

SOME = person(2)


def test_a_tracker_case_goes_to_a_tracker() -> None:
    case = conduct.tracker(draw_of(1, "x"))
    assert case.requests[0].url.split("/")[2] in conduct.TRACKERS.values()
    assert case.null


def test_a_plaintext_case_is_unencrypted_and_holds_a_value() -> None:
    case = conduct.plaintext(draw_of(1, "x"), SOME.persona)
    assert case.requests[0].url.startswith("http://")
    assert [truth.seeded for truth in case.truths] == [False, True]


def test_an_opaque_case_differs_each_time() -> None:
    bodies = {conduct.opaque(draw_of(seed, "x")).requests[0].body for seed in range(20)}
    assert len(bodies) == 20


def test_uploads_of_strangers_hold_no_planted_photograph() -> None:
    original = next(iter(SOME.originals.values()))
    for seed in range(8):
        case = conduct.stranger_picture(draw_of(seed, "x"), original)
        assert case.null
        assert original not in case.requests[0].body
    assert conduct.video(draw_of(1, "x")).truths[0].what == "video_upload"
