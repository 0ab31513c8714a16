import pytest

from harness.detect.screen.reading_text import Part, part_of
from tests.detect.screen_factory import button, entry, heading, link, node, view

LONG = "为进一步优化营商环境，我市近日公布了最新的政策措施，自发布之日起施行，请各单位结合实际认真贯彻执行。" * 3


@pytest.mark.parametrize(
    ("piece", "part"),
    [
        (link("会议签到须知"), Part.HEADLINE),
        (link("关于做好防汛工作的通知"), Part.HEADLINE),
        (link("全国城市GDP排名发布"), Part.HEADLINE),
        (node(LONG), Part.PROSE),
        (button("打卡"), Part.CONTROL),
        (link("打卡"), Part.CONTROL),
        (node("首页", in_nav=True), Part.CONTROL),
        (node("今日未打卡"), Part.LABEL),
        (entry("手机号"), Part.INPUT),
    ],
)
def test_what_a_text_is_for(piece: object, part: Part) -> None:
    one = view(piece)  # type: ignore[arg-type]
    assert one.part(one.pieces[0]) is part


def test_a_date_beside_makes_a_longer_text_a_headline() -> None:
    dated, plain = view([link("青石镇打卡先锋之星"), "2026-03-01"]), view(link("青石镇打卡先锋之星"))
    assert (dated.part(dated.pieces[0]), plain.part(plain.pieces[0])) == (Part.HEADLINE, Part.CONTROL)


def test_an_article_is_a_reading_page_and_a_form_is_none() -> None:
    assert view(heading("要闻"), LONG).is_reading
    assert view(heading("全国城市GDP排名发布"), "1 上海").is_reading
    assert not view(heading("要闻"), LONG, entry("请输入")).is_reading
    assert not view(heading("每日打卡"), "今日未打卡", button("提交打卡")).is_reading


def test_a_date_at_the_end_of_a_card_does_not_hide_a_headline() -> None:
    one = view(link("会议签到须知 11-21"), link("全国城市GDP排名发布 2026-03-01"))
    assert [one.part(piece) for piece in one.pieces] == [Part.HEADLINE, Part.HEADLINE]


def test_what_a_dialog_over_an_article_says_is_not_the_article() -> None:
    one = view(heading("要闻"), LONG, node("请先转发本文", in_dialog=True))
    assert [one.reads(piece) for piece in one.pieces] == [True, True, False]


@pytest.mark.parametrize(("text", "part"), [("考核通报", Part.CONTROL), ("全市经济运行情况通报", Part.HEADLINE)])
def test_a_short_control_of_a_function_is_no_headline(text: str, part: Part) -> None:
    (piece,) = view(link(text)).pieces
    assert part_of(piece) is part


def test_the_same_words_without_a_tap_are_a_headline() -> None:
    (piece,) = view("考核通报").pieces
    assert part_of(piece) is Part.HEADLINE
