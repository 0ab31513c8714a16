from harness.model.saying import Saying
from harness.model.verdict import Outcome
from harness.report.filed.app_text import filed_app
from harness.report.filed.picture_box import PictureBox
from harness.report.page import page
from harness.report.words import load_words
from tests.report.inspection_factory import a_rule, a_run, a_verdict, an_inspection


def test_rules_that_wait_are_listed_by_what_they_wait_for() -> None:
    words = load_words("zh")
    rules = [a_rule("PI-44", "19", "人脸", decider="evidence", awaits=Saying("a real phone", "真机"))]
    laid_out = page(an_inspection([a_run([a_verdict("PI-44", Outcome.NOT_TESTED, "19")])], rules), words)
    made = filed_app(laid_out.apps[0], laid_out, PictureBox(), words)
    assert [(one.what, one.why, one.where) for one in made.waiting_rules] == [("人脸（PI-44）", "真机", "待补证据 1")]
    assert made.untested == ()
    assert made.waiting == "待补证据 1"
