"""One recording becomes observations, verdicts and a masked time line; how it ended is what it says of itself."""

import base64
import json
from pathlib import Path

import pytest

from harness.assess import Assessment, assess, secrets_of
from harness.inspection.campaign_file import named_campaign
from harness.judge.catalogue_file import load_catalogue
from harness.model.event import EventKind, Phase, Source
from harness.model.faults import EvidenceBroken
from harness.model.run import RunStatus
from harness.model.verdict import Outcome
from harness.recording.reader import Recording
from tests.detect.ledger_stage import booked, called, clocked
from tests.detect.recording_factory import HOST, PASSWORD, PERSONA, Stage, stage

CATALOGUE, DEMO = load_catalogue(), named_campaign("demo")


def judged(folder: Path) -> Assessment:
    return assess(folder, CATALOGUE, DEMO, None)


def leaking(tmp_path: Path) -> Stage:
    begun = stage(tmp_path).session(role="grassroots")
    begun.request("GET", f"http://{HOST}/api?phone={PERSONA.phone}", answer={})
    return begun


def test_what_was_planted_and_sent_in_the_clear_is_judged(tmp_path: Path) -> None:
    begun = leaking(tmp_path)
    begun.done()
    found = judged(begun.folder)
    kinds = {one.kind.value for one in found.observations}
    assert {"personal_data_sent", "plaintext"} <= kinds
    outcomes = {one.rule: one.outcome for one in found.verdicts}
    assert outcomes["PI-34"] in (Outcome.VIOLATION, Outcome.SUSPECT)
    assert set(outcomes) == set(CATALOGUE.rules)


def test_a_call_that_the_phone_booked_before_consent_is_a_violation(tmp_path: Path) -> None:
    begun = stage(tmp_path).phase(Phase.BEFORE_CONSENT, "launch_unanswered")
    clocked(begun).at(5)
    called(begun, 1.0)
    booked(begun, 1.2)
    begun.at(9).event(EventKind.STEP)
    begun.done()
    found = judged(begun.folder)
    outcomes = {one.rule: one.outcome for one in found.verdicts}
    assert outcomes["PI-08"] is Outcome.VIOLATION
    assert {"api_call", "permission_used", "witnessed"} <= {one.kind.value for one in found.observations}


def test_a_use_from_behind_and_a_password_in_the_log_are_judged(tmp_path: Path) -> None:
    begun = clocked(stage(tmp_path)).phase(Phase.BACKGROUND, "background").at(0.5)
    begun.event(EventKind.BACKGROUND, state="hidden")
    begun.at(5)
    called(begun, 1.0, "microphone")
    booked(begun, 1.0, "microphone", state="bg", operation="RECORD_AUDIO")
    begun.writer.add_file("system/logs-0001-log-main.txt", f"D App: {PASSWORD}\n".encode())
    begun.event(EventKind.DUMP, Source.SYSTEM, name="log-main", file="system/logs-0001-log-main.txt")
    begun.done()
    found = judged(begun.folder)
    outcomes = {one.rule: one.outcome for one in found.verdicts}
    assert (outcomes["PI-31"], outcomes["PI-56"]) == (Outcome.VIOLATION, Outcome.SUSPECT)
    assert PASSWORD not in str(found.observations)


def test_a_recording_without_an_end_was_aborted(tmp_path: Path) -> None:
    begun = leaking(tmp_path)
    begun.done()
    found = judged(begun.folder)
    assert (found.status, found.faults) == (RunStatus.ABORTED, ("the recording breaks off",))
    assert not found.coverage.complete
    assert not any(one.outcome is Outcome.PASS for one in found.verdicts)


@pytest.mark.parametrize("status", list(RunStatus))
def test_how_it_ended_is_told_masked(tmp_path: Path, status: RunStatus) -> None:
    begun = leaking(tmp_path)
    begun.event(EventKind.RUN_END, status=status, why=[f"“{PERSONA.phone}” does not appear"])
    begun.done()
    found = judged(begun.folder)
    assert found.status is status
    assert len(found.faults) == 1
    assert PERSONA.phone not in found.faults[0]


def test_an_unknown_ending_is_no_completion(tmp_path: Path) -> None:
    begun = leaking(tmp_path)
    begun.event(EventKind.RUN_END, status="splendid", why=[])
    begun.done()
    assert judged(begun.folder).status is RunStatus.ABORTED


def test_the_time_line_shows_no_planted_value_in_any_corner(tmp_path: Path) -> None:
    begun = leaking(tmp_path)
    lat, lng = PERSONA.route_wgs84[3]
    begun.event(EventKind.FAULT, what=f"“{PERSONA.name}” {PERSONA.id_card}", where=PASSWORD)
    begun.event(EventKind.TASK, task=PERSONA.phone, why=[{PERSONA.clipboard: [lat, lng]}], outcome="failed", ms=12)
    begun.done()
    shown = json.dumps([dict(event.data) for event in judged(begun.folder).timeline], ensure_ascii=False)
    for value in (PERSONA.name, PERSONA.id_card, PASSWORD, PERSONA.phone, PERSONA.clipboard, str(lat), str(lng)):
        assert value not in shown
    assert '"ms": 12' in shown


def test_what_is_derived_can_be_derived_again_and_stands_outside_the_seal(tmp_path: Path) -> None:
    begun = leaking(tmp_path)
    begun.done()
    first = judged(begun.folder)
    kept = {path.name: path.read_bytes() for path in (begun.folder / "derived").glob("*.json")}
    assert {"observations.json", "verdicts.json", "coverage.json"} <= set(kept)
    again = judged(begun.folder)
    assert again == first
    assert {path.name: path.read_bytes() for path in (begun.folder / "derived").glob("*.json")} == kept


def test_secrets_hold_every_planted_text_and_password(tmp_path: Path) -> None:
    recording: Recording = leaking(tmp_path).done()
    secrets = secrets_of(recording.persona, recording.run)
    assert {PERSONA.phone, PERSONA.id_card, PERSONA.imei, PASSWORD, PERSONA.contacts[0].phone} <= secrets
    assert base64.b64encode(b"x").decode() not in secrets


def test_no_recording_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvidenceBroken, match="cannot be read"):
        judged(tmp_path)
