from collections.abc import Sequence

import pytest

from harness.detect.duty.promotion import detect_promotion
from harness.detect.screen.screen_view import ScreenView
from tests.detect.screen_factory import MASKER, Cell, app, button, heading, judged, node, view


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


def subjects(*rows: Cell | Sequence[Cell]) -> set[str]:
    return {subject for _, subject in judged(list(detect_promotion([view(*rows)], app(), MASKER)))}


def test_spreading_that_is_counted_paid_or_handed_in() -> None:
    for subject, rows in (
        ("share", [["转发党建公众号推文", "每篇 +1"]]),
        ("share", ["大家把创城短视频都转起来,转好的接龙报名字"]),
        ("share", [["所在单位转发率", "91.3%"]]),
        ("share", [["我的转发", "26次"], ["带来阅读", "318"]]),
        ("invite", ["街道要求11月底前入群率达到95%"]),
        ("invite", ["一键发送邀请短信"]),
        ("invite", [["每户至少一人入群", "57 / 64 户"]]),
        ("invite", ["请居民用微信扫码激活"]),
        ("invite", ["邀请奖励说明"]),
        ("download", ["您还未关注“梧桐人社”,长按识别二维码,关注后方可继续申领。"]),
        ("download", ["请党员同志使用手机扫码关注“先锋”微信公众号,关注情况每月通报"]),
        ("download", ["上传安装成功截图"]),
    ):
        assert subject in subjects(*rows), rows


def test_what_is_passed_on_invited_or_loaded_for_oneself() -> None:
    for rows in (
        [["转办", "已转 3 件"]],
        [["分享到朋友圈", "生成海报", "复制链接"]],
        ["把照片发群里,没发的我明早点名"],
        [["招募人数", "62/80"]],
        [["就业推荐", "成功推荐 12 人"]],
        ["“网格长”邀请“某某”加入了群聊"],
        [["小班图层 128.6MB", "未下载"]],
        [["全县三季度主要指标快报.pdf", "下载"]],
        [["2025年度团籍注册", "100%"]],
        [["医保电子凭证", "未激活", "立即激活"]],
        [["应注册 3268 人", "已激活 2971 人"]],
    ):
        assert not subjects(*rows), rows


def test_a_letter_that_orders_an_app_by_its_name_orders_it_though_it_reads_like_an_article() -> None:
    words = "九月开学在即,为方便大家了解学校情况,我们整理了几件入学前的小事,欢迎转告身边的同学,祝大家一切顺利。" * 3
    order = "每位新生在报到前必须安装“青禾云校”和“第二课堂”两个APP,未安装的不予办理宿舍入住。"
    assert "download" in subjects(words, order)
    assert "download" not in subjects(words, "记者了解到,有学校要求学生装多个APP,", order)


def test_a_table_of_what_acts_are_worth_sets_passing_on() -> None:
    rows = [["行为", "单次", "每日上限"], ["签到", "1", "1"], ["转发村务公告", "1", "3"]]
    assert "share" in subjects(*rows)
    assert "share" not in subjects(["转发村务公告", "1", "3"])


def test_a_column_that_counts_for_units_how_often_they_passed_on() -> None:
    assert "share" in subjects(["大队", "点赞", "转发"], ["高新", "214", "180"], ["鼓楼", "199", "162"])
    assert "share" not in subjects(["文章", "点赞", "转发"], ["秋收", "214", "180"], ["护林", "199", "162"])


def test_passing_on_that_is_checked_or_paid_for() -> None:
    assert "share" in subjects(heading("转发审核"), ["待审核", "5"])
    article = "近日,派出所接到多起走失求助。秋冬天黑得早,民警提醒:请给家中老人随身放一张写有电话的卡片。" * 4
    assert "share" in subjects(article, "将本文转发到朋友圈集满20个赞,截图发送至后台,前30名可领取雨伞一把。")
    assert "share" not in subjects(article, "欢迎将本文转发给身边的老人。")
    assert "share" not in subjects(["已转发工单至城管局", "已完成"])


def test_those_who_are_not_in_yet_and_the_ways_to_invite_them() -> None:
    assert "invite" in subjects(
        heading("邀请教职工加入"), ["已加入", "141/168人"], ["未加入名单", "27人"], "通过手机号邀请"
    )
    assert "invite" not in subjects(heading("会议成员"), ["未加入会议", "3人"], "通过手机号邀请")
    assert "invite" in subjects(["推荐人工号", "选填"], ["手机号", "请输入"])


def test_what_may_not_be_passed_on_is_no_duty_to_do_so() -> None:
    assert not subjects("仅限财务条线查阅,请勿截图转发。")
    assert not subjects(heading("赛道补给志愿者"), ["已招募", "86 / 120 人"])


def test_spreading_that_a_table_gives_marks_for() -> None:
    for row, subject in ((["点赞转发", "≥30次", "30"], "share"), (["安装推广", "20", "17"], "invite")):
        assert subject in subjects(heading("考评明细"), ["项", "标准", "得分"], row), row
        assert subject not in subjects(heading("动态"), row), row
    assert not subjects(heading("考评明细"), ["项", "标准", "得分"], ["典型经验推广", "5", "3"])


def test_a_button_that_takes_all_files_installs_nothing() -> None:
    assert not subjects(heading("会议资料"), ["签到表", "36KB"], "全部下载")
    assert not subjects(heading("更新"), "全部安装")


def test_a_page_about_a_dashboard_speaks_of_no_car() -> None:
    text = "每位签约居民须关注公众号并激活健康卡"
    assert "download" in subjects(heading("医疗驾驶舱"), text)
    assert "download" not in subjects(heading("驾驶证"), text)


def test_to_follow_an_account_as_a_task() -> None:
    assert "download" in subjects(["关注“云山发布”公众号", "去完成"])
    assert "download" not in subjects(["关注“云山发布”公众号"])


def test_a_sentence_may_both_install_and_bring_in_others() -> None:
    told = subjects("要求每户至少装好一个“和美云山”,今晚8点前装好,顺便拉上家里年轻人")
    assert {"invite", "download"} <= set(told)
