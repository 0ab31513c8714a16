import json

import pytest

from harness.model.faults import EvidenceBroken
from harness.model.saying import Saying
from harness.model.verdict import Outcome
from harness.report.results_json import results_json
from harness.report.subject import Inspection
from tests.report.inspection_factory import a_run, a_verdict, an_inspection, an_observation

FIELDS = {"rule", "article", "app", "device", "role", "network", "simulated", "verdict", "confidence", "why"}


def test_every_verdict_is_an_entry_with_the_agreed_fields(shown: Inspection) -> None:
    entries = json.loads(results_json(shown))
    assert len(entries) == sum(len(run.verdicts) for run in shown.runs)
    assert all(set(entry) == FIELDS | {"observations", "coverage", "run"} for entry in entries)
    seen = next(entry for entry in entries if entry["observations"])["observations"][0]
    assert {"kind", "evidence"} <= set(seen)
    assert all(set(one) == {"file", "locator"} for one in seen["evidence"])


def test_order_of_runs_and_verdicts_does_not_matter() -> None:
    verdicts = [a_verdict("A14-2a"), a_verdict("A05-1", Outcome.PASS, "5"), a_verdict("PI-08", article="PI")]
    first = results_json(an_inspection([a_run(verdicts)]))
    assert first == results_json(an_inspection([a_run(reversed(verdicts))]))
    assert [entry["article"] for entry in json.loads(first)] == ["5", "14(2)", "PI"]


def test_excerpts_and_data_stay_out_and_why_is_in_one_language() -> None:
    seen = an_observation(data={"number": "masked-1"})
    inspection = an_inspection([a_run([a_verdict(observations=[seen], why=Saying("because", "因为"))])])
    assert json.loads(results_json(inspection))[0]["why"] == "因为"
    assert json.loads(results_json(inspection, "en"))[0]["why"] == "because"
    assert b"masked-1" not in results_json(inspection)


def test_hostile_text_survives_as_json() -> None:
    hostile = "\ud800\u2028</script>\x00"
    entry = json.loads(results_json(an_inspection([a_run([a_verdict(why=Saying(hostile, hostile))])])))[0]
    assert entry["why"] == hostile


def test_planted_value_that_slipped_through_stops_the_file() -> None:
    leaking = Saying("13812345678 was sent", "外发 13812345678")
    with pytest.raises(EvidenceBroken):
        results_json(an_inspection([a_run([a_verdict(why=leaking)])]), forbidden=["x" * 9, "13812345678"])
