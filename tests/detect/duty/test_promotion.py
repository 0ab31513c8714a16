import pytest

from harness.detect.duty.promotion import detect_promotion
from harness.detect.screen.screen_view import ScreenView
from tests.detect.screen_factory import MASKER, app, button, heading, judged, node, view


@pytest.mark.parametrize(
    ("page", "subject"),
    [
        (view("请先分享到工作群后继续使用"), "share"),
        (view("转发后才能查看全文"), "share"),
        (view("分享至3个群"), "share"),
        (view(["邀请人数", "3人"]), "invite"),
        (view("还需邀请2人"), "invite"),
        (view(button("邀请好友")), "invite"),
        (view("全员下载，应装尽装"), "download"),
    ],
)
def test_duties_to_spread_the_app(page: ScreenView, subject: str) -> None:
    assert judged(list(detect_promotion([page], app(), MASKER))) == [("promotion", subject)]


@pytest.mark.parametrize(
    "page",
    [
        view(button("分享")),
        view(button("转发给同事")),
        view("扫码下载"),
        view("不得强制推广，严禁必须下载"),
        view(button("分享给好友")),
    ],
)
def test_a_plain_share_button_is_none(page: ScreenView) -> None:
    assert judged(list(detect_promotion([page], app(), MASKER))) == []


def test_a_forced_share_over_an_article_is_seen() -> None:
    article = "为进一步优化营商环境，我市近日公布了最新的政策措施，自发布之日起施行，请各单位结合实际认真贯彻执行。" * 3
    page = view(heading("要闻"), article, node("请先转发本文", in_dialog=True))
    assert judged(list(detect_promotion([page], app(), MASKER))) == [("promotion", "share")]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("教职工必须人人下载、人人注册,不得遗漏。", "download"),
        ("各支部每日至少转发5篇,完成后报办公室。", "share"),
        ("要求全员转发,转发率纳入支部考核。", "share"),
    ],
)
def test_what_all_are_to_do(text: str, subject: str) -> None:
    assert ("promotion", subject) in judged(list(detect_promotion([view(text)], app(), MASKER)))


@pytest.mark.parametrize("text", ["你在本支部排名第4,距第3名还差12分", "业主不得擅自安装充电桩", "办公室转发省厅通知"])
def test_gaps_to_the_next_and_things_are_no_promotion(text: str) -> None:
    assert judged(list(detect_promotion([view(text)], app(), MASKER))) == []


@pytest.mark.parametrize(
    ("headline", "seen"),
    [
        ("关于推广使用的要求", True),
        ("关于下载安装政务客户端的通知", True),
        ("关于推广使用节水器具的通知", False),
        ("关于安全生产工作的通知", False),
    ],
)
def test_a_notice_that_orders_the_app_to_be_spread_demands_it(headline: str, seen: bool) -> None:
    page = view(heading("重要通知"), heading(headline), "机关干部必须安装,家属人人安装,本周完成。")
    assert (judged(list(detect_promotion([page], app(), MASKER))) == [("promotion", "download")]) is seen
