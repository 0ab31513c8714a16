from pathlib import Path
from typing import Any

from harness.detect.course.asked_again import detect_asked_again
from harness.detect.masking.mask import Masker
from harness.model.event import EventKind, Phase, Source
from tests.detect.recording_factory import PERSONA, Stage, stage


def refused(tmp_path: Path, choice: str = "refused") -> Stage:
    begun = stage(tmp_path).phase(Phase.REFUSED, "asked_again").session()
    begun.event(EventKind.CONSENT, choice=choice, dialog=True)
    return begun


def starts(begun: Stage, *dialogs: bool, reaching: str = "") -> Stage:
    for number, dialog in enumerate(dialogs, 1):
        begun.at(begun.clock.since_s + 2)
        begun.event(EventKind.ASKED_AGAIN, start=number, dialog=dialog)
        if reaching:
            begun.event(EventKind.CALL, Source.HOOK, api="x", category=reaching, stack=[])
    return begun


def seen(begun: Stage) -> dict[str, dict[str, Any]]:
    found = detect_asked_again(begun.done(), Masker(PERSONA, ()))
    return {one.subject: dict(one.data) for one in found}


def test_dialogs_after_a_refusal_are_counted(tmp_path: Path) -> None:
    assert seen(starts(refused(tmp_path), True, False, True)) == {"consent": {"asked": 2, "starts": 3}}


def test_being_left_alone_is_seen_too(tmp_path: Path) -> None:
    assert seen(starts(refused(tmp_path), False, False)) == {"consent": {"asked": 0, "starts": 2}}


def test_a_permission_that_each_start_reaches_for_is_told_once_a_start(tmp_path: Path) -> None:
    found = seen(starts(refused(tmp_path), False, False, False, reaching="location"))
    assert found["location"] == {"asked": 2, "starts": 3}  # what came after the last start belongs to none


def test_what_is_no_question_to_the_user_is_none(tmp_path: Path) -> None:
    assert set(seen(starts(refused(tmp_path), False, False, reaching="storage"))) == {"consent"}


def test_without_a_refusal_or_after_48_hours_nothing_is_said(tmp_path: Path) -> None:
    assert seen(starts(refused(tmp_path / "a", "accepted"), True)) == {}
    late = refused(tmp_path / "b").at(48 * 3600)
    assert seen(starts(late, True)) == {}
