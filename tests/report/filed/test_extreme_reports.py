"""Reports of extreme runs and hostile names: all six forms are written, within pages and seconds."""

import io
import time
from collections.abc import Callable

import pytest
from pypdf import PdfReader

from harness.inspection.formats import FORMATS, Forms
from harness.model.run import RunStatus
from harness.model.saying import Saying
from harness.model.verdict import Outcome
from harness.report.filed.report_text import filed_report
from harness.report.subject import Inspection
from tests.report.hostile_inspection import hostile
from tests.report.inspection_factory import a_device, a_rule, a_run, a_verdict, an_app, an_inspection, coverage

MOST_PAGES, MOST_CPU_S = 40, 30
CHAPTER_1 = "报告要素"
ARTICLES = (*"2568", *map(str, range(10, 14)), *(f"14({item})" for item in range(1, 6)), *map(str, range(15, 27)))
HOSTILE = {
    "unbroken": "长" * 1000,
    # a formula (which must stand first), markup, what templates would run, and signs that nobody sees, all in one name
    "meant": "=cmd|' /C calc'!A0<script>alert(1)</script>&amp;]]>"
    + '{{ 7*7 }}{% for x in y %} #import "x" $ x $ *_` <label> @ref #eval("1")'
    + "\u202e审批\u2066\u2067系统\u200f"
    + "".join(map(chr, range(32)))
    + "\x7f\x85\ufffe",
}


def many(findings: int, devices: int) -> Inspection:
    rules = [a_rule(f"A{5 + one % 18:02d}-{one}", f"{5 + one % 18}", f"规则第 {one} 条") for one in range(findings)]
    runs = []
    for number in range(devices):
        told = [a_verdict(rule.rule, Outcome.VIOLATION, rule.article, device=f"d{number}") for rule in rules]
        runs.append(a_run(told, device=a_device(f"d{number}", f"某厂牌手机型号 {number}")))
    return an_inspection(runs, rules)


def stopped_at_a_marking(apps: int = 1, count: int = 120) -> Inspection:
    """Nothing was tested, for one reason that all rules share."""
    why = Saying("a secrecy marking stopped the run", "发现密级标志，运行即行中止")
    rules = [a_rule(f"A14-{one}", "14(2)", f"规则第 {one} 条") for one in range(count)]
    told = [a_verdict(rule.rule, Outcome.NOT_TESTED, why=why, coverage_gaps=("run",)) for rule in rules]
    runs = [
        a_run(
            told,
            app=an_app(f"app{one}", f"应用 {one}"),
            status=RunStatus.ABORTED,
            coverage=coverage(complete=False),
        )
        for one in range(apps)
    ]
    return an_inspection(runs, rules)


def wordy() -> Inspection:
    """Every Article has findings in long words, on as many devices as have columns, and no run reached its end."""
    mend = Saying("mend it " * 40, "取消该项强制性功能，允许用户跳过，不影响其他功能。" * 12)
    outcomes = (Outcome.VIOLATION, Outcome.SUSPECT, Outcome.NOT_TESTED, Outcome.PASS)
    rules = [
        a_rule(f"R{article}-{nth}", article, f"规则标题写得相当长用来占位的第 {nth} 条", mend=mend)
        for article in ARTICLES
        for nth in range(len(outcomes))
    ]
    runs = []
    for number in range(6):
        told = [
            a_verdict(
                rule.rule,
                outcomes[int(rule.rule[-1])] if number else Outcome.NOT_TESTED,
                rule.article,
                device=f"d{number}",
                why=Saying(
                    "not tested " * 10, f"未测：测试场景 核心功能 未覆盖；角色 {rule.article} 未覆盖（无人登录）；" * 2
                ),
            )
            for rule in rules
        ]
        device = a_device(f"d{number}", f"某厂牌手机型号 Pro {number}")
        runs.append(a_run(told, device=device, status=RunStatus.INCOMPLETE, coverage=coverage(complete=False)))
    return an_inspection(runs, rules)


EXTREME: dict[str, Callable[[], Inspection]] = {
    "many": lambda: many(30, 12),
    "empty": lambda: an_inspection([a_run([])]),
    "no run": lambda: an_inspection([]),
    "aborted": stopped_at_a_marking,
    "wordy": wordy,
    "many apps": lambda: stopped_at_a_marking(8, 40),
}


def written(inspection: Inspection) -> dict[str, bytes]:
    forms = Forms(inspection, "zh", ())
    return {name: make(forms) for name, (_, make) in FORMATS.items()}


def first_pages(inspection: Inspection) -> int:
    """The report's first page; of several apps the page of each follows it."""
    apps = len({one.run.app.key for one in inspection.runs})
    return 1 + (apps if apps > 1 else 0)


def bounded(inspection: Inspection) -> str:
    """The text of the page behind the first ones."""
    began = time.process_time()
    told = written(inspection)
    assert all(told.values())
    assert time.process_time() - began < MOST_CPU_S
    pages = PdfReader(io.BytesIO(told["pdf"])).pages
    assert len(pages) <= MOST_PAGES
    return pages[first_pages(inspection)].extract_text()


@pytest.mark.parametrize("case", EXTREME)
def test_a_report_of_an_extreme_run_is_written_in_all_forms_with_one_first_page(case: str) -> None:
    assert CHAPTER_1 in bounded(EXTREME[case]())


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_name_leaves_the_report_whole_and_bounded(text: str) -> None:
    bounded(hostile(text))


def test_more_devices_than_columns_are_counted_on_the_first_page() -> None:
    app = filed_report(many(20, 40)).apps[0]
    assert len(app.heads) == 1
    assert all(row.cells[0] and "40" in row.cells[0].word for row in app.articles)
    assert next(line.text for line in app.facts if line.label == "检测设备").endswith("共 40 台")
    assert app.findings[0].devices[0][0].endswith("共 40 台")


def test_rules_left_open_for_one_reason_are_folded_and_listed_whole_in_the_annex() -> None:
    app = filed_report(stopped_at_a_marking()).apps[0]
    assert app.untested[0].what.endswith("共 120 条")
    assert len(app.untested[0].what) < 300
    assert [len(one.names) for one in app.annex] == [120]


def test_the_first_page_of_several_apps_says_of_each_what_to_mend_and_what_is_open() -> None:
    report = filed_report(stopped_at_a_marking(2))
    assert [one.label for one in report.apps[0].brief] == ["需整改、复核和改进的事项", "未测内容"]
    assert "密级标志" in report.apps[0].brief[1].text
    mended = filed_report(many(20, 2)).apps[0].brief[0].text
    assert mended.endswith("共 20 条")


def test_many_apps_are_rows_of_the_overview() -> None:
    report = filed_report(stopped_at_a_marking(12))
    assert len(report.overview) == 12
    assert len(report.overview_heads) == 1 + len(Outcome)
    assert {row[1][0].outcome for row in report.overview if row[1][0]} == {"not_tested"}
    assert report.overview_head == "应用"
