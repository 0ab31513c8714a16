"""JUnit: one case a rule, app and device; violations fail, what was not tested is skipped and says why."""

from xml.etree import ElementTree as Xml

import pytest

from harness.model.faults import EvidenceBroken
from harness.model.saying import Saying
from harness.model.verdict import Outcome
from harness.report.junit import junit_xml
from tests.report.hostile_inspection import PAYLOADS, hostile
from tests.report.inspection_factory import a_device, a_rule, a_run, a_verdict, an_inspection


def test_outcomes_become_what_ci_understands() -> None:
    why = Saying("the proxy was off", "代理停用")
    verdicts = [
        a_verdict("A14-2a"),
        a_verdict("A14-2b", Outcome.NOT_TESTED, why=why),
        a_verdict("A14-2c", Outcome.SUSPECT),
        a_verdict("A5-1", Outcome.PASS, "5"),
        a_verdict("A15-1", Outcome.NOT_APPLICABLE, "15"),
    ]
    runs = [a_run(verdicts), a_run([a_verdict(outcome=Outcome.PASS)], device=a_device("ios"))]
    root = Xml.fromstring(junit_xml(an_inspection(runs, [a_rule()])))
    android, ios = root.findall("testsuite")
    assert (android.get("tests"), android.get("failures"), android.get("skipped")) == ("5", "1", "2")
    assert (ios.get("tests"), ios.get("failures"), ios.get("skipped")) == ("1", "0", "0")
    cases = {str(case.get("name")): case for case in android}
    failure = cases["A14-2a 打卡签到"].find("failure")
    assert failure is not None
    assert failure.get("message") == "A14-2a 成立"
    skipped = cases["A14-2b"].find("skipped")
    assert skipped is not None
    assert "代理停用" in str(skipped.get("message"))
    assert "疑似" in str(cases["A14-2c"].findtext("system-out"))
    assert len(cases["A5-1"]) == 0


@pytest.mark.parametrize("text", PAYLOADS)
def test_hostile_text_stays_text(text: str) -> None:
    assert Xml.fromstring(junit_xml(hostile(text))).findall("testsuite")


def test_a_planted_value_stops_it() -> None:
    with pytest.raises(EvidenceBroken):
        junit_xml(an_inspection([a_run([a_verdict("13812345678")])]), "zh", {"13812345678"})
