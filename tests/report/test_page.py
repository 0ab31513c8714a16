"""The report laid out: findings numbered through, conclusions that hide nothing, warnings about the evidence."""

from datetime import timedelta
from typing import Any

import pytest

from harness.model.run import RunStatus
from harness.model.saying import Saying
from harness.model.verdict import Outcome
from harness.report.page import MOST_APPS_ABREAST, MOST_TO_MEND, Page, page
from harness.report.subject import InspectedRun, Inspection
from harness.report.words import load_words
from tests.report.inspection_factory import (
    BEGAN,
    a_device,
    a_rule,
    a_run,
    a_verdict,
    an_app,
    an_inspection,
    coverage,
)

WORDS = load_words("en")
IOS = a_device("ios", "苹果手机")


def laid_out(*runs: InspectedRun) -> Page:
    return page(an_inspection(runs), WORDS)


def many(count: int, outcome: Outcome = Outcome.VIOLATION) -> list[Any]:
    return [a_verdict(f"A14-2{chr(97 + n)}", outcome) for n in range(count)]


def test_findings_are_numbered_through_over_all_apps() -> None:
    shown = laid_out(a_run(many(2)), a_run(many(3), app=an_app("b")))
    assert [app.number for app in shown.apps] == [1, 2]
    assert [card.number for app in shown.apps for card in app.cards] == [1, 2, 3, 4, 5]
    assert shown.findings == 5


def test_an_app_without_findings_takes_no_number() -> None:
    passed = a_run([a_verdict(outcome=Outcome.PASS)], app=an_app("clean"))
    shown = laid_out(a_run(many(1)), passed, a_run(many(1), app=an_app("c")))
    assert [[card.number for card in app.cards] for app in shown.apps] == [[1], [], [2]]


@pytest.mark.parametrize(
    ("outcomes", "conclusion"),
    [
        ([Outcome.PASS, Outcome.NOT_TESTED], Outcome.PASS),
        ([Outcome.NOT_TESTED, Outcome.NOT_APPLICABLE], Outcome.NOT_TESTED),
        ([Outcome.NOT_APPLICABLE], Outcome.NOT_TESTED),
        ([], Outcome.NOT_TESTED),
        ([Outcome.PASS, Outcome.ADVICE], Outcome.ADVICE),
        ([Outcome.ADVICE, Outcome.SUSPECT, Outcome.PASS], Outcome.SUSPECT),
        ([Outcome.SUSPECT, Outcome.NOT_TESTED, Outcome.VIOLATION], Outcome.VIOLATION),
    ],
)
def test_the_conclusion_is_the_worst_finding_and_no_pass_without_a_pass(
    outcomes: list[Outcome], conclusion: Outcome
) -> None:
    verdicts = [a_verdict(f"A14-2{chr(97 + n)}", outcome) for n, outcome in enumerate(outcomes)]
    assert laid_out(a_run(verdicts)).apps[0].conclusion is conclusion


def test_the_matrix_leaves_open_what_a_device_was_not_judged_on() -> None:
    android = a_run([a_verdict(), a_verdict("A5-1", Outcome.PASS, "5")])
    ios = a_run([a_verdict(outcome=Outcome.PASS, device="ios")], device=IOS)
    rows = {row.article: row for row in laid_out(android, ios).apps[0].matrix}
    assert list(rows) == ["5", "14(2)"]
    assert (rows["5"].cells, rows["5"].overall) == ((Outcome.PASS, None), Outcome.PASS)
    assert (rows["14(2)"].cells, rows["14(2)"].overall) == ((Outcome.VIOLATION, Outcome.PASS), Outcome.VIOLATION)


def test_the_overview_has_every_article_of_any_app_and_a_gap_where_it_was_not_judged() -> None:
    shown = laid_out(a_run([a_verdict()]), a_run([a_verdict("A5-1", Outcome.PASS, "5")], app=an_app("b")))
    assert [(row.article, row.cells) for row in shown.overview] == [
        ("5", (None, Outcome.PASS)),
        ("14(2)", (Outcome.VIOLATION, None)),
    ]


def test_networks_are_named_only_where_they_differ() -> None:
    one, other = a_run(), a_run(run_changes={"network": "ipv6"})
    assert [head.network for head in laid_out(one).apps[0].heads] == [""]
    assert [head.network for head in laid_out(one, other).apps[0].heads] == ["host", "ipv6"]


@pytest.mark.parametrize(
    ("marks", "told"), [((True, True), "all"), ((True, False), "some"), ((False, False), "none"), ((), "none")]
)
def test_simulated_devices_are_told_of(marks: tuple[bool, ...], told: str) -> None:
    runs = [a_run(device=a_device(f"d{n}", f"设备 {n}", simulated=mark)) for n, mark in enumerate(marks)]
    shown = laid_out(*runs)
    assert shown.simulated == told
    assert [head.simulated for app in shown.apps for head in app.heads] == list(marks)


@pytest.mark.parametrize("state", ["incomplete", "tampered", "unsealed"])
def test_a_seal_that_proves_nothing_is_warned_of_with_the_recording_s_folder(state: str) -> None:
    (warning,) = laid_out(a_run(seal_state=state)).apps[0].warnings
    assert "burdened-android/attempt-1" in warning


def test_a_sound_run_gives_no_warning() -> None:
    assert laid_out(a_run()).apps[0].warnings == ()


@pytest.mark.parametrize("status", [RunStatus.INCOMPLETE, RunStatus.ABORTED])
def test_a_run_that_did_not_end_is_warned_of_with_its_reason(status: RunStatus) -> None:
    (told,) = laid_out(a_run(status=status, coverage=coverage(complete=False))).apps[0].warnings
    assert "设备失联" in told
    (untold,) = laid_out(a_run(status=status)).apps[0].warnings
    assert WORDS.say("why_unknown") in untold


def test_faults_are_told_in_the_report_s_language() -> None:
    assert laid_out(a_run(faults=(Saying("the proxy died", "代理退出"),))).apps[0].warnings == ("the proxy died",)


def test_the_period_spans_all_runs_and_names_a_day_once() -> None:
    later = a_run(device=IOS, run_changes={"began": BEGAN + timedelta(hours=3)}, ended=None)
    assert laid_out(later, a_run()).apps[0].period == "2026-11-22 09:05 – 12:05"
    overnight = a_run(ended=BEGAN + timedelta(hours=15))
    assert laid_out(overnight).apps[0].period == "2026-11-22 09:05 – 2026-11-23 00:05"
    assert laid_out(a_run(ended=None)).apps[0].period == "2026-11-22 09:05"


def test_versions_that_differ_between_runs_are_all_named() -> None:
    runs = [
        a_run(run_changes={"versions": {"mitmproxy": "12.2.3", "chromium": v}}) for v in ("142.1", "142.0", "142.1")
    ]
    assert laid_out(*runs).versions == (("chromium", "142.0 / 142.1"), ("mitmproxy", "12.2.3"))


def test_the_summary_holds_the_first_few_findings_and_counts_the_rest() -> None:
    full, over = laid_out(a_run(many(MOST_TO_MEND))).apps[0], laid_out(a_run(many(MOST_TO_MEND + 2))).apps[0]
    assert (len(full.to_mend), full.more_to_mend) == (MOST_TO_MEND, 0)
    assert [card.number for card in over.to_mend] == list(range(1, MOST_TO_MEND + 1))
    assert over.more_to_mend == 2


@pytest.mark.parametrize(("apps", "abreast"), [(MOST_APPS_ABREAST, True), (MOST_APPS_ABREAST + 1, False)])
def test_apps_stand_abreast_while_they_fit(apps: int, abreast: bool) -> None:
    assert laid_out(*(a_run(app=an_app(f"a{n}")) for n in range(apps))).abreast is abreast


def test_the_same_inspection_gives_the_same_page(shown: Inspection) -> None:
    assert page(shown, WORDS) == page(shown, WORDS)


def test_a_rule_that_the_catalogue_lacks_is_none() -> None:
    made = page(an_inspection([a_run(many(1))], [a_rule()]), WORDS)
    assert made.rule("A14-2a") == a_rule()
    assert made.rule("A99-1") is None
