"""What Word and PDF show comes from one content: the first page, the particulars, what was left out and where it is."""

from dataclasses import replace

import pytest

from harness.model.saying import Language
from harness.report.filed.content import FiledReport
from harness.report.filed.finding_text import MOST_SIGHTS
from harness.report.filed.picture_box import PictureBox
from harness.report.filed.report_text import filed_report
from tests.report.sample_inspection import sample


@pytest.fixture(scope="module", params=["zh", "en"])
def report(request: pytest.FixtureRequest) -> FiledReport:
    language: Language = request.param
    return filed_report(sample(), language)


def test_the_first_page_says_what_was_found_what_to_mend_and_what_is_open(report: FiledReport) -> None:
    burdened, compliant, _ = report.apps
    assert burdened.conclusion.outcome == "violation"
    assert [line.number for line in burdened.to_mend] == [1, 2, 3, 4, 5]
    assert all(line.text and len(line.text) < 120 for line in burdened.to_mend)
    assert burdened.not_tested
    assert compliant.conclusion.outcome == "pass"
    assert len(report.overview_heads) == len(report.apps) == 3


def test_an_article_without_a_conclusion_takes_a_word_and_not_a_row(report: FiledReport) -> None:
    app = report.apps[1]
    shown = {row.name for row in app.articles}
    assert all(any(cell and cell.outcome == "pass" for cell in row.cells) for row in app.articles)
    assert app.not_concluded
    assert not any(name in app.not_concluded.split("：")[-1].split("、") for name in shown)


def test_every_finding_has_its_picture_in_the_box_and_no_more_than_the_strongest_sights(report: FiledReport) -> None:
    findings = [finding for app in report.apps for finding in app.findings]
    assert findings
    named = {figure.file for finding in findings for figure in finding.figures}
    named |= {picture.file for app in report.apps for picture in app.pictures}
    assert named <= set(report.pictures)
    assert all(len(finding.sights) <= MOST_SIGHTS for finding in findings)


def test_devices_of_one_outcome_stand_together(report: FiledReport) -> None:
    finding = report.apps[0].findings[0]
    assert len(finding.devices) == 1
    assert "苹果手机 15" in finding.devices[0][0]


def test_a_picture_is_kept_once() -> None:
    box = PictureBox()
    assert box._keep(b"a", "png") == box._keep(b"a", "png") != box._keep(b"b", "png")


def test_who_authorises_stands_under_the_report(report: FiledReport) -> None:
    assert "张授权" in [line.text for line in report.signatures]


def test_a_single_app_has_no_overview() -> None:
    whole = sample()
    one = replace(whole, runs=tuple(run for run in whole.runs if run.run.app.key == "null"))
    assert filed_report(one).overview == ()
