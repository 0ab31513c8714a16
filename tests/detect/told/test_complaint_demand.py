"""What a complaint costs: an ID number that must be given, and one that may stay empty."""

from harness.detect.told.complaint_demand import detect_complaint_demand
from tests.detect.screen_factory import MASKER, app, button, entry, heading, view


def demands(title: str, *rows: object) -> list[tuple[str, object]]:
    seen = detect_complaint_demand([view(heading(title), *rows, title=title)], app(), MASKER)  # type: ignore[arg-type]
    return [(one.subject, one.data["required"]) for one in seen]


def test_an_id_number_that_must_be_given() -> None:
    assert demands("投诉建议", entry("身份证号（必填）"), entry("内容")) == [("id_card", True)]


def test_one_that_may_stay_empty() -> None:
    assert demands("投诉建议", entry("身份证号（选填）"), entry("内容")) == [("id_card", False)]


def test_a_face_before_complaining() -> None:
    assert demands("我要投诉", entry("内容"), button("人脸核验后提交")) == [("face", True)]


def test_forms_of_services_are_none() -> None:
    assert demands("居住证办理", entry("身份证号（必填）")) == []
