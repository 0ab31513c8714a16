"""A real inspection of the demo's apps: complete, right about what it covered, and silent about what was planted."""

import base64
import urllib.parse
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import harness.assess as pipeline
from harness.assess import Assessment
from harness.demo.ground_truth import GroundTruth, load_truth, truth_files
from harness.inspection.assessor import Assessor
from harness.inspection.campaign_file import named_campaign
from harness.inspection.demonstration import held_against, say_outcome
from harness.inspection.runs import Made
from harness.judge.catalogue_file import load_catalogue
from harness.model.observation import Observation
from harness.model.run import RunStatus
from harness.recording.reader import Recording
from harness.recording.signing_key import load_public_key
from harness.recording.verify import verify
from tests.end_to_end.inspected import Inspected

pytestmark = [pytest.mark.end_to_end, pytest.mark.timeout(240)]

# What launches and core tasks alone must show of the burdened app, in the ground truth's own words.
COVERED = {
    "consent-fingerprint": "PI-08",
    "forced-share": "A14-3a",
    "metrics": "A14-4b",
    "phone-in-url": "CR-7",
    "plain-http": "PI-34",
    "third-party": "PI-28",  # PI-24 asks for the policy's page, which only a walk through the menus opens
    "ipv4-literal": "A16-IPV6-6",
    "assessment": "A14-4a",
}
# Which detector sees which of them: without it the ground truth must not be met.
SEERS = {
    "detect_ipv4_literal": "ipv4-literal",
    "detect_personal_data_sent": "phone-in-url",
    "detect_on_screens": "forced-share",
}


def test_every_run_is_complete_and_its_seal_is_the_laboratorys(inspected: Inspected) -> None:
    assert [(one.job.name, one.status, one.why) for one in inspected.made.ended if one.why] == []
    assert [one.status for one in inspected.made.ended] == [RunStatus.COMPLETE] * 3
    key = load_public_key(inspected.out / "laboratory-key.pub.pem")
    assert {verify(one.folder, key).state for one in inspected.made.assessments} == {"intact"}


def test_what_was_planted_and_covered_is_found(inspected: Inspected) -> None:
    truth, outcomes = load_truth(truth_files()["burdened"]), inspected.outcomes("burdened")
    planted = {one.id: one for one in truth.behaviours}
    wrong = {name: outcomes[rule] for name, rule in COVERED.items() if outcomes[rule] not in planted[name].rules[rule]}
    assert wrong == {}
    assert inspected.exit_code == 1


@pytest.mark.parametrize("app", ["compliant", "null"])
def test_who_does_nothing_wrong_is_not_accused(inspected: Inspected, app: str) -> None:
    outcomes = inspected.outcomes(app)
    assert {rule: outcome for rule, outcome in outcomes.items() if outcome in ("violation", "suspect")} == {}
    # Nobody signs in as the compliant app's superior here, so what is a superior's function was not tried.
    assert outcomes["A06-1"] == ("not_tested" if app == "compliant" else "pass")
    assert outcomes["A18-2"] == "pass"


def covered_truth() -> GroundTruth:
    truth = load_truth(truth_files()["burdened"])
    covered = [
        one.model_copy(update={"rules": {COVERED[one.id]: one.rules[COVERED[one.id]]}})
        for one in truth.behaviours
        if one.id in COVERED
    ]
    return truth.model_copy(update={"behaviours": tuple(covered)})


def told(made: Made, assessment: Assessment) -> tuple[int, str]:
    """The exit code that the demonstration would give for one burdened run, and what it missed."""
    result = held_against(covered_truth(), [assessment], "en")
    return say_outcome(made, [result], "en"), " ".join(result.missed)


@pytest.mark.parametrize("detector", SEERS)
def test_the_demo_fails_when_a_detector_misses_something(
    inspected: Inspected, detector: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = inspected.of("burdened")
    assert told(inspected.made, whole) == (0, "")

    def sees_nothing(*_: object) -> Iterable[Observation]:
        return ()

    monkeypatch.setattr(pipeline, detector, sees_nothing)
    blind = Assessor(load_catalogue(), named_campaign("demo")).assess(whole.folder)
    code, missed = told(inspected.made, blind)
    assert code == 1
    assert COVERED[SEERS[detector]] in missed


def test_no_planted_value_is_shown_anywhere(inspected: Inspected) -> None:
    shown = dict(outputs(inspected))
    assert {"printed", "report.html", "results.json"} < set(shown)
    assert sum(name.endswith("attempt-1.log") for name in shown) == 3
    assert sum(name.endswith("verdicts.json") for name in shown) == 3
    for assessment in inspected.made.assessments:
        spellings = {spelling for value in planted_values(assessment.folder) for spelling in spelled(value)}
        leaked = {name: value for name, text in shown.items() for value in spellings if value in text}
        assert leaked == {}


def outputs(inspected: Inspected) -> Iterator[tuple[str, str]]:
    """All that people are shown: the terminal, the reports, the runs' own logs, and what was derived."""
    yield "printed", inspected.printed
    for name in ("report.html", "results.json"):
        yield name, (inspected.out / name).read_text()
    for pattern in ("*/attempt-1.log", "*/attempt-1/derived/*.json"):
        for path in inspected.out.glob(pattern):
            yield str(path.relative_to(inspected.out)), path.read_text()


def planted_values(folder: Path) -> Iterator[str]:
    """Every value of the persona, to the last contact and point of the route, and the accounts' passwords."""
    recording = Recording.open(folder)
    persona = recording.persona
    yield from (account.password for account in recording.run.app.accounts)
    yield from (persona.name, persona.phone, persona.id_card, persona.imei, persona.oaid, persona.android_id)
    yield from (persona.mac, persona.idfa, persona.clipboard)
    for contact in persona.contacts:
        yield from (contact.name, contact.phone)
    for position in (*persona.route_wgs84, *(photo.exif_wgs84 for photo in persona.photos if photo.exif_wgs84)):
        yield from (to_four_places(degrees) for degrees in position)


def to_four_places(degrees: float) -> str:
    """Cut and not rounded: how any longer way to write the number begins."""
    whole, _, places = str(degrees).partition(".")
    return f"{whole}.{places.ljust(4, '0')[:4]}"


def spelled(value: str) -> set[str]:
    """As it is, percent-escaped, and in base64 at any of the three places where it can begin."""
    spellings, content = {value, urllib.parse.quote(value)}, value.encode()
    for shift in range(3):
        whole = base64.b64encode(b"x" * shift + content).decode().rstrip("=")
        inner = whole[(0, 2, 3)[shift] : -1]
        spellings |= {inner} if len(inner) >= 6 else set()
    return spellings


def test_the_search_would_see_a_value(inspected: Inspected) -> None:
    """The sealed recording does hold what was planted; and base64 is seen wherever the value begins in it."""
    folder = inspected.of("burdened").folder
    phone = Recording.open(folder).persona.phone
    raw = (folder / "traffic" / "flows.mitm").read_bytes().decode("latin-1")
    assert any(one in raw for one in spelled(phone))
    for before in (b"", b"a", b"ab", b"abc"):
        packed = base64.b64encode(before + phone.encode() + b"yz").decode()
        assert any(one in packed for one in spelled(phone))
