"""Hooked calls by category and phase; our own do not count."""

from pathlib import Path

from harness.detect.masking.mask import Masker
from harness.detect.phone.api_call import detect_api_call
from harness.model.event import EventKind, Phase, Source
from tests.detect.recording_factory import HOST, PERSONA, Stage, stage


def call(made: Stage, api: str, category: str, **more: object) -> None:
    settled = {"args": "", "stack": [f"at f (https://{HOST}/app.js:3:1)"], "frame_url": f"https://{HOST}/", "count": 1}
    made.event(EventKind.CALL, Source.HOOK, api=api, category=category, **(settled | more))


def test_calls_are_counted_by_category_and_phase(tmp_path: Path) -> None:
    made = stage(tmp_path).phase(Phase.BEFORE_CONSENT)
    call(made, "geolocation.getCurrentPosition", "location")
    call(made, "canvas.toDataURL", "fingerprint", count=3)
    made.phase(Phase.BACKGROUND)
    for n in range(5):
        call(made.at(n * 2), "geolocation.watchPosition", "location")
    call(made, "fetch", "network", self_test=True)
    seen = {(one.subject, one.phase): one for one in detect_api_call(made.done(), Masker(PERSONA))}
    assert set(seen) == {("location", "before_consent"), ("fingerprint", "before_consent"), ("location", "background")}
    assert seen["fingerprint", Phase.BEFORE_CONSENT].data["count"] == 3
    assert seen["location", Phase.BACKGROUND].data["per_minute"] == 5
    assert seen["location", Phase.BACKGROUND].data["apis"] == ["geolocation.watchPosition"]


def test_a_minute_is_a_minute(tmp_path: Path) -> None:
    made = stage(tmp_path)
    for at in (0, 50, 100, 150, 200):
        call(made.at(at), "geolocation.getCurrentPosition", "location")
    (seen,) = detect_api_call(made.done(), Masker(PERSONA))
    assert (seen.data["count"], seen.data["per_minute"]) == (5, 2)


def test_the_owner_of_a_call_is_whose_script_stands_on_top(tmp_path: Path) -> None:
    made = stage(tmp_path)
    call(
        made,
        "navigator.plugins",
        "fingerprint",
        stack=["at s (https://x.tuiliu-sdk.test/sdk.js:1:2)", f"https://{HOST}/a.js"],
    )
    call(made, "clipboard.readText", "clipboard")
    owners = {one.subject: one.data["owner"] for one in detect_api_call(made.done(), Masker(PERSONA))}
    assert owners == {"fingerprint": "third", "clipboard": "first"}


def test_stack_and_arguments_are_masked_and_bounded(tmp_path: Path) -> None:
    made = stage(tmp_path)
    stack = [f"at f (https://{HOST}/x?tel={PERSONA.phone})"] * 40
    call(made, "fetch", "network", args=f"GET /{PERSONA.name}", stack=stack)
    (seen,) = detect_api_call(made.done(), Masker(PERSONA))
    assert PERSONA.phone not in str(seen)
    assert PERSONA.name not in str(seen)
    assert len(seen.data["first_stack"]) == 8
    assert seen.evidence[0].locator.startswith("seq=")


def test_broken_data_is_borne(tmp_path: Path) -> None:
    made = stage(tmp_path)
    made.event(EventKind.CALL, Source.HOOK, category=None, stack="x", count=-3)
    (seen,) = detect_api_call(made.done(), Masker(PERSONA))
    assert seen.data["count"] == 1


def test_an_address_in_a_stack_that_is_none_names_nobody(tmp_path: Path) -> None:
    made = stage(tmp_path)
    call(made, "fetch", "location", stack=["at f (https://[:3:1)"], frame_url="")
    (seen,) = detect_api_call(made.done(), Masker(PERSONA))
    assert seen.data["owner"] == ""
