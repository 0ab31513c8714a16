"""The same data asked by several forms of one role."""

from harness.detect.duty.repeated_across_forms import detect_repeated_across_forms
from tests.detect.screen_factory import MASKER, app, entry, heading, view


def form(title: str, *fields: str, **more: object) -> object:
    return view(heading(title), *(entry(field) for field in fields), title=title, **more)


def shares(*views: object) -> list[tuple[object, object, object]]:
    seen = detect_repeated_across_forms(list(views), app(), MASKER)  # type: ignore[arg-type]
    return [(one.data["share"], one.data["repeated"], one.data["same_form"]) for one in seen]


def test_fields_of_two_forms_are_compared() -> None:
    first, second = (
        form("走访填报", "户主姓名", "联系电话", "家庭人口"),
        form("信息采集", "户主姓名", "联系电话", "住址"),
    )
    assert shares(first, second) == [(0.5, 2, False)]


def test_the_same_form_under_another_name() -> None:
    assert shares(form("日报填报", "到岗人数", "在外人数"), form("周报填报", "到岗人数", "在外人数")) == [
        (1.0, 2, True)
    ]


def test_complaints_searches_and_other_roles_are_left_out() -> None:
    report = form("走访填报", "户主姓名", "联系电话")
    assert shares(report, form("投诉建议填报", "户主姓名", "联系电话")) == []
    assert shares(report, form("信息采集", "户主姓名", "联系电话", role="superior")) == []
    assert shares(report) == []
