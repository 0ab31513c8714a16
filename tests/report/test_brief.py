"""On the first page of several apps each says in two lines what to mend and what is open."""

from harness.report.brief import brief
from harness.report.html import inspection_html
from harness.report.page import page
from harness.report.words import load_words
from tests.report.sample_inspection import sample


def test_an_app_with_findings_names_the_first_and_how_many_there_are() -> None:
    words = load_words("zh")
    laid_out = page(sample(), words)
    (label, mend), (_, left) = brief(laid_out.apps[0], laid_out, words)
    assert label == words.say("to_mend")
    assert mend.endswith(f"共 {len(laid_out.apps[0].cards)} 条")
    assert str(len(laid_out.apps[0].untested.rules)) in left


def test_both_lines_of_every_app_stand_before_the_first_app_page() -> None:
    words = load_words("zh")
    laid_out = page(sample(), words)
    first_page = inspection_html(sample()).split('id="app-1"')[0]
    for app in laid_out.apps:
        assert all(text in first_page for _, text in brief(app, laid_out, words))
