"""What was seen in requests becomes an observation: masked, bounded, one place of each request first."""

from dataclasses import replace
from pathlib import Path

from harness.detect.masking.mask import Masker
from harness.detect.sent.sent_observation import MOST_EVIDENCE, Finding, Trace, masked, observed, shown
from harness.detect.sent.traffic_view import Sent
from harness.detect.traffic.sighting import Leaving
from harness.model.event import Phase
from harness.model.observation import Kind
from tests.detect.recording_factory import HOST, PERSONA, stage

MASKER = Masker(PERSONA)


def requests(tmp_path: Path, count: int = 3) -> tuple[Sent, ...]:
    made = stage(tmp_path).session(1, role="grassroots")
    for n in range(count):
        made.request("POST", f"https://{HOST}/api/track/{n}?tel={PERSONA.phone}", {"n": n})
    return made.view().sent


def finding(*traces: Trace) -> Finding:
    return Finding(Kind.LOCATION_SENT, "location", 1.0, traces, data={"name": PERSONA.name})


def test_nothing_raw_is_shown(tmp_path: Path) -> None:
    (sent,) = requests(tmp_path, 1)
    one = observed(finding(Trace(sent, excerpt=f"tel {PERSONA.phone}")), MASKER)
    assert PERSONA.phone not in str(one)
    assert PERSONA.name not in str(one)


def test_each_request_is_shown_once_before_one_is_shown_twice(tmp_path: Path) -> None:
    first, second, third = requests(tmp_path)
    traces = [*(Trace(first) for _ in range(10)), Trace(second), Trace(third)]
    one = observed(finding(*traces), MASKER)
    flows = [place.locator for place in one.evidence if place.locator.startswith("flow=")]
    assert len(flows) == MOST_EVIDENCE
    assert flows[:3] == [f"flow={sent.message.flow_id}" for sent in (first, second, third)]
    assert one.data["requests"] == 3


def test_the_moment_is_the_first_traces(tmp_path: Path) -> None:
    (sent,) = requests(tmp_path, 1)
    refused = replace(sent, moment=replace(sent.moment, phase=Phase.REFUSED, consented=False))
    one = observed(finding(Trace(refused), Trace(sent)), MASKER)
    assert (one.phase, one.role, one.data["before_consent"]) == (Phase.REFUSED, "grassroots", True)
    assert one.evidence[-1].locator == f"seq={sent.moment.seq}"


def test_two_roles_are_none(tmp_path: Path) -> None:
    (sent,) = requests(tmp_path, 1)
    other = replace(sent, moment=replace(sent.moment, role="superior"))
    assert observed(finding(Trace(sent), Trace(other)), MASKER).role == ""


def test_masking_reaches_into_what_is_nested() -> None:
    deep = {PERSONA.phone: [{"a": (PERSONA.name, 3, None)}]}
    shown = masked(deep, MASKER)
    assert PERSONA.phone not in str(shown)
    assert PERSONA.name not in str(shown)
    assert "3" in str(shown)


def test_an_excerpt_is_masked_before_it_is_cut(tmp_path: Path) -> None:
    """The engine cuts its excerpt in the middle of the ID number; the whole value knows better."""
    made = stage(tmp_path)
    made.request("POST", f"https://{HOST}/x", {"note": f"{PERSONA.id_card} and then tel {PERSONA.phone} of 1234"})
    (sent,) = made.view().sent
    (phone,) = sent.seen(Leaving.PHONE)
    assert PERSONA.id_card not in phone.excerpt
    seen = shown(sent, phone, MASKER)
    assert "199****5678 of 1234" in seen
    assert PERSONA.id_card[-8:] not in seen


def test_a_value_split_over_fields_is_not_quoted(tmp_path: Path) -> None:
    made = stage(tmp_path)
    made.request("POST", f"https://{HOST}/x", {"a": PERSONA.phone[:3], "b": PERSONA.phone[3:7], "c": PERSONA.phone[7:]})
    (sent,) = made.view().sent
    (phone,) = sent.seen(Leaving.PHONE)
    assert phone.form == "split"
    assert shown(sent, phone, MASKER) == ""
