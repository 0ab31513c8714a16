"""Questions for consent: for better service, and apart for sensitive data."""

from harness.detect.told.consent_wording import detect_consent_wording
from harness.model.observation import Kind, Observation
from tests.detect.screen_factory import MASKER, Cell, app, button, node, view


def seen(text: str, *answers: str) -> dict[Kind, Observation]:
    rows: list[Cell] = [node(text, in_dialog=True), *(button(one, in_dialog=True) for one in answers)]
    return {one.kind: one for one in detect_consent_wording([view(*rows)], app(), MASKER)}


def test_better_service_with_and_without_a_way_out() -> None:
    text = "为了提升服务质量，需要获取您的使用记录"
    assert seen(text, "同意并继续")[Kind.BETTER_SERVICE].data == {"refuse_offered": False}
    assert seen(text, "同意", "不参加")[Kind.BETTER_SERVICE].data == {"refuse_offered": True}


def test_a_question_apart_needs_a_purpose_and_a_way_out() -> None:
    asked = seen("为计算您到网点的距离，需要使用您的位置信息，用于排序", "允许", "不允许")
    assert asked[Kind.SEPARATE_CONSENT].subject == "location"
    assert Kind.SEPARATE_CONSENT not in seen("需要使用您的位置信息，用于排序", "同意")


def test_the_general_question_is_none_of_both() -> None:
    assert seen("请阅读《隐私政策》，我们收集位置用于提升服务质量", "同意", "拒绝") == {}
