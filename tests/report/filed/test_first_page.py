"""The director's page: cut in a fixed order until it fits, with a pointer to what was cut."""

from harness.model.saying import Language
from harness.report.filed.content import FiledApp
from harness.report.filed.first_page import NOTICE_MM, PAGE_MM, TITLE_MM, _height, fitted
from harness.report.filed.report_text import filed_report
from harness.report.words import load_words
from tests.report.filed.test_extreme_reports import ARTICLES, many, wordy


def first(language: Language = "zh") -> FiledApp:
    return filed_report(wordy(), language).apps[0]


def test_the_wordiest_page_fits_in_either_language() -> None:
    assert _height(first("zh")) + TITLE_MM["zh"] + NOTICE_MM <= PAGE_MM
    assert _height(first("en")) + TITLE_MM["en"] + NOTICE_MM <= PAGE_MM


def test_no_article_is_ever_cut() -> None:
    assert len(first().articles) == len(ARTICLES)


def test_what_was_cut_from_the_list_is_counted_with_its_chapter() -> None:
    app = first()
    assert 2 <= len(app.to_mend) < 5
    assert app.more_to_mend == f"另有 {app.found - len(app.to_mend)} 项，见第 3 章"
    assert "第 4 章" in app.not_tested[0]


def test_a_page_that_fits_is_left_alone() -> None:
    app = filed_report(many(3, 2)).apps[0]
    assert fitted(app, load_words("zh"), leads=True) == app
    assert len(app.heads) == 2
