from datetime import UTC, datetime
from typing import Any

import pytest

from harness.detect.screen.screen_view import ScreenView
from harness.detect.told.privacy_notice import detect_consent_dialog, detect_privacy_policy
from harness.model.event import Event, EventKind, Phase, Source
from harness.model.observation import Channel, Evidence, Observation
from harness.model.screen import Box
from tests.detect.screen_factory import MASKER, app, button, link, node, view

ABOUT = node("请阅读《隐私政策》", in_dialog=True)
AGREE, REFUSE = button("同意并继续", in_dialog=True), button("不同意", in_dialog=True)


def before(*rows: Any, **more: Any) -> ScreenView:
    return view(*rows, phase=Phase.BEFORE_CONSENT, **more)


def consent(**data: Any) -> Event:
    moment = datetime(2026, 11, 22, tzinfo=UTC)
    return Event(5, moment, 0.0, Source.SCENARIO, EventKind.CONSENT, Phase.BEFORE_CONSENT, "launch", data)


def dialogs(views: list[ScreenView], events: list[Event]) -> list[Observation]:
    return list(detect_consent_dialog(views, events, MASKER))


def test_the_policy_with_the_fewest_taps() -> None:
    views = [view(link("隐私政策"), taps=3), view(link("《隐私政策》"), taps=1)]
    (one,) = detect_privacy_policy(views, app(), MASKER)
    assert one.data["taps"] == 1


def test_agreement_read_out_of_signing_in_is_told_unless_a_box_asks_for_it() -> None:
    said = node("登录即代表您已阅读并同意《隐私政策》")
    (implied,) = detect_privacy_policy([view(said, button("登录"))], app(), MASKER)
    asked = [view(node("登录即代表您已阅读并同意《隐私政策》"), node("", kind="checkbox"), button("登录"))]
    (boxed,) = detect_privacy_policy(asked, app(), MASKER)
    assert (implied.data["implied"], boxed.data["implied"]) == (True, False)


def test_an_article_about_privacy_is_no_policy() -> None:
    assert list(detect_privacy_policy([view("我市加强隐私政策宣传工作")], app(), MASKER)) == []


def test_a_dialog_with_a_way_to_refuse() -> None:
    (one,) = dialogs([before(ABOUT, [REFUSE, AGREE])], [])
    assert (one.data["refuse_offered"], one.data["preticked"]) == (True, False)


def test_a_dialog_without_one() -> None:
    (one,) = dialogs([before(ABOUT, AGREE)], [])
    assert one.data["refuse_offered"] is False


@pytest.mark.parametrize(("checked", "taps", "preticked"), [(True, 0, True), (False, 0, False), (True, 1, False)])
def test_a_box_ticked_beforehand(checked: bool, taps: int, preticked: bool) -> None:
    box = node("我已阅读并同意隐私政策", "checkbox", checked=checked, in_dialog=True)
    (one,) = dialogs([before(box, [REFUSE, AGREE], taps=taps)], [])
    assert one.data["preticked"] is preticked


def test_a_dialog_that_only_the_driver_told_of() -> None:
    (one,) = dialogs([], [consent(choice="accepted", dialog=True, refuse_offered=True, preticked=False)])
    assert (one.channel, one.data["refuse_offered"], one.evidence[0].locator) == (Channel.SCENARIO, True, "seq=5")


def test_no_dialog_no_observation() -> None:
    assert dialogs([before("首页", link("隐私政策"))], [consent(choice="unanswered", dialog=False)]) == []


def test_what_the_screen_shows_and_what_the_driver_met_are_two_channels() -> None:
    box = node("我已阅读并同意隐私政策", "checkbox", checked=True, in_dialog=True)
    met = consent(choice="accepted", dialog=True, refuse_offered=True, preticked=True)
    seen = dialogs([before(box, [REFUSE, AGREE])], [met])
    assert [(one.channel, one.data["preticked"]) for one in seen] == [(Channel.UI, True), (Channel.SCENARIO, True)]


def test_the_driver_met_a_ticked_box_once_is_enough() -> None:
    events = [consent(dialog=True, preticked=False), consent(dialog=True, preticked=True), consent(dialog=False)]
    (one,) = dialogs([], events)
    assert one.data == {"refuse_offered": False, "preticked": True}
    assert len(one.evidence) == 2


def test_collection_before_the_answer_stands_beside_the_dialog() -> None:
    early = [Evidence("events.jsonl", "seq=3", "geolocation.getCurrentPosition")]
    met = consent(choice="refused", dialog=True)
    late = list(detect_consent_dialog([before(ABOUT, [REFUSE, AGREE])], [met], MASKER, early))
    assert [one.data["after_collection"] for one in late] == [True, True]
    assert all(one.evidence[-1] == early[0] for one in late)
    assert all("after_collection" not in one.data for one in dialogs([before(ABOUT, [REFUSE, AGREE])], [met]))


def test_a_page_that_asks_by_a_line_to_tick_and_two_answers() -> None:
    told = "上述信息仅用于报名。更多说明见《考生个人信息保护政策》。"
    asked = before("承诺书", told, "☑ 我已知悉并同意上述事项", button("确认，进入报名"), "不同意，返回")
    assert dialogs([asked], [])
    assert not dialogs([before("承诺书", told, button("确认，进入报名"), "不同意，返回")], [])


def test_answers_of_a_dialog_begin_with_what_is_answered() -> None:
    about = node("查看《颐养隐私政策》", in_dialog=True)
    answers = [node("暂不提供", in_dialog=True), node("同意提供", in_dialog=True)]
    (one,) = dialogs([before(about, answers)], [])
    assert one.data["refuse_offered"] is True


def test_a_line_of_links_names_the_policy() -> None:
    for line in (
        "了解更多：《碳普惠隐私保护指引》《碳账户规则》",
        "服务协议与隐私政策",
        "患者隐私告知书",
        "小程序隐私保护指引",
    ):
        assert list(detect_privacy_policy([view("关于", line)], app(), MASKER)), line
    for line in ("保护个人隐私从我做起", "隐私泄露怎么办", "用户协议"):
        assert not list(detect_privacy_policy([view("关于", line)], app(), MASKER)), line


def test_a_pale_sentence_is_no_field_of_a_page_that_asks() -> None:
    pale = node("请选择您愿意授权的信息，随时可以修改", "input")
    told = "点击“同意以上选择”表示您已阅读《隐私政策》。"
    assert dialogs([before("隐私授权", pale, told, button("同意以上选择"), "全部不同意")], [])


def test_a_consent_is_asked_for_by_what_is_taken_and_answered_in_many_words() -> None:
    for rows in (
        ("监护人同意书", "要登记孩子的学校和身体状况,并拍一张近照存档。", "我是监护人,同意采集", "不同意"),
        ("请先看:隐私保护说明", "好,我同意", "不同意,只看看"),
        ("政策更新提示", "修订了社区公约,请确认后继续", "我同意", "不同意并退出"),
        ("敏感个人信息处理", "我们需要处理您的健康档案", "单独同意", "不同意"),
        ("调阅授权", "我们将查询您近三年的就诊记录", "同意授权", "暂不授权,仅挂号"),
    ):
        assert dialogs([before(*rows)], []), rows
    for rows in (("版本更新", "优化体验", "立即更新", "稍后"), ("调解方案", "请您确认", "同意", "不同意")):
        assert not dialogs([before(*rows)], []), rows


def test_a_policy_is_named_in_the_sentence_that_is_agreed_to() -> None:
    def named(*rows: Any) -> bool:
        return bool(list(detect_privacy_policy([view(*rows)], app(), MASKER)))

    lines = (
        node("请先阅《个人信息处理规则(隐", box=Box(20, 200, 300, 20)),
        node("私政策)》。", box=Box(20, 222, 90, 20)),
    )
    assert named(*lines, ["拒绝", "同意"])
    assert not named(*lines, ["上一条", "下一条"])
    assert not named(node("个人信息收集授权书", in_dialog=True))


def test_a_policy_by_a_short_name_of_its_own() -> None:
    for text in ("隐私政策概要", "隐私保护", "服务隐私及数据提示›"):
        assert list(detect_privacy_policy([view("关于", "版本 2.0", text)], app(), MASKER)), text
    for text in ("隐私设置", "保护隐私从我做起", "个人中心"):
        assert not list(detect_privacy_policy([view("关于", "版本 2.0", text)], app(), MASKER)), text
