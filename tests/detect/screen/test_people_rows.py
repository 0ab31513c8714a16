from harness.detect.screen.people_rows import people_rows
from tests.detect.screen_factory import heading, view


def test_a_row_gives_ordinal_name_and_figures() -> None:
    (row,) = people_rows(view(["第2名", "张建国（青石镇）", "35分钟", "96.5分"]))
    assert (row.ordinal, row.name, row.who, row.figures) == (2, "张建国", "persons", ((35.0, "分钟"), (96.5, "分")))


def test_a_unit_is_told_when_no_person_stands_in_the_row() -> None:
    (row,) = people_rows(view(["青石镇", "98%"]))
    assert (row.ordinal, row.name, row.who) == (None, "青石镇", "units")


def test_times_of_day_and_dates_are_no_figures() -> None:
    (row,) = people_rows(view(["张建国", "08:30"]))
    assert row.figures == ()


def test_an_article_has_no_rows() -> None:
    long = "为进一步优化营商环境，我市近日公布了最新的政策措施，自发布之日起施行，请各单位结合实际认真贯彻执行。" * 3
    assert people_rows(view(heading("要闻"), long, ["1", "张建国", "98分"])) == ()
