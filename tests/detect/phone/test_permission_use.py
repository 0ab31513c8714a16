from pathlib import Path

from harness.detect.phone.permission_use import detect_permission_used
from harness.model.event import EventKind, Phase
from harness.model.observation import Channel
from tests.detect.ledger_stage import MASKER, booked, one
from tests.detect.recording_factory import PERSONA, stage


def test_a_use_before_consent_is_told_though_it_was_read_after(tmp_path: Path) -> None:
    made = stage(tmp_path).phase(Phase.BEFORE_CONSENT, "launch_unanswered")
    for second in (0, 4):
        made.at(second).event(EventKind.STEP)
    made.phase(Phase.AFTER_CONSENT).at(10).event(EventKind.STEP)
    booked(made, 2)
    seen = one(detect_permission_used(made.done(), MASKER))
    assert (seen.subject, seen.phase, seen.channel) == ("location", Phase.BEFORE_CONSENT, Channel.LEDGER)
    assert (seen.data["count"], seen.data["background"], seen.data["rejected"]) == (1, False, False)
    assert seen.evidence[0].locator.startswith("seq=")


def test_the_process_state_says_background_whatever_the_phase(tmp_path: Path) -> None:
    made = stage(tmp_path)
    booked(made, 0, state="bg")
    booked(made, 0, state="top")
    behind, front = sorted(detect_permission_used(made.done(), MASKER), key=lambda seen: not seen.data["background"])
    assert (behind.data["background"], front.data["background"]) == (True, False)


def test_without_a_state_the_phase_says_it(tmp_path: Path) -> None:
    made = stage(tmp_path).phase(Phase.BACKGROUND)
    booked(made, 0, state="")
    assert one(detect_permission_used(made.done(), MASKER)).data["background"] is True


def test_what_was_rejected_is_told_apart(tmp_path: Path) -> None:
    made = stage(tmp_path)
    booked(made, 0, what="reject")
    booked(made, 0)
    told = [seen.data["rejected"] for seen in detect_permission_used(made.done(), MASKER)]
    assert sorted(told) == [False, True]


def test_a_tag_that_holds_a_planted_value_is_masked(tmp_path: Path) -> None:
    made = stage(tmp_path)
    booked(made, 0, tag=f"user {PERSONA.phone}")
    assert PERSONA.phone not in str(one(detect_permission_used(made.done(), MASKER)))
