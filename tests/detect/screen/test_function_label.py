import pytest

from harness.detect.screen.function_label import LIKELY, STATE, SURE, WEAK, labelled
from harness.detect.screen.screen_view import ScreenView
from harness.detect.words.lexicon import load_lexicon
from tests.detect.screen_factory import button, entry, heading, link, node, view


@pytest.mark.parametrize(
    ("page", "confidence"),
    [
        (view(button("提交打卡")), SURE),
        (view("今日未打卡"), STATE),
        (view(heading("上班打卡"), entry("备注")), LIKELY),
        (view("打卡"), WEAK),
        (view(link("党员志愿打卡")), WEAK),
    ],
)
def test_the_less_a_text_is_a_label_the_less_sure(page: ScreenView, confidence: float) -> None:
    (found,) = labelled(load_lexicon("check_in"), page)
    assert found.confidence == confidence


@pytest.mark.parametrize(
    "text", ["关于加强打卡管理的通知", "本馆开展打卡活动，欢迎市民参加，完成全部打卡点可获得纪念品一份。"]
)
def test_reading_matter_is_no_label(text: str) -> None:
    assert labelled(load_lexicon("check_in"), view(node(text))) == []
