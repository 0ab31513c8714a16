from harness.model.coverage import Covered
from harness.model.saying import Saying
from harness.model.verdict import Outcome
from harness.report.outcomes import by_app
from harness.report.untested import main_reasons, untested
from harness.report.words import load_words
from tests.report.inspection_factory import a_device, a_run, a_verdict, coverage

OPEN = a_verdict("PI-34", Outcome.NOT_TESTED, "PI", why=Saying("proxy off", "代理停用"))
EN = load_words("en")


def test_rule_open_on_one_device_only_names_that_device() -> None:
    runs = [a_run([OPEN]), a_run([a_verdict("PI-34", Outcome.PASS, "PI")], device=a_device("ios", "苹果手机"))]
    chapter = untested(by_app(runs, {})[0], EN)
    assert [(one.devices, one.why) for one in chapter.rules] == [(("安卓手机",), ("proxy off",))]
    assert main_reasons(chapter, 3) == (("proxy off", 1),)


def test_gap_on_all_devices_is_told_once() -> None:
    gone = coverage(without=("proxy",), probes={"skip_gate": Covered(False, "no gate")}, menu_share={"grassroots": 0.5})
    runs = [a_run([OPEN], coverage=gone), a_run([OPEN], device=a_device("ios", "苹果手机"), coverage=gone)]
    chapter = untested(by_app(runs, {})[0], EN)
    assert [(gap.family, gap.name, gap.devices) for gap in chapter.gaps] == [
        ("channel", "proxy", ()),
        ("probe", "skip_gate", ()),
    ]
    assert chapter.menu == (("grassroots", 50),)


def test_incomplete_run_is_a_gap() -> None:
    chapter = untested(by_app([a_run([], coverage=coverage(complete=False))], {})[0], EN)
    assert [(gap.family, gap.why) for gap in chapter.gaps] == [("run", "设备失联")]


def test_rules_whose_first_reason_is_the_same_are_counted_together() -> None:
    said = [
        "Not tested: the run did not end complete (a; b); channel proxy was not covered.",
        "Not tested: the run did not end complete (a; b).",
        "Not tested; neither was seen; on a simulated device.",
    ]
    runs = [a_run([a_verdict(f"PI-{n}", Outcome.NOT_TESTED, "PI", why=Saying(why, why)) for n, why in enumerate(said)])]
    reasons = main_reasons(untested(by_app(runs, {})[0], EN), 3)
    assert reasons[0] == ("Not tested: the run did not end complete (a; b)", 2)
    assert ("Not tested; neither was seen", 1) in reasons
