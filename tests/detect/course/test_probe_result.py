"""Probes become proof of being forced or not; unclear ones prove nothing."""

from pathlib import Path

import pytest

from harness.detect.course.probe_result import detect_probe_result
from harness.detect.masking.mask import Masker
from harness.model.event import EventKind, Source
from tests.detect.recording_factory import PERSONA, stage


@pytest.mark.parametrize(
    ("probe", "duty", "target", "result", "expected"),
    [
        ("skip_gate", "check_in", "每日打卡", "positive", [("mandatory", "check_in", "MP-1")]),
        ("skip_gate", "share", "转发", "negative", [("not_mandatory", "share", "MP-1")]),
        ("leave_out_field", "photo", "走访填报", "positive", [("mandatory", "photo", "MP-4")]),
        ("decline_permission", "other", "geolocation", "positive", [("refusal_blocks", "geolocation", "MP-3")]),
        ("decline_permission", "other", "geolocation", "negative", [("refusal_works", "geolocation", "MP-3")]),
        (
            "decline_permission",
            "trail",
            "geolocation",
            "positive",
            [("refusal_blocks", "geolocation", "MP-3"), ("mandatory", "trail", "MP-3")],
        ),
        ("refuse_consent", "other", "consent", "positive", [("refusal_blocks", "consent", "")]),
        ("refuse_consent", "other", "consent", "negative", [("refusal_works", "consent", "")]),
        ("skip_gate", "check_in", "每日打卡", "unknown", [("probe_unclear", "check_in", "MP-1")]),
        ("drop_field", "photo", "走访填报", "negative", [("not_mandatory", "photo", "MP-4")]),
        ("omit", "every", "多日不作为", "negative", [("not_mandatory", "every", "MP-2")]),
        ("leave_timer", "learning", "课程", "positive", [("mandatory", "learning", "MP-5")]),
        ("decline_permission", "other", "geolocation", "unknown", []),
        ("skip_gate", "check_in", "每日打卡", None, []),
    ],
)
def test_each_probe_proves_its_half(
    tmp_path: Path, probe: str, duty: str, target: str, result: str | None, expected: list[tuple[str, str, str]]
) -> None:
    made = stage(tmp_path)
    made.event(EventKind.PROBE, probe=probe, duty=duty, target=target, result=result, why="")
    found = list(detect_probe_result(made.done(), Masker(PERSONA)))
    assert [(one.kind.value, one.subject, one.data["protocol"]) for one in found] == expected
    assert all(one.direct for one in found)


def test_the_last_screen_of_the_session_is_shown_with_it(tmp_path: Path) -> None:
    made = stage(tmp_path)
    shown = made.event(EventKind.SCREEN, Source.UI, screen="ab", png="screens/ab.png", url="https://x/")
    probe = made.event(
        EventKind.PROBE, probe="skip_gate", duty="check_in", target="g", result="positive", why=f"{PERSONA.phone} shut"
    )
    (seen,) = detect_probe_result(made.done(), Masker(PERSONA))
    assert [(one.file, one.locator) for one in seen.evidence] == [
        ("events.jsonl", f"seq={probe.seq}"),
        ("screens/ab.png", f"seq={shown.seq}"),
    ]
    assert PERSONA.phone not in str(seen)


def test_a_new_session_has_not_yet_shown_a_screen(tmp_path: Path) -> None:
    made = stage(tmp_path)
    made.event(EventKind.SCREEN, Source.UI, screen="ab", png="screens/ab.png", url="https://x/")
    made.session(2)
    made.event(EventKind.PROBE, probe="skip_gate", duty="check_in", target="g", result="positive", why="")
    (seen,) = detect_probe_result(made.done(), Masker(PERSONA))
    assert len(seen.evidence) == 1


@pytest.mark.parametrize(("probe", "protocol"), [("find_opt_out", "MP-6"), ("count_reminders", "MP-7")])
def test_a_protocol_that_is_not_direct_is_no_proof_by_itself(tmp_path: Path, probe: str, protocol: str) -> None:
    made = stage(tmp_path)
    made.event(EventKind.PROBE, probe=probe, duty="ranking", target="排行", result="positive", why="")
    (seen,) = detect_probe_result(made.done(), Masker(PERSONA))
    assert seen.data["protocol"] == protocol
    assert not seen.direct
    assert not seen.data["direct"]


def test_what_an_unclear_probe_lacks_goes_with_it(tmp_path: Path) -> None:
    made = stage(tmp_path)
    made.event(EventKind.PROBE, probe="omit", duty="check_in", result="unknown", days_missing=2, role_missing="<b>")
    (seen,) = detect_probe_result(made.done(), Masker(PERSONA))
    assert seen.data["days_missing"] == 2
    assert "role_missing" not in seen.data
